#include "khabar/language/arabic/inflect.h"

#include "khabar/core/utf8.h"
#include "khabar/language/arabic/letters.h"
#include "khabar/text/fold.h"

namespace khabar::arabic {

namespace {

using Letters = std::u32string;

constexpr Gender masculine = Gender::masculine;
constexpr Gender feminine = Gender::feminine;
constexpr Number singular = Number::singular;
constexpr Number dual = Number::dual;
constexpr Number plural = Number::plural;

Letters decode(std::string_view text) {
    Letters out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode_at(text, at);
        out.push_back(c.value);
        at += c.length;
    }
    return out;
}

bool is_mark(char32_t c) {
    return c >= 0x064B && c <= 0x0652;
}

Letters without_marks(const Letters& letters) {
    Letters out;
    for (const char32_t c : letters) {
        if (!is_mark(c)) {
            out.push_back(c);
        }
    }
    return out;
}

bool is_weak(char32_t c) {
    return c == waw || c == ya;
}
bool is_long_vowel(char32_t c) {
    return c == alef || c == waw || c == ya || c == alef_maqsura;
}

std::vector<std::string_view> split(std::string_view cell) {
    std::vector<std::string_view> parts;
    while (!cell.empty()) {
        const std::size_t bar = cell.find('|');
        parts.push_back(cell.substr(0, bar));
        cell = bar == std::string_view::npos ? std::string_view() : cell.substr(bar + 1);
    }
    return parts;
}

/// Collects forms, folded.
class Forms {
public:
    void add(const Letters& letters, const Features& features) {
        std::string text;
        for (const char32_t c : letters) {
            append_utf8(text, c);
        }
        Form form{fold(text, LanguageId::arabic), features};
        for (const Form& known : forms_) {
            if (known.folded == form.folded && known.features == form.features) {
                return;
            }
        }
        forms_.push_back(std::move(form));
    }
    std::vector<Form> take() { return std::move(forms_); }

private:
    std::vector<Form> forms_;
};

Features before_pronoun(Features f) {
    f.before_pronoun = true;
    return f;
}

Letters stem_of(const Letters& word) {
    return word.substr(0, word.size() - 1);
}

/// Singular, dual and construct forms of a noun-like word.
void add_singular(Forms& forms, const Letters& word, Features f) {
    f.number = Number::singular;
    const char32_t last = word.back();
    if (last == ta_marbuta) {
        forms.add(word, f);
        const Letters base = stem_of(word) + ta;
        forms.add(base, before_pronoun(f));
        Features two = f;
        two.number = dual;
        forms.add(base + alef + nun, two);
        forms.add(base + ya + nun, two);
        forms.add(base + alef, two);
        forms.add(base + ya, two);
        return;
    }
    forms.add(word, f);
    if (last == alef_maqsura) {
        forms.add(stem_of(word) + alef, before_pronoun(f));
        Features two = f;
        two.number = dual;
        forms.add(stem_of(word) + ya + alef + nun, two);
        forms.add(stem_of(word) + ya + ya + nun, two);
        return;
    }
    forms.add(word, before_pronoun(f));
    if (last == hamza) {  // the seat before a pronoun shows the case
        forms.add(stem_of(word) + waw, before_pronoun(f));
        forms.add(stem_of(word) + ya, before_pronoun(f));
    } else {
        forms.add(word + alef, f);
    }
    Features two = f;
    two.number = dual;
    const Letters base = last == hamza ? stem_of(word) + ya_hamza : word;
    forms.add(word + alef + nun, two);
    forms.add(base + ya + nun, two);
    forms.add(word + alef, two);
    forms.add(base + ya, two);
}

void add_masculine_plural(Forms& forms, const Letters& word, Features f) {
    f.number = Number::plural;
    f.gender = Gender::masculine;
    const Letters base = word.back() == ta_marbuta ? stem_of(word) : word;
    forms.add(base + waw + nun, f);
    forms.add(base + ya + nun, f);
    forms.add(base + waw, f);
    forms.add(base + ya, f);
    forms.add(base + waw, before_pronoun(f));
    forms.add(base + ya, before_pronoun(f));
}

void add_feminine_plural(Forms& forms, const Letters& word, Features f) {
    f.number = Number::plural;
    f.gender = Gender::feminine;
    Letters base = word;
    if (word.back() == ta_marbuta || word.back() == alef_maqsura) {
        base = stem_of(word);
        if (word.back() == alef_maqsura) {
            base += ya;
        }
    }
    const Letters ending = base.back() == alef ? Letters{ta} : Letters{alef, ta};
    forms.add(base + ending, f);
    forms.add(base + ending, before_pronoun(f));
}

void add_broken_plural(Forms& forms, const Letters& word, Features f) {
    f.number = Number::plural;
    forms.add(word, f);
    const char32_t last = word.back();
    if (last == ta_marbuta) {
        forms.add(stem_of(word) + ta, before_pronoun(f));
    } else if (last == alef_maqsura) {
        forms.add(stem_of(word) + alef, before_pronoun(f));
    } else if (last == hamza) {
        forms.add(word, before_pronoun(f));
        forms.add(stem_of(word) + waw, before_pronoun(f));
        forms.add(stem_of(word) + ya, before_pronoun(f));
    } else {
        forms.add(word, before_pronoun(f));
        forms.add(word + alef, f);
    }
}

void add_plurals(Forms& forms, const Letters& word, std::string_view plurals, const Features& f) {
    for (const std::string_view cell : split(plurals)) {
        Letters letters = without_marks(decode(cell));
        if (letters.size() > 1 && letters[0] == U'+') {
            if (letters.back() == ta) {
                add_feminine_plural(forms, word, f);
            } else {
                add_masculine_plural(forms, word, f);
            }
        } else if (!letters.empty()) {
            add_broken_plural(forms, letters, f);
        }
    }
}

/// The feminine of an adjective or participle.
void add_feminine(Forms& forms, const Letters& word, Features f) {
    f.gender = Gender::feminine;
    if (word.back() == ta_marbuta || word.back() == alef_maqsura || word.back() == hamza) {
        return;
    }
    add_singular(forms, word + ta_marbuta, f);
    add_feminine_plural(forms, word + ta_marbuta, f);
}

/// The principal parts of a verb as bare letters, and what weakness they show.
struct Verb {
    Letters perfect;
    Letters stem;  ///< of the imperfect, the prefix cut
    Letters root;
    std::string_view form;
    bool hollow = false;
    bool doubled = false;
    bool defective = false;

