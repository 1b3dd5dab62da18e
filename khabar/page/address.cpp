#include "khabar/page/address.h"

#include <algorithm>

#include "khabar/page/lines.h"

namespace khabar::page {

namespace {

// The length of "https://host"; 0 when the address does not begin so.
std::size_t end_of_host(std::string_view address) {
    const std::size_t scheme = address.starts_with("https://")  ? 8
                               : address.starts_with("http://") ? 7
                                                                : 0;
    const std::size_t end = std::min(address.find_first_of("/?#", scheme), address.size());
    return scheme > 0 && end > scheme ? end : 0;
}

}  // namespace

std::string absolute_address(std::string_view href, std::string_view base) {
    const Span inner = trim(href, {0, static_cast<std::uint32_t>(href.size())});
    href = href.substr(inner.begin, inner.end - inner.begin);
    if (end_of_host(href) > 0) {
        return std::string(href);
    }
    const std::size_t host = end_of_host(base);
    if (host == 0 || !href.starts_with("/")) {
        return {};
    }
    return std::string(base.substr(0, href.starts_with("//") ? base.find("//") : host)) +
           std::string(href);
}

bool is_front_page(std::string_view address) {
    const std::string_view path = address.substr(end_of_host(address));
    return path.empty() || path == "/";
}

}  // namespace khabar::page
