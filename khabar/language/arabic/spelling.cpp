#include "khabar/language/arabic/spelling.h"

#include <cstddef>
#include <vector>

#include "khabar/language/arabic/letters.h"

namespace khabar::arabic {

namespace {

bool is_short_vowel(char32_t c) {
    return c == fatha || c == damma || c == kasra;
}

bool is_length(char32_t c) {
    return c == long_a || c == long_a_ya || c == long_u || c == long_i;
}

/// One letter of the written word: a consonant with its vowel, or the letter of a long vowel.
struct Letter {
    char32_t sound = 0;
    char32_t vowel = 0;  ///< 0: none
    bool length = false;
    bool doubled = false;
};

/// Two hamzas in one syllable: the second turns into length ('a'mana, aamana).
Sounds without_double_hamza(const Sounds& word) {
    if (word.size() < 4 || word[0] != hamza || word[2] != hamza || is_short_vowel(word[3]) ||
        is_length(word[3])) {
        return word;
    }
    Sounds out = word;
    out[2] = word[1] == fatha ? long_a : word[1] == damma ? long_u : long_i;
    return out;
}

/// Cuts the sounds into letters; a glide that closes a syllable behind a vowel of another colour
/// takes that colour (iwqaf, iiqaf).
std::vector<Letter> letters_of(const Sounds& word) {
    std::vector<Letter> letters;
    for (std::size_t at = 0; at < word.size(); ++at) {
        Letter letter;
        letter.sound = word[at];
        if (is_length(letter.sound) || letter.sound == silent_alef) {
            letter.length = true;
            letters.push_back(letter);
            continue;
        }
        if (at + 1 < word.size() && is_short_vowel(word[at + 1])) {
            letter.vowel = word[++at];
        } else if (at + 1 < word.size() && word[at + 1] == letter.sound) {
            letter.doubled = true;
            if (++at + 1 < word.size() && is_short_vowel(word[at + 1])) {
                letter.vowel = word[++at];
            }
        } else if ((letter.sound == waw || letter.sound == ya) && !letters.empty()) {
            const char32_t before = letters.back().vowel;
            if (before == damma || before == kasra) {
                letter.sound = before == damma ? long_u : long_i;
                letter.length = true;
            }
        }
        letters.push_back(letter);
    }
    return letters;
}

/// The seat of a hamza within or at the end of a word.
char32_t seat(const std::vector<Letter>& letters, std::size_t at) {
    const Letter& own = letters[at];
    const Letter& before = letters[at - 1];
    const bool last = at + 1 == letters.size();
    const bool after_long_a = before.sound == long_a || before.sound == long_a_ya;
    const bool after_long_u = before.sound == long_u;
    // the ya of hay'a, not the first radical of yay'asu
    const bool after_ya =
        before.sound == long_i || (before.sound == ya && before.vowel == 0 && at != 2);
    const bool after_waw = after_long_u || (before.sound == waw && before.vowel == 0);
    const bool after_consonant = before.vowel == 0 && !before.length;
    if (last && !(after_consonant && own.vowel == fatha)) {  // but lam yan'a
        return before.vowel == fatha   ? alef_hamza
               : before.vowel == damma ? waw_hamza
               : before.vowel == kasra ? ya_hamza
                                       : hamza;
    }
    if (own.vowel == kasra || before.vowel == kasra || after_ya) {
        return ya_hamza;
    }
    if (own.vowel == damma) {
        return after_waw ? hamza : waw_hamza;
    }
    if (before.vowel == damma) {
        return waw_hamza;
    }
    return after_long_a || after_waw ? hamza : alef_hamza;
}

void put(std::u32string& out, char32_t letter, const Letter& of, bool last) {
    out.push_back(letter);
    if (of.vowel != 0) {  // the vowel before the shadda: that is normal form C
        out.push_back(of.vowel);
    }
    if (of.doubled) {
        out.push_back(shadda);
    } else if (of.vowel == 0 && !last) {
        out.push_back(sukun);
    }
}

}  // namespace

Sounds sounds(std::string_view pattern, std::u32string_view root) {
    Sounds out;
    for (const char c : pattern) {
        switch (c) {
            case 'a':
                out += fatha;
                break;
            case 'i':
                out += kasra;
                break;
            case 'u':
                out += damma;
                break;
            case 'A':
                out += {fatha, long_a};
                break;
            case 'I':
                out += {kasra, long_i};
                break;
            case 'U':
                out += {damma, long_u};
                break;
            case '|':
                out += joined_alef;
                break;
            case '\'':
                out += hamza;
                break;
            case 't':
                out += ta;
                break;
            case 'm':
                out += mim;
                break;
            case 'n':
                out += nun;
                break;
            case 's':
                out += sin;
                break;
            case 'y':
                out += ya;
                break;
            case 'w':
                out += waw;
                break;
            case 'h':
                out += ta_marbuta;
                break;
            case '_':
                out += silent_alef;
                break;
            default:
                out += root[static_cast<std::size_t>(c - '1')];
        }
    }
    return out;
}

std::u32string spell(const Sounds& word) {
    const std::vector<Letter> letters = letters_of(without_double_hamza(word));
    std::u32string out;
    for (std::size_t at = 0; at < letters.size(); ++at) {
        const Letter& letter = letters[at];
        const bool last = at + 1 == letters.size();
        switch (letter.sound) {
            case long_a:
            case silent_alef:
                out += alef;
                break;
            case long_a_ya:
                out += last ? alef_maqsura : alef;
                break;
            case long_u:
                out += waw;
                break;
            case long_i:
                out += ya;
                break;
            case joined_alef:
                put(out, alef, letter, last);
                break;
            case hamza: {
                const bool before_long_a =
                    !last && (letters[at + 1].sound == long_a ||
                              (letters[at + 1].sound == long_a_ya && at + 2 < letters.size()));
                char32_t written = 0;
                if (at == 0) {
                    written = letter.vowel == kasra ? alef_hamza_below : alef_hamza;
                } else {
                    written = seat(letters, at);
                }
                if (written == alef_hamza && before_long_a) {
                    out += alef_madda;
                    ++at;
                } else {
                    put(out, written, letter, last);
                }
                break;
            }
            default:
                put(out, letter.sound, letter, last);
        }
    }
    return out;
}

std::u32string spell_noun(Sounds word) {
    const std::size_t n = word.size();
    if (n >= 3 && is_glide(word[n - 1]) && word[n - 2] == long_a) {
        word[n - 1] = hamza;
    } else if (n >= 2 && is_glide(word[n - 1]) && word[n - 2] == fatha) {
        word[n - 1] = n >= 3 && word[n - 3] == ya ? long_a : long_a_ya;
    } else if (n >= 2 && word[n - 1] == ya && word[n - 2] == damma) {
        word[n - 2] = kasra;
    } else if (n >= 4 && word[n - 1] == ta_marbuta && is_glide(word[n - 3]) &&
               word[n - 4] == fatha) {
        word = word.substr(0, n - 3) + long_a + ta_marbuta;
    }
    return spell(word);
}

}  // namespace khabar::arabic