    explicit Verb(const VerbRow& row)
        : perfect(without_marks(decode(row.lemma))),
          stem(without_marks(decode(row.present)).substr(1)),
          root(without_marks(decode(row.root))),
          form(row.form) {
        const bool triliteral = root.size() == 3;
        const bool contracts =
            form == "I" || form == "IV" || form == "VII" || form == "VIII" || form == "X";
        defective = is_weak(root.back());
        hollow = triliteral && contracts && is_weak(root[1]) && !defective && perfect.size() >= 3 &&
                 perfect[perfect.size() - 2] == alef;
        doubled = triliteral && (contracts || form == "III" || form == "VI") &&
                  root[1] == root[2] && perfect.size() >= 2 &&
                  perfect[perfect.size() - 2] != root[2] && perfect.back() == root[2];
    }

    [[nodiscard]] bool ends_in_long_a() const {
        return perfect.back() == alef || perfect.back() == alef_maqsura;
    }
    /// Before a suffix that begins with a consonant.
    [[nodiscard]] Letters before_consonant() const {
        if (hollow) {
            return perfect.substr(0, perfect.size() - 2) + perfect.back();
        }
        if (doubled) {
            return perfect + perfect.back();
        }
        if (defective && ends_in_long_a()) {
            return stem_of(perfect) + (form == "I" && root.back() == waw ? waw : ya);
        }
        return perfect;
    }
};

Features finite(Tense tense, std::uint8_t person, Gender gender, Number number) {
    Features f;
    f.part = PartOfSpeech::verb;
    f.verb_form = VerbForm::finite;
    f.tense = tense;
    f.person = person;
    f.gender = gender;
    f.number = number;
    return f;
}

Features passive(Features f) {
    f.passive = true;
    return f;
}

/// A form that also stands before an attached pronoun with the same letters.
void add_both(Forms& forms, const Letters& letters, const Features& f) {
    forms.add(letters, f);
    forms.add(letters, before_pronoun(f));
}

/// The plural -u: silent alef at the end, none before a pronoun.
void add_plural_waw(Forms& forms, const Letters& base, const Features& f) {
    forms.add(base + waw + alef, f);
    forms.add(base + waw, before_pronoun(f));
}

void add_perfect(Forms& forms, const Verb& verb) {
    const auto f = [](std::uint8_t person, Gender gender, Number number) {
        return finite(Tense::perfect, person, gender, number);
    };
    const Letters& p = verb.perfect;
    forms.add(p, f(3, masculine, singular));
    if (verb.defective && verb.ends_in_long_a()) {
        const Letters cut = stem_of(p);
        const Letters glide = verb.before_consonant();
        forms.add(cut + alef, before_pronoun(f(3, masculine, singular)));
        add_both(forms, cut + ta, f(3, feminine, singular));
        forms.add(glide + alef, f(3, masculine, dual));
        forms.add(cut + ta + alef, f(3, feminine, dual));
        add_plural_waw(forms, cut, f(3, masculine, plural));
    } else {
        forms.add(p, before_pronoun(f(3, masculine, singular)));
        add_both(forms, p + ta, f(3, feminine, singular));
        add_both(forms, p + alef, f(3, masculine, dual));
        add_both(forms, p + ta + alef, f(3, feminine, dual));
        const bool drops = verb.defective && p.back() == ya;
        add_plural_waw(forms, drops ? stem_of(p) : p, f(3, masculine, plural));
    }
    const Letters c = verb.before_consonant();
    add_both(forms, c + nun, f(3, feminine, plural));
    add_both(forms, c + ta, f(1, Gender::none, singular));
    add_both(forms, c + nun + alef, f(1, Gender::none, plural));
    forms.add(c + ta + mim, f(2, masculine, plural));
}

void add_imperfect_set(Forms& forms, const Verb& verb, const Letters& stem, bool is_passive) {
    const auto f = [is_passive](std::uint8_t person, Gender gender, Number number) {
        const Features features = finite(Tense::imperfect, person, gender, number);
        return is_passive ? passive(features) : features;
    };
    struct Prefix {
        char32_t letter;
        std::uint8_t person;
        Gender gender;
        Number number;
    };
    constexpr Prefix prefixes[] = {
        {ya, 3, masculine, singular},
        {ta, 3, feminine, singular},
        {alef_hamza, 1, Gender::none, singular},
        {nun, 1, Gender::none, plural},
    };
    const bool open_end = verb.defective && is_long_vowel(stem.back());
    for (const Prefix& prefix : prefixes) {
        const Features features = f(prefix.person, prefix.gender, prefix.number);
        const Letters whole = Letters(1, prefix.letter) + stem;
        forms.add(whole, features);
        if (open_end) {
            const bool long_a = stem.back() == alef_maqsura || stem.back() == alef;
            forms.add(long_a ? stem_of(whole) + alef : whole, before_pronoun(features));
            add_both(forms, stem_of(whole), features);  // jussive
        } else {
            forms.add(whole, before_pronoun(features));
            if (verb.hollow && stem.size() >= 2) {  // jussive
                add_both(forms, whole.substr(0, whole.size() - 2) + whole.back(), features);
            }
            if (verb.doubled) {
                add_both(forms, whole + whole.back(), features);
            }
        }
    }
    const Letters y = Letters(1, ya) + stem;
    const Letters t = Letters(1, ta) + stem;
    const Letters y_plural = open_end ? stem_of(y) : y;
    forms.add(y_plural + waw + nun, f(3, masculine, plural));
    add_plural_waw(forms, y_plural, f(3, masculine, plural));
    forms.add(y_plural + waw + nun, before_pronoun(f(3, masculine, plural)));
    const Letters y_dual = open_end && stem.back() == alef_maqsura ? stem_of(y) + ya : y;
    const Letters t_dual = open_end && stem.back() == alef_maqsura ? stem_of(t) + ya : t;
    forms.add(y_dual + alef + nun, f(3, masculine, dual));
    forms.add(y_dual + alef, f(3, masculine, dual));
    forms.add(t_dual + alef + nun, f(3, feminine, dual));
    forms.add(t_dual + alef, f(3, feminine, dual));
    Letters y_women = y_dual;
    if (verb.hollow && stem.size() >= 2) {
        y_women = y.substr(0, y.size() - 2) + y.back();
    } else if (verb.doubled) {
        y_women = y + y.back();
    }
    add_both(forms, y_women + nun, f(3, feminine, plural));
}

/// The perfect passive, where its letters differ from the active's.
void add_perfect_passive(Forms& forms, const Verb& verb) {
    Letters p = verb.perfect;
    if (verb.hollow) {
        p[p.size() - 2] = ya;
    } else if ((verb.form == "III" || verb.form == "VI") && !verb.doubled) {
        const std::size_t at = verb.form == "III" ? 1 : 2;
        if (p.size() <= at + 1 || p[at] != alef) {
            return;
        }
        p[at] = waw;
    } else if (!verb.defective || !verb.ends_in_long_a()) {
        return;
    }
    if (verb.defective) {
        p.back() = ya;
    }
    const auto f = [](Gender gender, Number number) {
        return passive(finite(Tense::perfect, 3, gender, number));
    };
    add_both(forms, p, f(masculine, singular));
    add_both(forms, p + ta, f(feminine, singular));
    add_plural_waw(forms, verb.defective ? stem_of(p) : p, f(masculine, plural));
    forms.add(p + alef, f(masculine, dual));
    forms.add(p + ta + alef, f(feminine, dual));
}

/// The imperfect passive, where its letters differ.
void add_imperfect_passive(Forms& forms, const Verb& verb) {
    Letters stem = verb.stem;
    if (verb.hollow && stem.size() >= 2 && stem[stem.size() - 2] != alef) {
        stem[stem.size() - 2] = alef;
    } else if (verb.defective && stem.back() != alef_maqsura) {
        stem.back() = alef_maqsura;
    } else if (verb.form == "I" && verb.root.size() == 3 && verb.root[0] == waw &&
               stem.size() == 2) {
        stem = Letters(1, waw) + stem;
    } else {
        return;
    }
    add_imperfect_set(forms, verb, stem, true);
}

/// A participle with its cases, feminine, dual and plurals.
void add_participle(Forms& forms, const Letters& word, VerbForm form, bool drops_ya) {
    Features f;
    f.part = PartOfSpeech::adjective;
    f.verb_form = form;
    f.passive = form == VerbForm::passive_participle;
    f.gender = Gender::masculine;
    add_singular(forms, word, f);
    add_feminine(forms, word, f);
    add_masculine_plural(forms, drops_ya ? stem_of(word) : word, f);
    if (drops_ya) {
        f.number = singular;
        forms.add(stem_of(word), f);
    }
}

void add_participles(Forms& forms, const Verb& verb) {
    if (verb.form == "I") {
        const Letters& r = verb.root;
        if (r.size() != 3) {
            return;
        }
        if (r[0] != hamza) {
            if (verb.hollow) {
                add_participle(forms, {r[0], alef, ya_hamza, r[2]}, VerbForm::active_participle,
                               false);
            } else if (verb.doubled) {
                add_participle(forms, {r[0], alef, r[1]}, VerbForm::active_participle, false);
            } else if (verb.defective) {
                add_participle(forms, {r[0], alef, r[1], ya}, VerbForm::active_participle, true);
            } else {
                const char32_t third = r[2] == hamza ? ya_hamza : r[2];
                add_participle(forms, {r[0], alef, r[1], third}, VerbForm::active_participle,
                               false);
            }
        }
        const char32_t first = r[0] == hamza ? alef_hamza : r[0];
        if (verb.defective) {
            add_participle(forms, {mim, first, r[1], r[2]}, VerbForm::passive_participle, false);
        } else if (!verb.hollow) {
            add_participle(forms, {mim, first, r[1], waw, r[2]}, VerbForm::passive_participle,
                           false);
        }
        return;
    }
    Letters active = Letters(1, mim) + verb.stem;
    const bool open_end = verb.defective && is_long_vowel(active.back());
    if (open_end) {
        active.back() = ya;
    }
    add_participle(forms, active, VerbForm::active_participle, open_end);
    if (verb.hollow && active.size() >= 2 && active[active.size() - 2] == ya) {
        Letters done = active;
        done[done.size() - 2] = alef;
        add_participle(forms, done, VerbForm::passive_participle, false);
    }
}

void add_verbal_nouns(Forms& forms, std::string_view masdars) {
    for (const std::string_view masdar : split(masdars)) {
        const Letters word = without_marks(decode(masdar));
        if (word.empty()) {
            continue;
        }
        Features f;
        f.part = PartOfSpeech::noun;
        f.verb_form = VerbForm::verbal_noun;
        f.gender = word.back() == ta_marbuta ? Gender::feminine : Gender::masculine;
        add_singular(forms, word, f);
        if (word.size() > 3) {  // those of form I take broken plurals, which are rows of their own
            add_feminine_plural(forms, word, f);
        }
    }
}

}  // namespace

