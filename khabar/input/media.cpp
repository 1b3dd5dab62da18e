#include "khabar/input/media.h"

#include <algorithm>
#include <array>

#include "khabar/input/content_type.h"

namespace khabar::input {

bool takes_pages(std::string_view media) {
    return kind_by_media(media).has_value();
}

bool takes_feeds(std::string_view media) {
    static constexpr std::array<std::string_view, 5> others = {
        "text/xml", "application/xml", "application/gzip", "application/x-gzip",
        "application/octet-stream"};
    return takes_pages(media) || media.ends_with("+xml") ||
           std::find(others.begin(), others.end(), media) != others.end();
}

bool takes_all(std::string_view /*media*/) {
    return true;
}

}  // namespace khabar::input
