#pragma once

#include <string>
#include <string_view>

namespace khabar::page {

/// Mends UTF-8 that somebody read as another charset and encoded again ("mojibake"): each letter
/// beyond ASCII then stands as two or three characters. Up to three such readings, one on top of
/// the other, are undone. The text is changed only where the gain is sure:
///
/// - a run of broken letters of one script other than Latin that is long (200 letters), or shorter
///   (8) and most of what the text says: a run ends at letters that are whole, so a page that is
///   broken in part is mended in part, and a text that shows an example of mojibake keeps it;
/// - Latin letters and signs (quotes, dashes) where the text has 4 of them or more and nearly
///   nothing else beyond ASCII.
///
/// Bytes that were lost on the way (the charset has no character for them) stay lost. Letters that
/// were written as entities of HTML are not looked at. A text without broken letters is only
/// searched, at the speed of memchr.
///
/// text     well-formed UTF-8; stays so
/// returns  the charset it was read as: "windows-1252" (which holds latin1), "windows-1256", or
///          empty: nothing was changed
std::string_view mend_mojibake(std::string& text);

}  // namespace khabar::page
