#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "khabar/language/language.h"

namespace khabar::arabic {

/// What a reading is to its neighbours: the columns `before` and `word` of ar/neighbours.tsv.
enum class WordClass : std::uint8_t {
    start,  ///< of a sentence
    end,
    punctuation,
    sign,
    noun,  ///< without article and pronoun: indefinite, or in construct
    noun_definite,
    noun_bound,  ///< with a pronoun
    adjective,
    adjective_definite,
    name,
    number,
    perfect,
    perfect_passive,
    imperfect,
    imperfect_passive,
    imperative,
    bound_verb,  ///< a verb with its object attached
    phrase,      ///< a noun or name with an attached preposition
    preposition,
    preposition_bound,
    pronoun,
    demonstrative,
    quantifier,
    relative,
    complementizer,
    subordinator,
    condition,
    coordinator,
    negation,
    future,
    possibility,
    question,
    exception,
    emphasis,
    adverb,
    time_adverb,
    interjection,
    other
};
constexpr std::size_t word_classes = static_cast<std::size_t>(WordClass::other) + 1;

/// The class of a name in ar/neighbours.tsv; nothing for another word.
std::optional<WordClass> word_class(std::string_view name);

/// The class of a reading towards the word behind it.
WordClass class_of(const Features& features, bool article, bool has_pronoun);

}  // namespace khabar::arabic
