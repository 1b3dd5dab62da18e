#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "khabar/input/byte_stream.h"

namespace khabar::input {

/// Bytes as they lie in a file or a range of it, come from standard input, or are there already.
/// Standard input is not gone back in, also where it is a file: who shares it may have moved it.
class RawBytes final : public ByteStream {
public:
    static constexpr std::uint64_t to_the_end = std::numeric_limits<std::uint64_t>::max();
    static constexpr std::size_t peek_bytes = 4096;

    /// path        "-" is standard input; look at is_open() after
    /// begin, end  offsets in the file: from the one up to the other, or where the file ends
    explicit RawBytes(const std::string& path, std::uint64_t begin = 0,
                      std::uint64_t end = to_the_end);
    struct Bytes {
        std::string held;
    };
    explicit RawBytes(Bytes bytes);
    ~RawBytes() override;

    [[nodiscard]] bool is_open() const noexcept { return open_errno_ == 0; }
    /// Why it is not open; nothing: it is. path: as its Error names it
    [[nodiscard]] std::optional<Error> fault_of_opening(const std::string& path) const;
    /// The first bytes, at most `peek_bytes`, without taking them. Before the first read.
    std::string_view peek();
    /// `read` is given every byte once, in order, from then on. A watched stream cannot seek.
    void watch(std::function<void(std::string_view)> read) { watch_ = std::move(read); }
    /// Before each read of what may keep it waiting (a pipe, a terminal) `stopped` is asked, and
    /// now and then while it waits: true ends the bytes there, with a fault.
    void stop_when(std::function<bool()> stopped) { stopped_ = std::move(stopped); }
    /// Where in the file its first byte lies.
    [[nodiscard]] std::uint64_t begin() const noexcept { return begin_; }

    std::size_t read(char* to, std::size_t most) override;
    [[nodiscard]] const Error* fault() const override { return fault_ ? &*fault_ : nullptr; }
    bool seek(std::uint64_t at) override;
    [[nodiscard]] std::uint64_t size_hint() const override;

private:
    std::size_t read_file(char* to, std::size_t most);
    [[nodiscard]] bool wait() const;

    int file_ = -1;  ///< nothing: all there is stands in `held_`
    int open_errno_ = 0;
    bool own_ = false;
    bool ended_ = false;  ///< a terminal's end is asked for once
    std::uint64_t begin_ = 0;
    std::uint64_t end_ = to_the_end;
    std::uint64_t next_ = 0;   ///< offset in the file of what its descriptor gives next
    std::string held_;         ///< what was read, or is there, and was not yet taken ...
    std::size_t held_at_ = 0;  ///< ... from here on
    std::optional<Error> fault_;
    std::function<void(std::string_view)> watch_;
    std::function<bool()> stopped_;
};

}  // namespace khabar::input
