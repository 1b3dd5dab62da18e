#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "khabar/language/english/inflect.h"
#include "khabar/language/features.h"

namespace khabar::english {

/// What a word is to its neighbours (lexicon/en/neighbours.tsv).
enum class WordClass : std::uint8_t {
    start,
    end,
    comma,
    breaks,  ///< colon, semicolon, dash, bracket
    quote,
    other,
    determiner,
    quantifier,
    possessive,  ///< 's and ' behind a noun
    noun,
    noun_plural,
    gerund,  ///< the bombing of
    name,
    pronoun,
    subject_pronoun,
    object_pronoun,
    adjective,
    attributive,  ///< a participle as an adjective: armed men
    number,
    preposition,
    by,
    to,  ///< before an infinitive
    be,
    be_base,
    been,
    being,
    have,
    having,
    do_,
    modal,
    base,
    third,
    past,
    past_transitive,  ///< of a verb that has an object
    done,             ///< has done
    passive,          ///< was done
    reduced,          ///< those done by him
    progressive,      ///< is doing
    active,           ///< those doing it
    adverb,
    negation,
    coordinator,
    subordinator,
    complementizer,
    relative,
    question,
    and_noun,  ///< from here on: a coordinator by what stands before it
    and_past,
    and_base,
    and_third,
    and_passive,
    and_ing,
};
constexpr std::size_t word_classes = static_cast<std::size_t>(WordClass::and_ing) + 1;

/// "noun_plural" ...
std::optional<WordClass> word_class(std::string_view name);

/// folded: of function words, which their features do not tell apart.
WordClass class_of(const Features& features, Shape shape, bool transitive, std::string_view folded);

/// Of a sign, by its first byte and its bytes.
WordClass class_of_sign(std::string_view sign);

/// What each word class is worth behind each other, worked out once: they are asked for each pair
/// of readings.
template <class T>
using ClassPairs = std::array<std::array<T, word_classes>, word_classes>;
extern const ClassPairs<WordClass> all_behind;
extern const ClassPairs<bool> all_finite;

/// What the word behind `word` sees, where the one before it saw `context`: adverbs and quotes are
/// looked through, a coordinator tells what it joins.
inline WordClass behind(WordClass context, WordClass word) {
    return all_behind[static_cast<std::size_t>(context)][static_cast<std::size_t>(word)];
}

/// Whether a verb of this class is the finite one of its clause behind `context`.
inline bool is_finite(WordClass context, WordClass word) {
    return all_finite[static_cast<std::size_t>(context)][static_cast<std::size_t>(word)];
}

}  // namespace khabar::english
