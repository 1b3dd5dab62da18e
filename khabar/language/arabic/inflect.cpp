#include "khabar/language/arabic/inflect.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "khabar/language/arabic/forms.h"
#include "khabar/language/arabic/letters.h"
#include "khabar/language/arabic/marks.h"
#include "khabar/language/arabic/written.h"
#include "khabar/language/valency.h"
#include "khabar/tables/table_file.h"
#include "khabar/text/fold.h"

namespace khabar::arabic {

namespace {

using Letters = std::u32string;

/// A noun of a doubled root that ends in the doubled radical bears a shadda there: radd, khaTT.
Letters with_doubled_end(const Letters& word, const Letters& root) {
    if (root.size() != 3 || root[1] != root[2]) {
        return word;
    }
    const bool at_end =
        word.size() >= 2 && word.back() == root.back() && word[word.size() - 2] != word.back();
    return at_end ? word + shadda : word;
}

Features finite(const Cell& cell) {
    Features f;
    f.part = PartOfSpeech::verb;
    f.verb_form = VerbForm::finite;
    f.tense = cell.tense;
    f.person = cell.person;
    f.gender = cell.gender;
    f.number = cell.number;
    f.passive = cell.passive;
    return f;
}

/// The ending of mood does not speak against another mood of the same letters.
Letters without_last_vowel(Letters written) {
    while (!written.empty() && is_mark(written.back()) && written.back() != shadda) {
        written.pop_back();
    }
    return written;
}

/// A waw behind a hamza on waw is also written with the hamza on alef: qara'uu.
Letters with_other_seat(const Letters& written) {
    for (std::size_t at = 0; at + 1 < written.size(); ++at) {
        if (written[at] == waw_hamza) {
            std::size_t next = at + 1;
            while (next < written.size() && is_mark(written[next])) {
                ++next;
            }
            if (next < written.size() && written[next] == waw) {
                Letters other = written;
                other[at] = alef_hamza;
                return other;
            }
        }
    }
    return {};
}

class VerbForms {
public:
    VerbForms(const Paradigm& paradigm, const Letters& root, std::string_view valency)
        : paradigm_(paradigm), root_(root), valency_(valency_of(valency)) {}

    void add_finite(Forms& forms) {
        std::set<std::tuple<std::string, Tense, bool>> taken;
        for (const Cell& cell : paradigm_.cells) {
            moods_[folded(cell.word)] |= 1u << static_cast<unsigned>(cell.mood);
            if (cell.person == 3 && !cell.passive) {
                active_.insert({folded(cell.word), cell.tense});
            }
            if (cell.person != 2 || cell.tense == Tense::imperative) {
                taken.insert({folded(cell.word), cell.tense, cell.passive});
            }
        }
        for (const Cell& cell : paradigm_.cells) {
            const bool second = cell.person == 2 && cell.tense != Tense::imperative;
            if (!has_passive(cell) ||
                (second && taken.contains({folded(cell.word), cell.tense, cell.passive}))) {
                continue;
            }
            add_cell(forms, cell);
        }
    }

    void add_participles(Forms& forms) const {
        add_participle(forms, paradigm_.active_participle, VerbForm::active_participle);
        if (valency_.transitive || valency_.particle) {
            add_participle(forms, paradigm_.passive_participle, VerbForm::passive_participle);
        }
    }

    void add_verbal_nouns(Forms& forms, std::string_view masdar) const {
        std::vector<Letters> regular;
        for (const Sounds& word : paradigm_.verbal_nouns) {
            regular.push_back(spell_noun(word));
        }
        std::vector<Letters> listed;
        for (const std::string_view cell : alternatives(masdar)) {
            Letters word = with_doubled_end(decode(cell), root_);
            for (const Letters& known : regular) {
                if (without_marks(known) == without_marks(word)) {
                    word = known;
                }
            }
            listed.push_back(word);
        }
        for (const Letters& word : listed.empty() ? regular : listed) {
            add_verbal_noun(forms, word);
        }
    }

private:
    static std::string folded(const Sounds& word) {
        return fold(encode(spell(word)), LanguageId::arabic);
    }

    [[nodiscard]] bool has_passive(const Cell& cell) const {
        return !cell.passive || valency_.transitive ||
               (valency_.particle && cell.person == 3 && cell.number == Number::singular &&
                cell.gender == Gender::masculine);
    }

    /// The mood that the letters of a cell show; none where the indicative has them too.
    [[nodiscard]] Mood shown_mood(const Cell& cell) const {
        const unsigned moods = moods_.at(folded(cell.word));
        const auto is = [&](Mood mood) {
            return (moods & (1u << static_cast<unsigned>(mood))) != 0;
        };
        if (cell.tense != Tense::imperfect || is(Mood::indicative)) {
            return Mood::none;
        }
        return is(Mood::subjunctive) ? Mood::subjunctive : Mood::jussive;
    }

    void add_cell(Forms& forms, const Cell& cell) const {
        Features f = finite(cell);
        f.mood = shown_mood(cell);
        const Letters written = spell(cell.word);
        const Letters known = cell.tense == Tense::perfect ? written : without_last_vowel(written);
        const bool shown = cell.passive && !active_.contains({folded(cell.word), cell.tense});
        forms.add(known, f, shown);
        if (const Letters other = with_other_seat(known); !other.empty()) {
            forms.add(other, f, shown);
        }
        if (cell.passive) {  // its patient is the subject, so no pronoun is attached
            return;
        }
        Features joined = f;
        joined.before_pronoun = true;
        Sounds word = cell.word;
        if (word.back() == silent_alef) {
            word.pop_back();
        } else if (word.ends_with(Sounds{ta, damma, mim})) {
            word += {damma, long_u};
        }
        // the last letters as they are when the word goes on
        Letters open = spell(word + ha);
        open.pop_back();
        forms.add(cell.tense == Tense::perfect ? open : without_last_vowel(open), joined);
    }

