#include "khabar/language/arabic/forms.h"

#include <algorithm>
#include <utility>

#include "khabar/language/arabic/letters.h"
#include "khabar/language/arabic/marks.h"
#include "khabar/language/arabic/written.h"
#include "khabar/text/fold.h"

namespace khabar::arabic {

namespace {

using Letters = std::u32string;

Features before_pronoun(Features f) {
    f.before_pronoun = true;
    return f;
}

Features construct(Features f) {
    f.construct = true;
    return f;
}

Features accusative(Features f) {
    f.accusative = true;
    return f;
}

Letters stem_of(const Letters& word) {
    return word.substr(0, word.size() - 1);
}

/// Adds forms of one noun; short to call.
class Adder {
public:
    Adder(Forms& forms, const Nominal& noun) : forms_(forms), base_(noun.base) {}
    void operator()(const Letters& letters, const Features& features) const {
        forms_.add_on(base_, letters, features);
    }

private:
    Forms& forms_;
    const Letters& base_;
};

/// A last hamza behind ya takes its seat when the word goes on: badhii', badhii'a.
Letters seated(const Letters& word) {
    const std::size_t n = word.size();
    return n >= 2 && word[n - 1] == hamza && word[n - 2] == ya ? stem_of(word) + ya_hamza : word;
}

/// A dual or sound plural in both cases: nun falls in the construct state and before a pronoun.
void add_cases(const Adder& add, const Letters& nominative, const Letters& oblique,
               const Features& f) {
    for (const Letters& word : {nominative, oblique}) {
        add(word + nun, f);
        add(word, construct(f));
        add(word, before_pronoun(f));
    }
}

void add_dual(const Adder& add, const Letters& stem, const Letters& oblique, Features f) {
    f.number = Number::dual;
    add_cases(add, stem + alef, oblique + ya, f);
}

/// The end of a noun before a pronoun, and the alef of the indefinite accusative.
void add_endings(const Adder& add, const Letters& word, const Features& f) {
    const char32_t last = word.back();
    if (last == ta_marbuta) {
        add(stem_of(word) + ta, before_pronoun(f));
    } else if (last == alef_maqsura) {
        add(stem_of(word) + alef, before_pronoun(f));
    } else {
        add(word, before_pronoun(f));
        if (last == hamza) {  // the seat before a pronoun shows the case
            add(stem_of(word) + waw_hamza, before_pronoun(f));
            add(stem_of(word) + ya_hamza, before_pronoun(f));
            if (word.size() > 2 && word[word.size() - 2] != alef) {  // juz'an, not binaa'an
                add(word + alef, accusative(f));
            }
        } else {
            add(word + alef, accusative(f));
        }
    }
}

}  // namespace

std::u32string without_marks(const std::u32string& letters) {
    Letters out;
    for (const char32_t c : letters) {
        if (!is_mark(c)) {
            out.push_back(c);
        }
    }
    return out;
}

void Forms::put(Form form) {
    std::string key = form.folded;
    key.push_back('\0');
    const std::uint32_t bits = pack(form.features);
    key.append(reinterpret_cast<const char*>(&bits), sizeof bits);
    if (known_.insert(std::move(key)).second) {
        forms_.push_back(std::move(form));
    }
}

void Forms::add(const Letters& written, const Features& features, bool shows_passive) {
    put({fold(encode(written), LanguageId::arabic), marks_of(written), features, shows_passive});
}

void Forms::add_on(const Letters& base, const Letters& letters, const Features& features) {
    Letters written;
    std::size_t at = 0;  // in base
    bool same = true;
    for (const char32_t c : letters) {
        same = same && at < base.size() && base[at] == c;
        written += c;
        if (!same) {
            continue;
        }
        ++at;
        Letters on_it;
        while (at < base.size() && is_mark(base[at])) {
            on_it += base[at++];
        }
        const bool last = at == base.size();
        for (const char32_t mark : on_it) {
            if (!last || mark == shadda) {
                written += mark;
            }
        }
    }
    add(written, features);
}

void add_singular(Forms& forms, const Nominal& noun) {
    const Adder add(forms, noun);
    const Letters& word = noun.word;
    Features f = noun.features;
    f.number = Number::singular;
    add(word, f);
    add_endings(add, word, f);
    const char32_t last = word.back();
    if (last == ta_marbuta) {
        add_dual(add, stem_of(word) + ta, stem_of(word) + ta, f);
    } else if (last == alef_maqsura) {
        add_dual(add, stem_of(word) + ya, stem_of(word) + ya, f);
    } else if (last == hamza) {
        add_dual(add, word, stem_of(word) + ya_hamza, f);
    } else {
        add_dual(add, word, word, f);
    }
}

void add_masculine_plural(Forms& forms, const Nominal& noun) {
    const Adder add(forms, noun);
    Features f = noun.features;
    f.number = Number::plural;
    f.gender = Gender::masculine;
    const Letters base = noun.word.back() == ta_marbuta ? stem_of(noun.word) : noun.word;
    add_cases(add, base + waw, base + ya, f);
}

void add_feminine_plural(Forms& forms, const Nominal& noun) {
    const Adder add(forms, noun);
    Features f = noun.features;
    f.number = Number::plural;
    f.gender = Gender::feminine;
    Letters base = noun.word;
    if (base.back() == ta_marbuta) {
        base = stem_of(base);
    } else if (base.back() == alef_maqsura) {
        base = stem_of(base) + ya;
    }
    base = seated(base);
    const Letters ending = base.back() == alef ? Letters{ta} : Letters{alef, ta};
    add(base + ending, f);
    add(base + ending, before_pronoun(f));
}

void add_broken_plural(Forms& forms, const Nominal& noun) {
    const Adder add(forms, noun);
    Features f = noun.features;
    f.number = Number::plural;
    add(noun.word, f);
    add_endings(add, noun.word, f);
    const std::size_t n = noun.word.size();
    if (n == 5 && noun.word[2] == alef && noun.word[4] == ya) {  // dawaa'ii, indefinite dawaa'in
        add(stem_of(noun.word), f);
    }
}

void add_feminine(Forms& forms, const Nominal& noun) {
    const char32_t last = noun.word.back();
    const std::size_t n = noun.word.size();
    if (last == ta_marbuta || (last == hamza && noun.word[n - 2] == alef)) {
        return;
    }
    Nominal feminine = noun;
    if (last == alef_maqsura) {
        if (noun.word[0] != mim) {  // 'aqSaa has a feminine of its own; mu'faa has mu'faah
            return;
        }
        feminine.word = stem_of(noun.word) + alef;
    }
    feminine.word = seated(feminine.word) + ta_marbuta;
    feminine.features.gender = Gender::feminine;
    feminine.features.of_masculine = true;
    add_singular(forms, feminine);
    add_feminine_plural(forms, feminine);
}

void add_long_cases(Forms& forms, const Nominal& noun) {
    const Adder add(forms, noun);
    Features f = noun.features;
    f.number = Number::singular;
    for (const char32_t vowel : {waw, alef, ya}) {
        add(noun.word + vowel, construct(f));
        add(noun.word + vowel, before_pronoun(f));
    }
}

void add_without_ya(Forms& forms, const Nominal& noun) {
    Features f = noun.features;
    f.number = Number::singular;
    forms.add_on(noun.base, stem_of(noun.word), f);
}

}  // namespace khabar::arabic
