#include "khabar/text/arabic_forms.h"

#include <cstdint>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace khabar {

namespace {

constexpr char32_t tatweel = 0x0640;

}  // namespace

std::optional<FormLetters> letters_of_form(char32_t c) {
    if (!is_presentation_form(c)) {
        return std::nullopt;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const nfkc = icu::Normalizer2::getNFKCInstance(status);
    icu::UnicodeString parts;
    if (U_FAILURE(status) || !nfkc->getRawDecomposition(static_cast<UChar32>(c), parts)) {
        return std::nullopt;
    }
    FormLetters out;
    for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
        const auto part = static_cast<char32_t>(parts.char32At(at));
        if (at == 0 && parts.length() > 1 && (part == U' ' || part == tatweel)) {
            continue;  // what carries a mark
        }
        if (part == U' ' || is_presentation_form(part) || out.count == out.letters.size()) {
            return std::nullopt;
        }
        out.letters[out.count++] = part;
    }
    return out;
}

}  // namespace khabar
