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

/// Something of each class behind each context, worked out once: it is asked for each pair of
/// readings.
template <class T>
using ClassPairs = std::array<std::array<T, word_classes>, word_classes>;

/// What the word behind a word sees, by what the one before it saw and its class: adverbs and
/// quotes are looked through, a coordinator tells what it joins.
extern const ClassPairs<WordClass> all_behind;

/// Whether a verb is the finite one of its clause, by the context before it and its class.
extern const ClassPairs<bool> all_finite;

}  // namespace khabar::english
