#include "khabar/language/arabic/mood.h"

namespace khabar::arabic {

Mood mood_of(const Reading& verb, const Reading* previous, const TableFile& tables) {
    switch (verb.features.tense) {
        case Tense::none:
        case Tense::perfect:
            return Mood::none;
        case Tense::imperative:
            return Mood::imperative;
        case Tense::imperfect:
            break;
    }
    if (verb.features.mood == Mood::jussive) {  // its letters show it
        return Mood::jussive;
    }
    if (verb.before.preposition == 'l') {
        return Mood::subjunctive;
    }
    if (previous == nullptr || !previous->lemma || verb.before.conjunction != 0) {
        return verb.features.mood != Mood::none ? verb.features.mood : Mood::indicative;
    }
    const std::string_view asked = tables.cell(*previous->lemma, "mood");
    return asked == "subjunctive"             ? Mood::subjunctive
           : asked == "jussive"               ? Mood::jussive
           : verb.features.mood != Mood::none ? verb.features.mood
                                              : Mood::indicative;
}

}  // namespace khabar::arabic
