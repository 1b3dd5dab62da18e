#pragma once

#include <cstdint>

namespace khabar {

/// A half-open range of bytes, [begin, end), in the UTF-8 text of one Document.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    auto operator<=>(const Span&) const = default;
    [[nodiscard]] bool empty() const noexcept { return begin >= end; }
    [[nodiscard]] bool holds(const Span& other) const noexcept {
        return begin <= other.begin && other.end <= end;
    }
};

/// A half-open range of tokens of one Tokens.
struct TokenRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    auto operator<=>(const TokenRange&) const = default;
    [[nodiscard]] bool empty() const noexcept { return begin >= end; }
    [[nodiscard]] bool holds(std::uint32_t token) const noexcept {
        return begin <= token && token < end;
    }
    [[nodiscard]] bool overlaps(const TokenRange& other) const noexcept {
        return begin < other.end && other.begin < end;
    }
};

}  // namespace khabar
