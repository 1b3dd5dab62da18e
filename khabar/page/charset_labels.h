#pragma once

#include <string_view>

namespace khabar::page {

/// The charset, by ICU's name, that the web means by a label, or empty. A label names the largest
/// charset that pages under it use: "iso-8859-1" is windows-1252, "gb2312" is gb18030.
///
/// label   lower case, without white space
/// source  https://encoding.spec.whatwg.org/#names-and-labels, with three differences. The labels
///         of UTF-16, 32 and 7 are UTF-8: a declaration that can be read as ASCII cannot be true.
///         "x-user-defined" is windows-1252, as in a <meta> of the standard. "x-windows-1256",
///         "win-1256" and "windows1256" are added: old Arabic templates write them. The labels
///         that the standard makes "replacement" (stateful ones) are left to ICU: nothing that the
///         page says is run here.
std::string_view charset_of_label(std::string_view label);

}  // namespace khabar::page
