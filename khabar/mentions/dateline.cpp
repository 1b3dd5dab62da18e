#include "khabar/mentions/dateline.h"

#include <algorithm>
#include <string_view>

namespace khabar::times {

bool closes_dateline(const ReadText& text, TokenRange sentence, std::uint32_t end) {
    constexpr std::uint32_t reach = 8;  // why: two agencies in brackets
    const std::uint32_t top = std::min(sentence.end, end + reach);
    for (std::uint32_t at = end; at < top; ++at) {
        const std::string_view sign = text.words(at);
        if (sign == "-" || sign == "--" || sign == "\xE2\x80\x93" || sign == "\xE2\x80\x94") {
            return true;
        }
        if (text.kind(at) == TokenKind::word &&
            text.best(at).features.verb_form == VerbForm::finite) {
            return false;
        }
    }
    return false;
}

}  // namespace khabar::times
