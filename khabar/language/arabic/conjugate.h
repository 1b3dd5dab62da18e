#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/language/arabic/verb_stems.h"
#include "khabar/language/features.h"

namespace khabar::arabic {

/// What a row of ar/verbs.tsv says: UTF-8 as written there.
struct VerbRow {
    std::string_view lemma;    ///< perfect, third person masculine singular
    std::string_view root;     ///< radicals without separators
    std::string_view form;     ///< "I" to "X", "QI", "QII", "QIV"
    std::string_view vowels;   ///< form I: "a-u" ..., of perfect and imperfect; else empty
    std::string_view present;  ///< the imperfect, where the root allows several; else empty
};

/// One form of the paradigm.
struct Cell {
    Tense tense;
    Mood mood;  ///< of the imperfect; none for the perfect
    bool passive;
    std::uint8_t person;
    Gender gender;
    Number number;
    Sounds word;
    std::uint8_t prefix;  ///< letters of the person before the stem, as written
    std::uint8_t suffix;  ///< letters of the person behind the stem
};

struct Paradigm {
    std::vector<Cell> cells;  ///< perfect, imperfect in its moods, imperative; active, then passive
    Sounds active_participle;
    Sounds passive_participle;
    std::vector<Sounds> verbal_nouns;  ///< regular ones; none for form I
};

/// "perf.act.3ms", "impf.jus.pass.3fp", "imp.2ms".
std::string cell_name(const Cell& cell);

/// A cell as textbooks write it: spell(), and a sukun on a last consonant without a vowel.
std::u32string written(const Cell& cell);

/// The whole paradigm of a verb. Errors: bad_lexicon, when root, form and vowels do not give the
/// lemma (and the present, where there is one); the detail says what they give.
Expected<Paradigm> conjugate(const VerbRow& row);

}  // namespace khabar::arabic
