#include "folded.h"

#include "khabar/text/fold.h"
#include "khabar/text/tokens.h"

namespace khabar::compile {

namespace {

/// What the readers of names pass over between two words (mentions/phrase.h).
bool is_passed_over(std::string_view sign) {
    return sign == "\"" || sign == "_" || sign == "#" || sign == "'" || sign == "\xE2\x80\x9C" ||
           sign == "\xE2\x80\x9D" || sign == "\xC2\xAB" || sign == "\xC2\xBB";
}

std::string english_phrase(std::string_view phrase) {
    const auto size = static_cast<std::uint32_t>(phrase.size());
    const Document document(Origin{}, LanguageId::english, std::string(phrase),
                            {{BlockKind::paragraph, {0, size}, LanguageId::english}});
    std::string key;
    for (const Token& token : split_tokens(document).tokens) {
        const std::string_view word = document.text(token.span);
        if (token.kind != TokenKind::word && is_passed_over(word)) {
            continue;
        }
        const std::string folded = fold(word, LanguageId::english);
        if (!folded.empty()) {
            // a point that ends an abbreviation is part of it inside a text: "Wis."
            key += key.empty() || folded == "." ? "" : " ";
            key += folded;
        }
    }
    return key;
}

}  // namespace

std::string folded_phrase(std::string_view phrase, LanguageId language) {
    if (language == LanguageId::english) {
        return english_phrase(phrase);
    }
    std::string key;
    while (!phrase.empty()) {
        const std::size_t gap = phrase.find_first_of(" -/");
        const std::string word = fold(phrase.substr(0, gap), language);
        if (!word.empty()) {
            key += key.empty() ? "" : " ";
            key += word;
        }
        phrase = gap == std::string_view::npos ? std::string_view() : phrase.substr(gap + 1);
    }
    return key;
}

}  // namespace khabar::compile
