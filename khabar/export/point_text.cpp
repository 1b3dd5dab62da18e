#include "khabar/export/point_text.h"

#include <cstddef>

#include "khabar/core/utf8.h"

namespace khabar::exports {

PointText::PointText(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size(); at += decode_at(text, at).length, ++size_) {
        if (size_ % stride == 0) {
            marks_.push_back(static_cast<std::uint32_t>(at));
        }
    }
}

std::size_t PointText::byte_of(std::uint32_t point) const {
    if (point >= size_) {
        return text_.size();
    }
    std::size_t at = marks_[point / stride];
    for (std::uint32_t i = point % stride; i > 0; --i) {
        at += decode_at(text_, at).length;
    }
    return at;
}

std::optional<std::string_view> PointText::words(Span points) const {
    if (points.empty() || points.end > size_) {
        return std::nullopt;
    }
    const std::size_t begin = byte_of(points.begin);
    return text_.substr(begin, byte_of(points.end) - begin);
}

}  // namespace khabar::exports
