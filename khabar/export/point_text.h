#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "khabar/core/span.h"

namespace khabar::exports {

/// A text whose words are asked for by code points, as records give them. The text outlives it.
class PointText {
public:
    explicit PointText(std::string_view text);
    /// How many code points it has.
    [[nodiscard]] std::uint32_t size() const { return size_; }
    /// The words between two code points; nothing where the span is empty or leaves the text.
    [[nodiscard]] std::optional<std::string_view> words(Span points) const;

private:
    static constexpr std::uint32_t stride = 64;  // why: at most 64 steps from a mark
    [[nodiscard]] std::size_t byte_of(std::uint32_t point) const;

    std::string_view text_;
    std::vector<std::uint32_t> marks_;  ///< byte of code point i * stride
    std::uint32_t size_ = 0;
};

}  // namespace khabar::exports
