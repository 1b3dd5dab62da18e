#include "khabar/language/arabic/traits.h"

namespace khabar::arabic {

Traits traits_of(const Features& f, bool article, bool has_pronoun) {
    Traits out = 0;
    const auto set = [&out](bool holds, Traits trait) { out |= holds ? trait : 0; };
    set(has_pronoun, traits::bound);
    set(article, traits::definite);
    set(f.gender == Gender::masculine, traits::masculine);
    set(f.gender == Gender::feminine, traits::feminine);
    set(f.number == Number::plural, traits::plural);
    set(f.number == Number::dual, traits::dual);
    set(f.human, traits::human);
    set(f.construct, traits::construct);
    set(f.accusative, traits::accusative);
    if (f.verb_form == VerbForm::finite) {
        const bool third = f.person == 3 && f.tense != Tense::imperative && !has_pronoun;
        set(true, traits::finite);
        set(third && f.number == Number::singular, traits::subject_next);
        set(third && f.number != Number::singular, traits::subject_past);
        set(f.tense == Tense::perfect, traits::perfect);
        set(f.passive, traits::passive);
        set(f.mood == Mood::jussive, traits::shows_jussive);
        set(f.mood == Mood::subjunctive, traits::shows_subjunctive);
    }
    set(f.part == PartOfSpeech::noun, traits::noun);
    set(f.part == PartOfSpeech::adjective, traits::adjective);
    set(f.part == PartOfSpeech::number, traits::number);
    set(f.part == PartOfSpeech::proper_noun, traits::name);
    return out;
}

}  // namespace khabar::arabic
