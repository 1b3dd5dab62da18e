#include "khabar/language/arabic/cut.h"

#include "khabar/language/arabic/letters.h"
#include "khabar/tables/word_table.h"

namespace khabar::arabic {

namespace {

constexpr auto code = WordTable::letter;

struct Pronoun {
    std::array<char32_t, max_pronoun> letters;
    std::uint8_t length;
    Enclitic pronoun;
};

constexpr Enclitic enclitic(std::uint8_t person, Gender gender, Number number) {
    Enclitic out;
    out.person = person;
    out.gender = gender;
    out.number = number;
    return out;
}

constexpr Pronoun pronouns[] = {
    {{ha, 0, 0}, 1, enclitic(3, Gender::masculine, Number::singular)},
    {{ha, alef, 0}, 2, enclitic(3, Gender::feminine, Number::singular)},
    {{ha, mim, 0}, 2, enclitic(3, Gender::masculine, Number::plural)},
    {{ha, nun, 0}, 2, enclitic(3, Gender::feminine, Number::plural)},
    {{ha, mim, alef}, 3, enclitic(3, Gender::none, Number::dual)},
    {{kaf, 0, 0}, 1, enclitic(2, Gender::masculine, Number::singular)},
    {{kaf, mim, 0}, 2, enclitic(2, Gender::masculine, Number::plural)},
    {{nun, alef, 0}, 2, enclitic(1, Gender::none, Number::plural)},
    {{nun, ya, 0}, 2, enclitic(1, Gender::none, Number::singular)},
    {{ya, 0, 0}, 1, enclitic(1, Gender::none, Number::singular)},
};

class Heads {
public:
    Heads(const WordLetters& word, std::array<Head, max_heads>& out) : word_(word), out_(out) {}

    std::size_t run() {
        begin(0, 0);
        const std::uint8_t first = letter(0);
        if (first == code(waw) || first == code(fa)) {
            begin(first == code(waw) ? 'w' : 'f', 1);
        }
        return count_;
    }

private:
    /// The ways to go on behind a conjunction of `at` letters.
    void begin(char conjunction, std::uint32_t at) {
        add({conjunction, 0, false, false}, at, 0);
        const std::uint8_t first = letter(at);
        if (first == code(alef) && letter(at + 1) == code(lam)) {
            add({conjunction, 0, false, true}, at, 2);
        }
        if (first == code(sin)) {
            add({conjunction, 0, true, false}, at + 1, 0);
        }
        if (first == code(ba) || first == code(kaf)) {
            const char preposition = first == code(ba) ? 'b' : 'k';
            add({conjunction, preposition, false, false}, at + 1, 0);
            if (letter(at + 1) == code(alef) && letter(at + 2) == code(lam)) {
                add({conjunction, preposition, false, true}, at + 1, 2);
            }
        }
        if (first == code(lam)) {
            add({conjunction, 'l', false, false}, at + 1, 0);
            if (letter(at + 1) == code(lam)) {
                add({conjunction, 'l', false, true}, at + 1, 1);
                add({conjunction, 'l', false, true}, at + 1, 0);  // a stem that begins with lam
            }
        }
    }

    void add(const Proclitics& before, std::uint32_t particles, std::uint32_t article) {
        if (particles + article < word_.count) {
            out_[count_++] = {before, static_cast<std::uint8_t>(particles + article),
                              static_cast<std::uint8_t>(particles)};
        }
    }

    [[nodiscard]] std::uint8_t letter(std::uint32_t at) const {
        return at < word_.count ? word_.code[at] : std::uint8_t{0};
    }

    const WordLetters& word_;
    std::array<Head, max_heads>& out_;
    std::size_t count_ = 0;
};

}  // namespace

std::size_t cut_heads(const WordLetters& word, std::array<Head, max_heads>& out) {
    return Heads(word, out).run();
}

std::array<const Enclitic*, max_pronoun + 1> pronouns_of(const WordLetters& word) {
    std::array<const Enclitic*, max_pronoun + 1> out{};
    const std::uint8_t last = word.code[word.count - 1];
    const bool may_end = last == code(ha) || last == code(alef) || last == code(mim) ||
                         last == code(nun) || last == code(kaf) || last == code(ya);
    if (!may_end || word.ends_in_ta_marbuta()) {
        return out;
    }
    for (const Pronoun& each : pronouns) {
        if (each.length >= word.count) {
            continue;
        }
        bool same = true;
        for (std::uint32_t i = 0; i < each.length; ++i) {
            same = same && word.code[word.count - each.length + i] == code(each.letters[i]);
        }
        if (same) {
            out[each.length] = &each.pronoun;
        }
    }
    return out;
}

bool fits(const Proclitics& before, const Enclitic* pronoun, std::uint32_t pronoun_letters,
          const Features& form) {
    const bool is_verb = form.part == PartOfSpeech::verb;
    const bool nominal = form.part == PartOfSpeech::noun || form.part == PartOfSpeech::adjective;
    if ((pronoun != nullptr) != form.before_pronoun || (before.article && pronoun != nullptr)) {
        return false;
    }
    if (before.article && !nominal && form.part != PartOfSpeech::number) {
        return false;
    }
    // the alef of the accusative is an indefinite noun's, and none behind a preposition
    if (form.accusative && (before.article || before.preposition != 0)) {
        return false;
    }
    if (before.future && !(is_verb && form.tense == Tense::imperfect)) {
        return false;
    }
    if (before.preposition != 0) {
        if (is_verb) {
            return before.preposition == 'l' && form.tense == Tense::imperfect;
        }
        if (!nominal && form.part != PartOfSpeech::pronoun &&
            form.part != PartOfSpeech::determiner && form.part != PartOfSpeech::subordinator &&
            form.part != PartOfSpeech::adverb && form.part != PartOfSpeech::number &&
            form.part != PartOfSpeech::proper_noun) {
            return false;
        }
    }
    // ni stands with verbs and particles, bare i with all but verbs
    if (pronoun != nullptr && pronoun->person == 1 && pronoun->number == Number::singular) {
        return pronoun_letters == 2 ? !nominal : !is_verb;
    }
    return true;
}

}  // namespace khabar::arabic
