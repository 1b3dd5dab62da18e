#pragma once

#include <string>
#include <string_view>

namespace khabar::page {

/// The words of a page in ordinary letters: presentation forms become the letters that they stand
/// for (text/arabic_forms.h), and characters that show nothing go: bidi controls, soft hyphens,
/// zero-width spaces and joiners, byte order marks. The non-joiner (U+200C) stays: in Persian and
/// Kurdish it is spelling, and folding ignores it where it is not. Text in visual order (reversed)
/// stays so.
///
/// text  well-formed UTF-8
std::string plain_letters(std::string_view text);

}  // namespace khabar::page
