#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace khabar {

/// Parts of speech of Universal Dependencies (upos), as far as the coder tells them apart.
enum class PartOfSpeech : std::uint8_t {
    other,
    noun,
    proper_noun,
    adjective,
    verb,
    auxiliary,
    pronoun,
    determiner,
    adposition,
    coordinator,
    subordinator,
    particle,
    adverb,
    number,
    interjection,
    punctuation,
    symbol
};

enum class VerbForm : std::uint8_t {
    none,
    finite,
    verbal_noun,
    active_participle,
    passive_participle
};
enum class Tense : std::uint8_t { none, perfect, imperfect, imperative };
enum class Mood : std::uint8_t { none, indicative, subjunctive, jussive, imperative };
enum class Gender : std::uint8_t { none, masculine, feminine };
enum class Number : std::uint8_t { none, singular, dual, plural };

/// What a function word does: the column `role` of lexicon/<language>/function_words.tsv.
enum class WordRole : std::uint8_t {
    none,
    preposition,
    coordinator,
    complementizer,
    subordinator,
    relative,
    negation,
    future,
    possibility,
    condition,
    question,
    demonstrative,
    pronoun,
    exception,
    emphasis,
    adverb,
    time_adverb,
    quantifier,
    interjection,
    other
};

/// All that a form tells, one small value. Packs into the 32 bits of a WordForm.
struct Features {
    PartOfSpeech part = PartOfSpeech::other;
    VerbForm verb_form = VerbForm::none;
    Tense tense = Tense::none;
    /// Of a finite verb, as the words before it ask for; in the tables only where its letters show
    /// it (lam yakun, lan yaf'aluu).
    Mood mood = Mood::none;
    Gender gender = Gender::none;
    Number number = Number::none;
    WordRole role = WordRole::none;
    std::uint8_t person = 0;  ///< 1, 2, 3; 0 where there is none
    bool passive = false;
    bool human = false;           ///< noun that names people
    bool definite = false;        ///< with the article
    bool before_pronoun = false;  ///< a form that stands only before an attached pronoun
    bool of_masculine = false;    ///< the feminine of a row that is masculine
    bool construct = false;       ///< by its letters: a dual or plural that has lost its n
    bool accusative = false;      ///< by its letters: the alef of the indefinite accusative
    bool nisba = false;           ///< adjective of a country or place, or one who comes from it
    auto operator<=>(const Features&) const = default;
};

std::uint32_t pack(const Features& features);
Features unpack(std::uint32_t bits);

/// Universal Dependencies' names: "NOUN"; "Gender=Fem|Number=Sing".
std::string upos(PartOfSpeech part);
std::string ud_features(const Features& features);

/// "preposition" ...: the words of the column `role`; none for an unknown word.
WordRole word_role(std::string_view name);
/// "NOUN" ...; other for an unknown name.
PartOfSpeech part_of_speech(std::string_view name);

}  // namespace khabar
