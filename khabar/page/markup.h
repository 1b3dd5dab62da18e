#pragma once

#include <string>
#include <string_view>

namespace khabar::page {

/// `text` with its character references decoded once: numbers, and the names that pages use in
/// running text (Latin-1, dashes, quotes). What is no reference stays as it stands. For strings
/// that went through an HTML escape before they came into an attribute or a JSON string.
std::string decode_references(std::string_view text);

/// The words of a piece of HTML inside a JSON string: tags and comments gone, references decoded
/// (twice where they were escaped twice), an end of line where a block or a <br> ends one, no empty
/// lines, no other run of white space. A lone "<" stays.
std::string text_of_markup(std::string_view html);

}  // namespace khabar::page
