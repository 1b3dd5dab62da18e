#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "khabar/input/byte_reader.h"
#include "khabar/input/byte_stream.h"
#include "khabar/input/json_array.h"
#include "khabar/input/json_line.h"
#include "khabar/input/source.h"

namespace khabar::input {

/// One page, or the documents of NDJSON or a JSON array: a file, standard input, a member of an
/// archive, or bytes that are there already.
class FileSource final : public Source {
public:
    struct About {
        std::string id;      ///< of a page, and of what cannot be read; or empty
        std::string where;   ///< in errors; of a line with ":LINE" behind it
        bool named = false;  ///< whether the page's Origin has the id too
        bool amid = false;   ///< the bytes begin amid a file's lines: no JSON array begins there
    };
    /// kind  html, text or ndjson
    FileSource(std::unique_ptr<ByteStream> bytes, About about, InputKind kind);

    std::optional<Input> next() override;

private:
    void start();
    [[nodiscard]] Input broken_file();
    std::optional<Input> only_page();
    std::optional<Input> next_line();
    std::optional<Input> next_element();
    std::optional<Input> read_elements();

    About about_;
    ByteReader reader_;
    InputKind kind_;
    bool started_ = false;
    bool done_ = false;
    bool whole_json_ = false;
    std::size_t number_ = 0;  ///< the line, or the element, that was last read
    std::string line_;
    JsonObjects objects_;  ///< of a JSON file that is no NDJSON; they lie in `line_`
    JsonReader json_;
};

}  // namespace khabar::input