    static void add_participle(Forms& forms, const Sounds& word, VerbForm form) {
        Nominal noun;
        noun.base = spell_noun(word);
        noun.word = without_marks(noun.base);
        noun.features.part = PartOfSpeech::adjective;
        noun.features.verb_form = form;
        noun.features.passive = form == VerbForm::passive_participle;
        noun.features.gender = Gender::masculine;
        const bool defective =
            word.size() >= 2 && word.back() == ya && word[word.size() - 2] == kasra;
        add_singular(forms, noun);
        add_feminine(forms, noun);
        if (defective || noun.word.back() == alef_maqsura) {
            add_without_ya(forms, noun);
            noun.word.pop_back();
        }
        add_masculine_plural(forms, noun);
    }

    static void add_verbal_noun(Forms& forms, const Letters& word) {
        Nominal noun;
        noun.base = word;
        noun.word = without_marks(word);
        noun.features.part = PartOfSpeech::noun;
        noun.features.verb_form = VerbForm::verbal_noun;
        noun.features.gender =
            noun.word.back() == ta_marbuta ? Gender::feminine : Gender::masculine;
        add_singular(forms, noun);
        if (noun.word.size() > 3) {  // those of form I take broken plurals, rows of their own
            add_feminine_plural(forms, noun);
        }
        if (noun.word.size() > 3 && noun.word.back() == ya) {  // taHaddii, indefinite taHaddin
            add_without_ya(forms, noun);
        }
    }

    const Paradigm& paradigm_;
    std::set<std::pair<std::string, Tense>> active_;  ///< third persons
    std::map<std::string, unsigned> moods_;           ///< by folded form, a bit for each Mood
    Letters root_;
    Valency valency_;
};

/// What a last ya may be: of a nisba or a doubled one (qawiyy), the third radical (qaaDii), or
/// either, for the letters do not tell mughrii from mabniyy.
enum class LastYa { stays, drops, either };

LastYa last_ya(const Letters& word, const Letters& root) {
    const bool weak = root.size() == 3 && (root[2] == ya || root[2] == waw);
    if (!weak || word.size() < 4 || word.back() != ya || word[word.size() - 2] != root[1]) {
        return LastYa::stays;
    }
    return word.size() == 4 && word[0] == mim ? LastYa::either : LastYa::drops;
}

/// The sound masculine plural: a third radical drops before its ending.
void add_masculine_plurals(Forms& forms, Nominal noun, LastYa ending) {
    if (ending != LastYa::drops) {
        add_masculine_plural(forms, noun);
    }
    if (ending != LastYa::stays) {
        noun.word.pop_back();
        add_masculine_plural(forms, noun);
    }
}

void add_plurals(Forms& forms, const Nominal& noun, std::string_view plurals, LastYa ending) {
    for (const std::string_view cell : alternatives(plurals)) {
        const Letters letters = decode(cell);
        if (letters.size() > 1 && letters[0] == U'+') {
            if (letters.back() == ta) {
                add_feminine_plural(forms, noun);
            } else {
                add_masculine_plurals(forms, noun, ending);
            }
        } else if (!letters.empty()) {
            Nominal plural = noun;
            plural.base = letters;
            plural.word = without_marks(letters);
            add_broken_plural(forms, plural);
        }
    }
}

}  // namespace

Expected<std::vector<Form>> inflect_verb(const VerbRow& row, std::string_view masdar,
                                         std::string_view valency) {
    const Expected<Paradigm> paradigm = conjugate(row);
    if (!paradigm) {
        return paradigm.error();
    }
    Forms forms;
    VerbForms verb(*paradigm, decode(row.root), valency);
    verb.add_finite(forms);
    verb.add_participles(forms);
    verb.add_verbal_nouns(forms, masdar);
    return forms.take();
}

std::vector<Form> inflect_noun(const NounRow& row) {
    Forms forms;
    Nominal noun;
    noun.base = with_doubled_end(decode(row.lemma), decode(row.root));
    noun.word = without_marks(noun.base);
    noun.features.part = row.adjective ? PartOfSpeech::adjective : PartOfSpeech::noun;
    noun.features.gender = row.feminine ? Gender::feminine : Gender::masculine;
    noun.features.human = row.human;
    add_singular(forms, noun);
    const LastYa ending = last_ya(noun.word, decode(row.root));
    add_plurals(forms, noun, row.plural, ending);
    if (row.adjective || (row.human && !row.feminine)) {
        add_feminine(forms, noun);
    }
    if (ending != LastYa::stays) {
        add_without_ya(forms, noun);
    }
    const Letters root = decode(row.root);
    if (row.human && noun.word.size() == 2 && root.size() == 3 && root[2] == waw) {
        add_long_cases(forms, noun);
    }
    if (row.adjective && row.plural.empty()) {
        add_masculine_plurals(forms, noun, ending);
    }
    return forms.take();
}

std::vector<Form> inflect_nisba(std::string_view lemma) {
    Forms forms;
    Nominal noun;
    noun.base = decode(lemma);
    noun.word = without_marks(noun.base);
    noun.features.part = PartOfSpeech::adjective;
    noun.features.gender = Gender::masculine;
    noun.features.nisba = true;
    add_singular(forms, noun);
    add_feminine(forms, noun);
    add_masculine_plural(forms, noun);
    return forms.take();
}

Form plain_form(std::string_view word, const Features& features) {
    return {fold(word, LanguageId::arabic), marks_of(decode(word)), features, false};
}

}  // namespace khabar::arabic
