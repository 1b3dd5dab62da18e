#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "khabar/input/byte_reader.h"
#include "khabar/input/json_line.h"
#include "khabar/input/source.h"

namespace khabar::input {

/// One file, standard input, or JSON that is there already.
class FileSource final : public Source {
public:
    /// path       "-" is standard input; look at is_open() after
    /// name_is_id whether the file's name without extension is the id of its page
    FileSource(const std::string& path, InputKind kind, bool name_is_id);
    /// bytes  what a file would hold; `where` stands for its path in errors
    FileSource(std::string bytes, std::string where, InputKind kind);

    [[nodiscard]] bool is_open() const noexcept { return reader_.is_open(); }
    std::optional<Input> next() override;

private:
    void start();
    [[nodiscard]] std::string id() const;
    [[nodiscard]] Input broken_file();
    std::optional<Input> only_page();
    std::optional<Input> next_line();
    std::optional<Input> next_element();

    std::string path_;
    bool name_is_id_;
    ByteReader reader_;
    InputKind kind_;
    bool started_ = false;
    bool done_ = false;
    bool whole_json_ = false;
    std::size_t number_ = 0;  ///< the line, or the element, that was last read
    std::string line_;
    std::vector<std::string> elements_;
    JsonReader json_;
};

}  // namespace khabar::input
