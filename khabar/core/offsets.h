#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "khabar/core/span.h"

namespace khabar {

/// Turns byte offsets of one UTF-8 text into code points (records, Python). The text must outlive
/// it. Look-ups count at most `stride` bytes from the nearest mark.
class CodePointOffsets {
public:
    explicit CodePointOffsets(std::string_view text);
    /// Code points before byte `at`. Precondition: at <= text.size(), on a character's border.
    [[nodiscard]] std::uint32_t at(std::uint32_t byte) const;
    [[nodiscard]] Span span(Span bytes) const { return {at(bytes.begin), at(bytes.end)}; }

private:
    static constexpr std::uint32_t stride = 64;  // why: one count over 64 bytes is ~5 ns
    std::string_view text_;
    std::vector<std::uint32_t> marks_;  ///< code points before byte i * stride
};

}  // namespace khabar
