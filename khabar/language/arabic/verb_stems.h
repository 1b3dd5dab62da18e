#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "khabar/language/arabic/spelling.h"

namespace khabar::arabic {

/// The measures of Arabic verbs: I to X of three radicals, QI, QII and QIV of four.
enum class Measure { i, ii, iii, iv, v, vi, vii, viii, ix, x, qi, qii, qiv };

/// "I" ... "QIV"; nothing for another word.
std::optional<Measure> measure_of(std::string_view name);

/// What makes a root weak in a measure, so that its stems change.
enum class RootClass { sound, hollow, doubled };

/// One way in which the stems of a root may be built. Most roots allow one; where they allow
/// more (istaHwadha beside istaqaama), the lemma of the row decides.
struct Variant {
    RootClass root_class = RootClass::sound;
    bool drops_waw = false;    ///< form I of w-: yaSilu, not yawjalu
    bool drops_hamza = false;  ///< yaraa, 'araa: of r-'-y
    bool hamza_to_ta = false;  ///< form VIII of '-: ittakhadha
};

/// A stem before a suffix that begins with a vowel (open), and before a consonant or none (closed):
/// qaal-a, qul-tu. Where the root is not weak they are the same.
struct Stem {
    Sounds open;
    Sounds closed;
};

/// The stems of a verb, prefixes of person cut. A stem whose last radical is a glide keeps it; the
/// endings melt with it (conjugate.cpp).
struct VerbStems {
    Stem perfect;
    Stem perfect_passive;
    Stem imperfect;
    Stem imperfect_passive;
    char32_t prefix_vowel = 0;  ///< of the active imperfect: fatha, or damma in II, III, IV and QI
    Sounds active_participle;
    Sounds passive_participle;
    std::vector<Sounds> verbal_nouns;  ///< those that the measure makes; none for form I
};

struct Root {
    std::u32string radicals;  ///< three, or four in the Q measures; hamza U+0621, glides waw or ya
    Measure measure;
    char32_t perfect_vowel = 0;    ///< form I: fatha, kasra or damma
    char32_t imperfect_vowel = 0;  ///< likewise
};

/// The variants that a root allows, the likeliest first.
std::vector<Variant> variants(const Root& root);

/// Source: Wright, A Grammar of the Arabic Language, I, 35-180.
VerbStems stems_of(const Root& root, const Variant& variant);

}  // namespace khabar::arabic
