#include "khabar/language/english/inflect.h"

#include <algorithm>
#include <utility>

#include "khabar/language/english/spelling.h"
#include "khabar/tables/table_file.h"
#include "khabar/text/fold.h"

namespace khabar::english {

namespace {

using Words = std::vector<std::string>;

Words folded(std::string_view cell) {
    Words words;
    for (const std::string_view word : alternatives(cell)) {
        words.push_back(fold(word, LanguageId::english));
    }
    return words;
}

class Forms {
public:
    void add(const Words& words, const Features& features, Shape shape = Shape::plain) {
        for (const std::string& word : words) {
            const auto known = std::find_if(all_.begin(), all_.end(), [&](const Form& form) {
                return form.folded == word && form.features == features;
            });
            if (known == all_.end()) {
                all_.push_back({word, features, shape});
            } else if (known->shape == Shape::past && shape == Shape::participle) {
                known->shape = Shape::past_participle;
            }
        }
    }
    std::vector<Form> take() { return std::move(all_); }

private:
    std::vector<Form> all_;
};

Features verb(VerbForm form, Tense tense, bool passive) {
    Features f;
    f.part = PartOfSpeech::verb;
    f.verb_form = form;
    f.tense = tense;
    f.passive = passive;
    return f;
}

Features noun(Number number, bool human, VerbForm form) {
    Features f;
    f.part = PartOfSpeech::noun;
    f.number = number;
    f.human = human;
    f.verb_form = form;
    return f;
}

/// Words in -s that are one thing or several.
bool is_one_in_s(std::string_view lemma) {
    return lemma.ends_with("series") || lemma.ends_with("species") ||
           lemma.ends_with("headquarters") || lemma == "means" || lemma == "news" ||
           lemma == "crossroads";
}

void add_noun(Forms& forms, const NounRow& row, Shape shape = Shape::plain) {
    const Words lemma{fold(row.lemma, LanguageId::english)};
    if (row.plural == row.lemma) {
        const bool plural = row.human || (row.lemma.ends_with('s') && !is_one_in_s(row.lemma));
        forms.add(lemma, noun(plural ? Number::plural : Number::none, row.human, row.verb_form),
                  shape);
        return;
    }
    forms.add(lemma, noun(Number::singular, row.human, row.verb_form), shape);
    if (row.plural != "-") {
        forms.add(row.plural.empty() ? add_s(lemma.front(), false) : folded(row.plural),
                  noun(Number::plural, row.human, row.verb_form), shape);
    }
}

void add_participle(Forms& forms, const Words& words, VerbForm form) {
    const Shape shape = form == VerbForm::passive_participle ? Shape::participle : Shape::ing;
    Features f = verb(form, Tense::none, form == VerbForm::passive_participle);
    forms.add(words, f, shape);
    f.part = PartOfSpeech::adjective;
    forms.add(words, f, shape);
}

/// As the row spells its past: permitted > permitting, begun > beginning.
Words ing_forms(const std::string& lemma, const Words& past, bool regular) {
    if (regular) {
        return add_ing(lemma, Last::as_rule);
    }
    Words out;
    bool in_ed = false;
    for (const std::string& each : past) {
        const bool once = each == lemma + "ed";
        const bool twice = each == lemma + lemma.back() + "ed";
        in_ed = in_ed || once || twice;
        if (once || twice) {
            const Words made = add_ing(lemma, twice ? Last::twice : Last::once);
            out.insert(out.end(), made.begin(), made.end());
        }
    }
    return in_ed ? out : add_ing(lemma, Last::twice_if_short);
}

}  // namespace

std::vector<Form> inflect_verb(const VerbRow& row) {
    const std::string lemma = fold(row.lemma, LanguageId::english);
    const Words past = row.past.empty() ? add_ed(lemma) : folded(row.past);
    const Words participle = row.participle.empty() ? past : folded(row.participle);
    const Words ing = ing_forms(lemma, past, row.past.empty());

    Forms forms;
    forms.add({lemma}, verb(VerbForm::finite, Tense::imperfect, false), Shape::base);
    Features third = verb(VerbForm::finite, Tense::imperfect, false);
    third.person = 3;
    third.number = Number::singular;
    forms.add(lemma == "have" ? Words{"has"} : add_s(lemma, true), third, Shape::third);
    forms.add(past, verb(VerbForm::finite, Tense::perfect, false), Shape::past);
    forms.add(participle, verb(VerbForm::finite, Tense::perfect, false), Shape::participle);
    forms.add(participle, verb(VerbForm::finite, Tense::perfect, true), Shape::participle);
    add_participle(forms, participle, VerbForm::passive_participle);
    forms.add(ing, verb(VerbForm::finite, Tense::imperfect, false), Shape::ing);
    add_participle(forms, ing, VerbForm::active_participle);
    for (const std::string& each : ing) {
        add_noun(forms, {each, {}, false, VerbForm::verbal_noun}, Shape::ing);
    }
    for (const std::string_view each : alternatives(row.nouns)) {
        add_noun(forms, {each, {}, false, VerbForm::verbal_noun});
    }
    return forms.take();
}

std::vector<Form> inflect_noun(const NounRow& row) {
    Forms forms;
    add_noun(forms, row);
    return forms.take();
}

std::vector<Form> inflect_adjective(std::string_view lemma) {
    Features f;
    f.part = PartOfSpeech::adjective;
    const std::string word = fold(lemma, LanguageId::english);
    Forms forms;
    forms.add({word}, f);
    forms.add(add_degrees(word), f, Shape::degree);
    return forms.take();
}

}  // namespace khabar::english
