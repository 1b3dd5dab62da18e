#pragma once

#include <string>
#include <string_view>

namespace khabar::page {

/// The charset label that the first 4096 bytes of a page declare, lower case, or empty: <meta
/// charset>, <meta http-equiv=content-type content="...; charset=...">, or an XML declaration.
/// Comments and the attributes of other tags declare nothing.
///
/// source  https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding
std::string declared_charset(std::string_view html);

}  // namespace khabar::page
