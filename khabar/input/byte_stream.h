#pragma once

#include <cstddef>
#include <cstdint>

#include "khabar/core/expected.h"

namespace khabar::input {

/// Bytes one after another, wherever they come from and whatever was undone on the way.
class ByteStream {
public:
    ByteStream() = default;
    virtual ~ByteStream() = default;
    ByteStream(const ByteStream&) = delete;
    ByteStream& operator=(const ByteStream&) = delete;

    /// Up to `most` bytes, fewer where no more are at hand. 0: the end, or a fault.
    virtual std::size_t read(char* to, std::size_t most) = 0;
    /// What ended it before its end: io, bad_archive or too_large, without a place. nullptr:
    /// nothing did.
    [[nodiscard]] virtual const Error* fault() const { return nullptr; }
    /// Goes to byte `at` of it, counted from where it began. False, and nothing changes, where that
    /// cannot be done or there is no such byte.
    virtual bool seek(std::uint64_t at);
    /// How many bytes it has, where it knows; else 0. For a guess at memory, never believed.
    [[nodiscard]] virtual std::uint64_t size_hint() const { return 0; }
};

inline bool ByteStream::seek(std::uint64_t /*at*/) {
    return false;
}

}  // namespace khabar::input
