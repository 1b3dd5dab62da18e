#include "khabar/language/arabic/word_class.h"

#include <array>
#include <utility>

namespace khabar::arabic {

namespace {

constexpr std::array<std::pair<std::string_view, WordClass>, word_classes> names{{
    {"start", WordClass::start},
    {"end", WordClass::end},
    {"punctuation", WordClass::punctuation},
    {"sign", WordClass::sign},
    {"noun", WordClass::noun},
    {"noun_definite", WordClass::noun_definite},
    {"noun_bound", WordClass::noun_bound},
    {"adjective", WordClass::adjective},
    {"adjective_definite", WordClass::adjective_definite},
    {"name", WordClass::name},
    {"number", WordClass::number},
    {"perfect", WordClass::perfect},
    {"perfect_passive", WordClass::perfect_passive},
    {"imperfect", WordClass::imperfect},
    {"imperfect_passive", WordClass::imperfect_passive},
    {"imperative", WordClass::imperative},
    {"bound_verb", WordClass::bound_verb},
    {"phrase", WordClass::phrase},
    {"preposition", WordClass::preposition},
    {"preposition_bound", WordClass::preposition_bound},
    {"pronoun", WordClass::pronoun},
    {"demonstrative", WordClass::demonstrative},
    {"quantifier", WordClass::quantifier},
    {"relative", WordClass::relative},
    {"complementizer", WordClass::complementizer},
    {"subordinator", WordClass::subordinator},
    {"condition", WordClass::condition},
    {"coordinator", WordClass::coordinator},
    {"negation", WordClass::negation},
    {"future", WordClass::future},
    {"possibility", WordClass::possibility},
    {"question", WordClass::question},
    {"exception", WordClass::exception},
    {"emphasis", WordClass::emphasis},
    {"adverb", WordClass::adverb},
    {"time_adverb", WordClass::time_adverb},
    {"interjection", WordClass::interjection},
    {"other", WordClass::other},
}};

WordClass class_of_verb(const Features& features, bool has_pronoun) {
    if (features.tense == Tense::imperative) {
        return WordClass::imperative;
    }
    if (has_pronoun && !features.passive) {
        return WordClass::bound_verb;
    }
    if (features.tense == Tense::perfect) {
        return features.passive ? WordClass::perfect_passive : WordClass::perfect;
    }
    return features.passive ? WordClass::imperfect_passive : WordClass::imperfect;
}

/// Of a function word, by what it does; nothing where its part of speech tells more.
std::optional<WordClass> class_of_role(WordRole role, bool has_pronoun) {
    switch (role) {
        case WordRole::none:
            return std::nullopt;
        case WordRole::preposition:
            return has_pronoun ? WordClass::preposition_bound : WordClass::preposition;
        case WordRole::coordinator:
            return WordClass::coordinator;
        case WordRole::complementizer:
            return has_pronoun ? WordClass::pronoun : WordClass::complementizer;
        case WordRole::subordinator:
            return WordClass::subordinator;
        case WordRole::relative:
            return WordClass::relative;
        case WordRole::negation:
            return WordClass::negation;
        case WordRole::future:
            return WordClass::future;
        case WordRole::possibility:
            return WordClass::possibility;
        case WordRole::condition:
            return WordClass::condition;
        case WordRole::question:
            return WordClass::question;
        case WordRole::demonstrative:
            return WordClass::demonstrative;
        case WordRole::pronoun:
            return WordClass::pronoun;
        case WordRole::exception:
            return WordClass::exception;
        case WordRole::emphasis:
            return WordClass::emphasis;
        case WordRole::adverb:
            return WordClass::adverb;
        case WordRole::time_adverb:
            return WordClass::time_adverb;
        case WordRole::quantifier:
            return has_pronoun ? WordClass::noun_bound : WordClass::quantifier;
        case WordRole::interjection:
            return WordClass::interjection;
        case WordRole::other:
            return WordClass::other;
    }
    return std::nullopt;
}

}  // namespace

std::optional<WordClass> word_class(std::string_view name) {
    for (const auto& [each, value] : names) {
        if (each == name) {
            return value;
        }
    }
    return std::nullopt;
}

WordClass class_of(const Features& features, bool article, bool has_pronoun) {
    switch (features.part) {
        case PartOfSpeech::verb:
            return class_of_verb(features, has_pronoun);
        case PartOfSpeech::number:
            return WordClass::number;
        case PartOfSpeech::punctuation:
            return WordClass::punctuation;
        case PartOfSpeech::symbol:
            return WordClass::sign;
        case PartOfSpeech::proper_noun:
            return WordClass::name;
        default:
            break;
    }
    if (const auto role = class_of_role(features.role, has_pronoun)) {
        return *role;
    }
    if (features.part == PartOfSpeech::adjective) {
        return has_pronoun ? WordClass::noun_bound
               : article   ? WordClass::adjective_definite
                           : WordClass::adjective;
    }
    if (features.part == PartOfSpeech::noun) {
        return has_pronoun ? WordClass::noun_bound
               : article   ? WordClass::noun_definite
                           : WordClass::noun;
    }
    return WordClass::other;
}

}  // namespace khabar::arabic
