#pragma once

#include <string>
#include <string_view>

namespace khabar::page {

/// `href` as an absolute address (http or https); one that begins with "/" or "//" is seen from
/// `base`. Empty where that cannot be told. Other relative ones are not followed.
std::string absolute_address(std::string_view href, std::string_view base);

/// Whether an address is that of a site's front page: a host without a path.
bool is_front_page(std::string_view address);

}  // namespace khabar::page
