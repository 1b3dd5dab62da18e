#include "khabar/language/arabic/cut.h"

#include <array>

#include "khabar/core/utf8.h"
#include "khabar/language/arabic/letters.h"

namespace khabar::arabic {

namespace {

/// The letters of a short word, decoded once; longer words are cut only at their edges.
class Letters {
public:
    explicit Letters(std::string_view folded) {
        for (std::size_t at = 0; at < folded.size();) {
            const CodePoint c = decode_at(folded, at);
            letters_.push_back(c.value);
            at += c.length;
        }
    }
    [[nodiscard]] char32_t operator[](std::size_t i) const {
        return i < letters_.size() ? letters_[i] : 0;
    }
    [[nodiscard]] char32_t from_end(std::size_t i) const {
        return i < letters_.size() ? letters_[letters_.size() - 1 - i] : 0;
    }

private:
    std::vector<char32_t> letters_;
};

struct Pronoun {
    std::array<char32_t, 3> letters;  ///< last letter first
    std::uint8_t length;
    std::uint8_t person;
    Gender gender;
    Number number;
};

constexpr Pronoun pronouns[] = {
    {{ha, 0, 0}, 1, 3, Gender::masculine, Number::singular},
    {{alef, ha, 0}, 2, 3, Gender::feminine, Number::singular},
    {{mim, ha, 0}, 2, 3, Gender::masculine, Number::plural},
    {{nun, ha, 0}, 2, 3, Gender::feminine, Number::plural},
    {{alef, mim, ha}, 3, 3, Gender::none, Number::dual},
    {{kaf, 0, 0}, 1, 2, Gender::masculine, Number::singular},
    {{mim, kaf, 0}, 2, 2, Gender::masculine, Number::plural},
    {{alef, nun, 0}, 2, 1, Gender::none, Number::plural},
    {{ya, nun, 0}, 2, 1, Gender::none, Number::singular},
    {{ya, 0, 0}, 1, 1, Gender::none, Number::singular},
};

bool ends_with(const Letters& word, const Pronoun& pronoun) {
    for (std::uint8_t i = 0; i < pronoun.length; ++i) {
        if (word.from_end(i) != pronoun.letters[i]) {
            return false;
        }
    }
    return true;
}

/// The ways to begin a word: particles and article.
void cut_heads(const Letters& word, std::vector<Cut>& heads) {
    const auto add = [&heads](char conjunction, char preposition, bool article, bool future,
                              std::size_t particles, std::size_t article_letters) {
        Cut cut;
        cut.before.conjunction = conjunction;
        cut.before.preposition = preposition;
        cut.before.article = article;
        cut.before.future = future;
        cut.particles = static_cast<std::uint8_t>(particles);
        cut.head = static_cast<std::uint8_t>(particles + article_letters);
        heads.push_back(cut);
    };
    const bool may_join = word[0] == waw || word[0] == fa;
    for (std::size_t joined = 0; joined <= (may_join ? 1u : 0u); ++joined) {
        const char conjunction = joined == 0 ? '\0' : (word[0] == waw ? 'w' : 'f');
        const char32_t first = word[joined];
        add(conjunction, 0, false, false, joined, 0);
        if (first == alef && word[joined + 1] == lam) {
            add(conjunction, 0, true, false, joined, 2);
        }
        if (first == sin) {
            add(conjunction, 0, false, true, joined + 1, 0);
        }
        if (first == ba || first == kaf) {
            const char preposition = first == ba ? 'b' : 'k';
            add(conjunction, preposition, false, false, joined + 1, 0);
            if (word[joined + 1] == alef && word[joined + 2] == lam) {
                add(conjunction, preposition, true, false, joined + 1, 2);
            }
        }
        if (first == lam) {
            add(conjunction, 'l', false, false, joined + 1, 0);
            if (word[joined + 1] == lam) {
                add(conjunction, 'l', true, false, joined + 1, 1);
                add(conjunction, 'l', true, false, joined + 1, 0);  // a stem that begins with lam
            }
        }
    }
}

}  // namespace

void cut_word(std::string_view folded, std::uint32_t letters, bool ends_in_ta_marbuta,
              std::vector<Cut>& out) {
    out.clear();
    const Letters word(folded);
    std::vector<Cut> heads;
    cut_heads(word, heads);
    for (const Cut& head : heads) {
        if (head.head + 1u > letters) {
            continue;
        }
        if (head.head == 0 || head.head + 2u <= letters) {
            out.push_back(head);
        }
        if (head.before.article || ends_in_ta_marbuta) {
            continue;
        }
        for (const Pronoun& pronoun : pronouns) {
            if (head.head + pronoun.length + 1u <= letters && ends_with(word, pronoun)) {
                Cut cut = head;
                cut.tail = pronoun.length;
                cut.pronoun.person = pronoun.person;
                cut.pronoun.gender = pronoun.gender;
                cut.pronoun.number = pronoun.number;
                out.push_back(cut);
            }
        }
    }
}

}  // namespace khabar::arabic
