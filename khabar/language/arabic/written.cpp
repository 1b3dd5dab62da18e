#include "khabar/language/arabic/written.h"

#include "khabar/core/utf8.h"

namespace khabar::arabic {

std::u32string decode(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode_at(text, at);
        out.push_back(c.value);
        at += c.length;
    }
    return out;
}

std::string encode(std::u32string_view letters) {
    std::string out;
    for (const char32_t c : letters) {
        append_utf8(out, c);
    }
    return out;
}

}  // namespace khabar::arabic
