#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/language/features.h"

namespace khabar::english {

/// How a form was made, which its features do not tell: WordForm::tag of "en/words".
enum class Shape : std::uint8_t {
    plain,
    base,             ///< attack
    third,            ///< attacks
    past,             ///< took
    participle,       ///< taken
    past_participle,  ///< attacked: both
    ing,              ///< attacking
    degree            ///< larger, largest
};

/// One written form of a row, folded.
struct Form {
    std::string folded;
    Features features;
    Shape shape = Shape::plain;
};

/// What a row of en/verbs says of its forms; alternatives by '|', empty where regular.
struct VerbRow {
    std::string_view lemma;
    std::string_view past;
    std::string_view participle;  ///< empty also where it is the past
    std::string_view nouns;       ///< its event nouns, in the singular
};

/// base         finite, Tense::imperfect (present or infinitive)
/// -s           finite, Tense::imperfect, third person singular
/// past         finite, Tense::perfect
/// participle   finite perfect (has done), finite perfect passive (was done), passive_participle as
///              a verb (those done by him) and as an adjective (the done thing)
/// -ing         finite imperfect (is doing), active_participle as a verb and as an adjective,
///              verbal_noun in the singular and plural
/// event nouns  verbal_noun, singular and plural
/// Spelling rules are the regular ones; a verb of more than one syllable in -l has both spellings.
std::vector<Form> inflect_verb(const VerbRow& row);

struct NounRow {
    std::string_view lemma;
    std::string_view plural = {};  ///< alternatives by '|', "-" for none, empty where regular
    bool human = false;
    VerbForm verb_form = VerbForm::none;
};

/// Singular and plural. A plural with the letters of the singular is a plural of people or in -s
/// (police, arms), else of no number (aircraft).
std::vector<Form> inflect_noun(const NounRow& row);

/// An adjective with its comparative and superlative where they are made by endings.
std::vector<Form> inflect_adjective(std::string_view lemma);

}  // namespace khabar::english
