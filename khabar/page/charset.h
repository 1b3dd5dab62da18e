#pragma once

#include <string>
#include <string_view>

#include "khabar/core/expected.h"

namespace khabar::page {

/// A text in UTF-8, and what it was before.
struct DecodedText {
    std::string text;     ///< well-formed; bad bytes are U+FFFD; no byte order mark
    std::string charset;  ///< the name that ICU or the page gives it, e.g. "windows-1256"
};

/// Turns the bytes of a page or a plain text into UTF-8. The first that answers decides: a byte
/// order mark (UTF-8, 16, 32); UTF-16 without one, by its shape; bytes that are UTF-8; the page's
/// own <meta charset>; a guess from the bytes (uchardet). UTF-8 goes before <meta>, since text in
/// another charset is almost never UTF-8 by chance, and old templates lie. Only charsets that ICU
/// lists are opened; no name from a page reaches a file. Errors: not_text (pictures, archives,
/// programs; more than 1 in 100 bytes is a control).
///
/// declared  the charset that the server names (HTTP Content-Type), or empty; it goes before <meta>
Expected<DecodedText> decode_text(std::string_view bytes, std::string_view declared = {});

/// The charset that the first 4096 bytes of a page declare (meta charset, http-equiv, or an XML
/// declaration), lower case, or empty.
std::string declared_charset(std::string_view html);

}  // namespace khabar::page
