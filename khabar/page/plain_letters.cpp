#include "khabar/page/plain_letters.h"

#include <cstddef>

#include "khabar/core/utf8.h"
#include "khabar/text/arabic_forms.h"

namespace khabar::page {

namespace {

bool shows_nothing(char32_t c) {
    return c == 0xAD || c == 0x61C || c == 0x200B || (c >= 0x200D && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

// The first bytes of all that is changed here; D8 of U+061C is that of common letters too.
bool may_change(std::string_view text, std::size_t at) {
    const char c = text[at];
    return c == '\xEF' || c == '\xE2' || c == '\xC2' ||
           (c == '\xD8' && at + 1 < text.size() && text[at + 1] == '\x9C');
}

}  // namespace

std::string plain_letters(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (!may_change(text, at)) {
            ++at;
            continue;
        }
        const CodePoint next = decode_at(text, at);
        const auto form = letters_of_form(next.value);
        if (form || shows_nothing(next.value)) {
            out += text.substr(done, at - done);
            for (std::size_t i = 0; form && i < form->count; ++i) {
                append_utf8(out, form->letters[i]);
            }
            done = at + next.length;
        }
        at += next.length;
    }
    out += text.substr(done);
    return out;
}

}  // namespace khabar::page
