#pragma once

#include <cstdint>

/// What a reading is worth by itself; the parts are added. What its neighbours add stands in the
/// rows of lexicon/ar/neighbours.tsv. All are judgement, seen against the development texts.
namespace khabar::arabic::weights {

// known: where the reading comes from
constexpr std::int32_t in_lexicon = 100;
constexpr std::int32_t name = 112;         // all its words are a name of the lexicon
constexpr std::int32_t weak_name = 84;     // ... that is also a common word
constexpr std::int32_t name_begins = 60;   // the first word of longer names only
constexpr std::int32_t given_name = 97;    // of a person
constexpr std::int32_t perhaps_name = 66;  // any word may be a name
constexpr std::int32_t by_shape = 62;      // no row knows it; an ending or the article tells a kind

// frequency: by the row's class, 1 rare to 4
constexpr std::int32_t frequency[] = {0, -20, 0, 5, 9};
constexpr std::int32_t function_word = 11;  // beside its class

// attached: each particle and pronoun
constexpr std::int32_t conjunction = -8;
constexpr std::int32_t then = -16;  // fa- is far rarer in news than wa-
constexpr std::int32_t preposition = -10;
constexpr std::int32_t article = 4;
constexpr std::int32_t future = -6;
constexpr std::int32_t pronoun = -8;
constexpr std::int32_t rare_pronoun = -20;  // first and second person: rare in news
constexpr std::int32_t my = -34;            // rarer than names that end in ya

// form: how rare the inflected form is
constexpr std::int32_t first_person = -10;
constexpr std::int32_t second_person = -25;
constexpr std::int32_t imperative = -34;
constexpr std::int32_t dual = -5;
constexpr std::int32_t construct = -4;  // a plural without its n
constexpr std::int32_t dual_construct = -18;
constexpr std::int32_t dual_verb = -14;  // with the letters of a noun in the accusative
constexpr std::int32_t feminine_plural = -12;
constexpr std::int32_t woman = -6;       // of a role noun, against an abstract one: musaa'ida
constexpr std::int32_t participle = -6;  // those in use as nouns are rows of their own
constexpr std::int32_t finite = -4;      // against nouns of the same letters
constexpr std::int32_t as_noun = -6;     // an adjective that stands for one whom it describes
constexpr std::int32_t verbal_noun = 4;  // against the feminine of a role noun
constexpr std::int32_t passive = -17;
constexpr std::int32_t passive_seen = -9;  // with letters of its own
constexpr std::int32_t passive_rate = 4;   // for each in ten of ar/passives

// spelling: the page's hamzas and marks against the row's
constexpr std::int32_t same_letter = 4;     // a hamza or a dotted ha, as the row has it
constexpr std::int32_t other_letter = -14;  // another hamza than the row's
constexpr std::int32_t undotted = -14;      // ha for ta marbuta
constexpr std::int32_t bare_letter = -6;    // a bare letter for one that is rarely written bare
constexpr std::int32_t same_mark = 8;
constexpr std::int32_t other_mark = -30;
constexpr std::int32_t other_hamza = -20;   // a lone hamza too many or too few
constexpr std::int32_t most_spelling = 16;  // what agreement may add in all

// neighbours, beside their rows: what agrees and what does not
constexpr std::int32_t agrees = 5;
constexpr std::int32_t clashes = -7;
constexpr std::int32_t genitive = 5;
constexpr std::int32_t no_construct = -20;  // a genitive behind an accusative that excludes it
constexpr std::int32_t no_genitive = -20;   // none behind a word that has lost its n for it
constexpr std::int32_t object = 6;          // an accusative behind a verb
constexpr std::int32_t no_object = -7;      // none behind a verb that needs one
constexpr std::int32_t second_verb = -20;   // unjoined, behind a verb and its phrase
constexpr std::int32_t no_particle = -16;   // none that asks for the mood that a verb shows
constexpr std::int32_t patient = 4;         // a person or a thing behind a passive, as its row says
constexpr std::int32_t no_patient = -9;

// voice, where the letters allow both: above 0 speaks for the passive (voice.h)
constexpr std::int32_t voice_rate = 3;  // for each in ten of ar/passives above even_rate
constexpr std::int32_t even_rate = 5;
constexpr std::int32_t voice_person = -20;     // first or second
constexpr std::int32_t voice_agent = 40;       // "at the hands of" behind it
constexpr std::int32_t voice_object = -24;     // it has an object
constexpr std::int32_t voice_no_object = 16;   // it needs one and has none
constexpr std::int32_t voice_impersonal = 10;  // "it is said that"
constexpr std::int32_t voice_patient = 6;      // its one phrase is what its passive happens to
constexpr std::int32_t voice_no_patient = -14;
constexpr std::int32_t most_voice = 20;

}  // namespace khabar::arabic::weights
