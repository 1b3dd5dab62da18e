#pragma once

#include <string_view>

#include "khabar/page/html_tree.h"

namespace khabar::page {

/// The element of HTML that one of AMP stands for, so that what is inside is read, or not, as
/// there: "amp-img" is an img, "amp-ad" is never text. All others are `other`. source
/// https://amp.dev/documentation/components/
Tag amp_tag(std::string_view name);

}  // namespace khabar::page
