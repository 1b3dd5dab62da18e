#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace khabar::input {

/// Reads a file, standard input, or bytes that are there already, in pieces.
class ByteReader {
public:
    enum class End : std::uint8_t { done, line, too_long, failed };

    /// "-" is standard input. Look at is_open() after.
    explicit ByteReader(const std::string& path);
    struct Bytes {
        std::string held;
    };
    explicit ByteReader(Bytes bytes);
    ~ByteReader();
    ByteReader(const ByteReader&) = delete;
    ByteReader& operator=(const ByteReader&) = delete;

    [[nodiscard]] bool is_open() const noexcept { return file_ >= 0; }
    /// The first bytes, at most `peek_bytes`, without taking them.
    std::string_view peek();
    /// Replaces `line` by the next line without its LF. `line`: there was one; `done`: there is
    /// none; `too_long`: over `limit` bytes, the rest of it was skipped, `line` holds its head.
    End read_line(std::string& line, std::size_t limit);
    /// Replaces `bytes` by all that is left. `line` (even of nothing), `too_long` or `failed`.
    End read_all(std::string& bytes, std::size_t limit);

    static constexpr std::size_t peek_bytes = 4096;

private:
    bool fill();  ///< false at the end, or on a failure (failed_)

    int file_ = -1;
    bool own_ = false;
    bool failed_ = false;
    bool ended_ = false;
    std::string buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace khabar::input
