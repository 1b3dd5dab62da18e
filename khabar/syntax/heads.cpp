#include "khabar/syntax/heads.h"

#include <algorithm>

namespace khabar::syntax {

namespace {

constexpr std::uint32_t max_before = 4;  // why: "new United Nations trade sanctions"

/// What may stand before the head of an English noun phrase, or be it.
bool is_inside(const ReadText& text, std::uint32_t token) {
    if (text.kind(token) == TokenKind::punctuation) {
        return false;
    }
    const Features& word = text.best(token).features;
    return word.part != PartOfSpeech::adposition && word.part != PartOfSpeech::coordinator &&
           word.role != WordRole::relative;
}

}  // namespace

std::uint32_t head_token(const ReadText& text, TokenRange phrase) {
    if (text.language() == LanguageId::arabic) {
        return phrase.begin;
    }
    std::uint32_t at = phrase.begin;
    while (at + 1 < phrase.end && is_inside(text, at + 1)) {
        ++at;
    }
    return at;
}

std::uint32_t first_word(const ReadText& text, TokenRange phrase) {
    const std::uint32_t head = head_token(text, phrase);
    return std::max(phrase.begin, head < max_before ? 0 : head - max_before + 1);
}

}  // namespace khabar::syntax
