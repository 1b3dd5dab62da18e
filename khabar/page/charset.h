#pragma once

#include <string>
#include <string_view>

#include "khabar/core/expected.h"

namespace khabar::page {

/// A text in UTF-8, and what it was before.
struct DecodedText {
    std::string text;     ///< well-formed; bad bytes are U+FFFD; no byte order mark
    std::string charset;  ///< by ICU's name, e.g. "windows-1256"
    std::string mended;   ///< the charset that its UTF-8 was read as (mojibake.h), or empty
};

/// Turns the bytes of a page or a plain text into UTF-8. The first that answers decides: a byte
/// order mark (UTF-8, 16, 32); UTF-16 without one, by its shape; bytes that are UTF-8; the server's
/// word; the page's own (charset_prescan.h); a guess from the bytes (uchardet). UTF-8 goes before
/// the declarations, since text in another charset is almost never UTF-8 by chance, and old
/// templates lie. A declared UTF-8 that is none is guessed. Only charsets that ICU lists are
/// opened; no name from a page reaches a file. Text that was encoded twice is mended (mojibake.h).
/// Errors: not_text (pictures, archives, programs; more than 1 in 100 bytes is a control).
///
/// declared  the charset that the server names (HTTP Content-Type), or empty
Expected<DecodedText> decode_text(std::string_view bytes, std::string_view declared = {});

}  // namespace khabar::page
