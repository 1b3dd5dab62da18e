#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "khabar/input/byte_stream.h"

namespace khabar::input {

/// Reads a stream of bytes in pieces: lines, so many bytes, all.
class ByteReader {
public:
    enum class End : std::uint8_t { done, line, too_long, failed };

    explicit ByteReader(std::unique_ptr<ByteStream> stream);

    /// The first bytes, at most `peek_bytes`, without taking them.
    std::string_view peek();
    /// Replaces `line` by the next line without its LF. `line`: there was one; `done`: there is
    /// none; `too_long`: over `limit` bytes, the rest of it was skipped, `line` holds its head.
    End read_line(std::string& line, std::size_t limit);
    /// Replaces `bytes` by all that is left. `line` (even of nothing), `too_long` or `failed`.
    End read_all(std::string& bytes, std::size_t limit);
    /// Appends up to `count` bytes to `bytes`, and tells how many: fewer at the end or a fault.
    std::size_t take(std::string& bytes, std::size_t count);
    /// Goes up to `count` bytes on, and tells how many: fewer at the end or a fault. Memory and, of
    /// a plain file, time do not grow with `count`.
    std::uint64_t skip(std::uint64_t count);

    /// How many bytes of the stream were taken.
    [[nodiscard]] std::uint64_t position() const noexcept { return filled_ - (end_ - begin_); }
    /// How many bytes the stream had to give, those that were given twice counted twice.
    [[nodiscard]] std::uint64_t bytes_read() const noexcept { return read_; }
    /// Goes to byte `at`; false, and nothing changes, where the stream cannot.
    bool seek(std::uint64_t at);
    /// Asks the stream again, which had come to an end. position() counts from there.
    void restart();
    [[nodiscard]] const Error* fault() const { return stream_->fault(); }

    static constexpr std::size_t peek_bytes = 4096;

private:
    bool fill();  ///< false at the end, or on a fault

    std::unique_ptr<ByteStream> stream_;
    bool ended_ = false;
    std::string buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::uint64_t filled_ = 0;  ///< up to which byte of the stream the buffer goes
    std::uint64_t read_ = 0;
};

}  // namespace khabar::input
