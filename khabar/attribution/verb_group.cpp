#include "khabar/attribution/verb_group.h"

namespace khabar::attribution {

namespace {

constexpr std::uint32_t max_group = 6;  // why: "may not yet have been fully"

bool stands_in_group(const ReadText& text, std::uint32_t token) {
    const Features& word = text.best(token).features;
    return word.part == PartOfSpeech::auxiliary || word.part == PartOfSpeech::adverb ||
           (word.part == PartOfSpeech::particle && word.role == WordRole::negation);
}

bool is_to(const ReadText& text, std::uint32_t token) {
    return text.folded(token) == "to" && text.best(token).features.part != PartOfSpeech::adposition;
}

}  // namespace

std::uint32_t verb_group_begin(const ReadText& text, std::uint32_t verb, std::uint32_t begin) {
    std::uint32_t at = verb;
    while (text.language() == LanguageId::english && at > begin && verb - at < max_group &&
           stands_in_group(text, at - 1)) {
        --at;
    }
    return at;
}

bool is_infinitive(const ReadText& text, std::uint32_t verb, std::uint32_t begin) {
    const std::uint32_t first = verb_group_begin(text, verb, begin);
    return text.language() == LanguageId::english && first > begin && is_to(text, first - 1);
}

bool says_none(const ReadText& text, std::uint32_t token) {
    const Features& word = text.best(token).features;
    return text.language() == LanguageId::english && word.role == WordRole::negation &&
           (word.part == PartOfSpeech::determiner || word.part == PartOfSpeech::pronoun);
}

}  // namespace khabar::attribution
