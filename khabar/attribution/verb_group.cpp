#include "khabar/attribution/verb_group.h"

namespace khabar::attribution {

namespace {

constexpr std::uint32_t max_group = 6;      // why: "may not yet have been fully"
constexpr std::uint32_t max_described = 3;  // why: "no lasting peace deal"

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

std::optional<std::uint32_t> word_for_none(const ReadText& text, std::uint32_t first,
                                           std::uint32_t begin) {
    if (first > begin && text.folded(first - 1) == "not") {
        return first - 1;
    }
    std::uint32_t at = first;
    while (!says_none(text, at)) {
        const PartOfSpeech part = text.best(at).features.part;
        const bool inside = part == PartOfSpeech::adjective || part == PartOfSpeech::noun;
        if (at == begin || first - at == max_described || !inside) {
            return std::nullopt;
        }
        --at;
    }
    return at;
}

}  // namespace khabar::attribution