std::vector<Form> inflect_verb(const VerbRow& row) {
    Forms forms;
    const Verb verb(row);
    add_perfect(forms, verb);
    add_imperfect_set(forms, verb, verb.stem, false);
    add_perfect_passive(forms, verb);
    add_imperfect_passive(forms, verb);
    add_participles(forms, verb);
    add_verbal_nouns(forms, row.masdar);
    return forms.take();
}

std::vector<Form> inflect_noun(const NounRow& row) {
    Forms forms;
    const Letters word = without_marks(decode(row.lemma));
    Features f;
    f.part = row.adjective ? PartOfSpeech::adjective : PartOfSpeech::noun;
    f.gender = row.feminine ? Gender::feminine : Gender::masculine;
    f.human = row.human;
    add_singular(forms, word, f);
    if (word.back() != ya && word.size() == 3 && row.human && row.plural.ends_with("\xD8\xA9")) {
        // qadin, the judge: the ya comes back with the article
        Features definite = f;
        definite.number = Number::singular;
        forms.add(word + ya, definite);
    }
    add_plurals(forms, word, row.plural, f);
    const bool takes_feminine = row.adjective || (row.human && !row.feminine);
    if (takes_feminine) {
        add_feminine(forms, word, f);
    }
    if (row.adjective && row.plural.empty()) {
        add_masculine_plural(forms, word, f);
    }
    return forms.take();
}

std::vector<Form> inflect_nisba(std::string_view lemma) {
    Forms forms;
    const Letters word = without_marks(decode(lemma));
    Features f;
    f.part = PartOfSpeech::adjective;
    f.gender = Gender::masculine;
    f.nisba = true;
    add_singular(forms, word, f);
    add_feminine(forms, word, f);
    add_masculine_plural(forms, word, f);
    return forms.take();
}

}  // namespace khabar::arabic
