#pragma once

#include <cstdint>

/// What a reading is worth by itself; the parts are added. What its neighbours add stands in the
/// rows of lexicon/en/neighbours.tsv. All are judgement, seen against the development texts.
namespace khabar::english::weights {

// known: where the reading comes from
constexpr std::int32_t in_lexicon = 100;
constexpr std::int32_t in_phrase = 128;     // of a phrase of function words
constexpr std::int32_t name = 118;          // a name of the lexicon
constexpr std::int32_t weak_name = 100;     // ... that is also a common word
constexpr std::int32_t name_begins = 92;    // the first word of longer names only
constexpr std::int32_t unknown_name = 100;  // a capital and no row
constexpr std::int32_t perhaps_name = 95;   // a capital inside a sentence on a word of the lexicon
constexpr std::int32_t bare_name = 72;      // no capital that tells anything
constexpr std::int32_t small_name = 60;     // a small letter
constexpr std::int32_t small_begins = 78;   // ... of what begins names: al
constexpr std::int32_t acronym = 118;       // capitals alone, where others are not
constexpr std::int32_t by_shape = 80;       // no row knows it; an ending tells a kind
constexpr std::int32_t unlisted_noun = 82;  // of a verb whose row names no noun
constexpr std::int32_t guess = 70;          // no ending tells

// frequency: by the row's class, 1 rare to 4
constexpr std::int32_t frequency[] = {0, -12, -3, 2, 5};
constexpr std::int32_t function_word = 8;  // beside its class

// spelling: a capital inside a sentence on a word of the lexicon
constexpr std::int32_t capital_noun = -5;
constexpr std::int32_t capital_adjective = -6;
constexpr std::int32_t capital_function = -20;
constexpr std::int32_t capital_verb = -25;
constexpr std::int32_t all_capitals = -30;   // of a word where others are small
constexpr std::int32_t small_name_of = -40;  // "polish" is of no country, "march" no month

// form: what wants its own neighbours
constexpr std::int32_t verb = -3;
constexpr std::int32_t needs_auxiliary = -20;  // has done, was done, is doing
constexpr std::int32_t reduced = -5;
constexpr std::int32_t reduced_intransitive = -12;  // nobody is died
constexpr std::int32_t active = -5;
constexpr std::int32_t gerund = -2;
constexpr std::int32_t adjective = -4;   // what it describes is worth enough
constexpr std::int32_t participle = -6;  // as one
constexpr std::int32_t degree = -8;
constexpr std::int32_t noun_of_participle = -8;     // "the accused" against "accused of"
constexpr std::int32_t adverb_of_preposition = -6;  // "moved in" against "in Homs"
constexpr std::int32_t role = 2;                    // a word for people against another noun
constexpr std::int32_t event_noun = 1;  // a verb's own noun against another row of its letters
constexpr std::int32_t clitic = -4;     // 's for is

// attached: behind a hyphen
constexpr std::int32_t joined_participle = 14;
constexpr std::int32_t joined_verb = -15;

// clauses
constexpr std::int8_t first_verb = 4;     // a clause gets its verb
constexpr std::int8_t second_verb = -14;  // ... a second
constexpr std::int8_t no_verb = -4;       // the sentence ends without
constexpr std::int8_t owed_verb = -9;     // a clause that was opened by a word for it

}  // namespace khabar::english::weights
