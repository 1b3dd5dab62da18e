#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "khabar/input/source.h"

namespace khabar::input {

/// What a server says of the bytes it sends: HTTP's Content-Type.
struct ContentType {
    std::string media;    ///< "text/html", small letters, or empty
    std::string charset;  ///< as the server writes it, without quotes, or empty
};

/// `header`  the value: "text/html; charset=windows-1256"; of several, divided by commas, the first
///           media type counts. Blanks and commas end it as semicolons do. What cannot be read is
///           left out.
ContentType read_content_type(std::string_view header);

/// The kind of what the server calls `media`: automatic where it says nothing, or that it does not
/// know; nothing for what is no text.
std::optional<InputKind> kind_by_media(std::string_view media);

}  // namespace khabar::input
