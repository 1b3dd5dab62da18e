#include "names.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "khabar/core/utf8.h"
#include "khabar/text/fold.h"

namespace khabar::compile_gazetteer {

namespace {

/// Letters that do not come apart into a plain one and its marks.
struct Plain {
    char32_t letter;
    std::string_view latin;
};
constexpr std::array plain_letters{
    Plain{0xDF, "ss"}, Plain{0xE6, "ae"},  Plain{0xF0, "d"},  Plain{0xF8, "o"},  Plain{0xFE, "th"},
    Plain{0x111, "d"}, Plain{0x127, "h"},  Plain{0x131, "i"}, Plain{0x142, "l"}, Plain{0x153, "oe"},
    Plain{0x259, "a"}, Plain{0x14B, "ng"}, Plain{0x1DD, "e"}, Plain{0x25B, "e"}, Plain{0x254, "o"},
    Plain{0x253, "b"}, Plain{0x257, "d"},  Plain{0x199, "k"}, Plain{0x268, "i"}, Plain{0x140, "l"},
};

/// The article as Latin letters write it, and words like "village of" before a name.
constexpr std::array<std::string_view, 26> passed_over{
    "al",  "el", "ad",  "ed",  "adh",    "an",      "en",      "ar",       "er",
    "as",  "es", "ash", "esh", "ach",    "ech",     "at",      "et",       "ath",
    "eth", "az", "ez",  "ul",  "qaryat", "madinat", "nahiyat", "mudiriyat"};

bool is_passed_over(std::string_view word) {
    return std::find(passed_over.begin(), passed_over.end(), word) != passed_over.end();
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t blank = std::min(text.find(' '), text.size());
        if (blank > 0) {
            words.emplace_back(text.substr(0, blank));
        }
        text.remove_prefix(std::min(blank + 1, text.size()));
    }
    return words;
}

bool is_arabic_letter(char32_t c) {
    return (c >= 0x620 && c <= 0x64A) || (c >= 0x66E && c <= 0x6D3) || c == 0x6D5;
}

/// Fathatan to sukun, tatweel and the dagger alef: names of towns are written without.
bool is_vowel_mark(char32_t c) {
    return (c >= 0x64B && c <= 0x652) || c == 0x640 || c == 0x670;
}

std::u32string letters_of(std::string_view text) {
    std::u32string letters;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_at(text, at);
        letters += point.value;
        at += point.length;
    }
    return letters;
}

/// The words of an Arabic name, folded, without the article where three letters are left.
std::vector<std::u32string> arabic_words(std::string_view name) {
    std::vector<std::u32string> words;
    for (const std::string& word : words_of(fold(clean_name(name), LanguageId::arabic))) {
        std::u32string letters = letters_of(word);
        if (letters.size() >= 5 && letters.starts_with(U"\u0627\u0644")) {
            letters.erase(0, 2);
        }
        std::erase_if(letters, [](char32_t c) { return !is_arabic_letter(c); });
        if (!letters.empty()) {
            words.push_back(std::move(letters));
        }
    }
    return words;
}

/// The consonants of Arabic letters from U+0628 to U+064A as this file writes them. Capitals are
/// single signs for sounds that Latin letters write as two: T th, X kh, D dh, S sh, G gh.
char arabic_consonant(char32_t c) {
    constexpr std::string_view from_beh = "b.ttjhXddrzsSsdtz.G";  // U+0628 to U+063A
    constexpr std::string_view from_feh = "fkklmnhw.y";           // U+0641 to U+064A
    if (c >= 0x628 && c <= 0x63A) {
        return from_beh[c - 0x628];
    }
    if (c >= 0x641 && c <= 0x64A) {
        return from_feh[c - 0x641];
    }
    switch (c) {
        case 0x67E:
            return 'b';  // peh
        case 0x686:
            return 'S';  // tcheh, written ch
        case 0x698:
            return 'j';  // jeh
        case 0x6A4:
            return 'f';  // veh
        case 0x6AF:
            return 'j';  // gaf, as g is
        default:
            return '.';
    }
}

char latin_consonant(char c) {
    switch (c) {
        case 'a':
        case 'e':
        case 'i':
        case 'o':
        case 'u':
            return '.';
        case 'q':
        case 'c':
            return 'k';
        case 'g':
            return 'j';
        case 'p':
            return 'b';
        case 'v':
            return 'f';
        case 'x':
            return 'k';
        default:
            return c;
    }
}

/// A word's sounds: no vowels, w and y at its beginning alone, nothing doubled, no h at the end.
void append_sounds(std::string& out, std::string_view sounds) {
    while (sounds.ends_with('h') && sounds.size() > 1) {
        sounds.remove_suffix(1);
    }
    bool first = true;
    for (const char c : sounds) {
        if (c == '.' || (!first && (c == 'w' || c == 'y'))) {
            first = false;
            continue;
        }
        if (out.empty() || out.back() != c) {
            out += c;
        }
        first = false;
    }
}

std::string latin_sounds(std::string_view word) {
    std::string sounds;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const std::string_view two = word.substr(at, 2);
        char sound = latin_consonant(word[at]);
        if (two == "sh" || two == "ch") {
            sound = 'S';
        } else if (two == "kh") {
            sound = 'X';
        } else if (two == "gh") {
            sound = 'G';
        } else if (two == "th") {
            sound = 't';
        } else if (two == "dh") {
            sound = 'd';
        } else if (two == "dj") {
            sound = 'j';
        } else {
            sounds += sound;
            continue;
        }
        sounds += sound;
        ++at;
    }
    return sounds;
}

}  // namespace

bool is_arabic(std::string_view name) {
    bool any = false;
    for (const char32_t c : letters_of(name)) {
        if (is_arabic_letter(c)) {
            any = true;
        } else if (u_isalpha(static_cast<UChar32>(c)) != 0) {
            return false;
        }
    }
    return any;
}

std::string plain_latin(std::string_view name) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    if (U_SUCCESS(status) != 0) {
        text = nfkd->normalize(text, status);
    }
    text.foldCase();
    std::string out;
    const auto blank = [&] {
        if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    };
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const auto c = static_cast<char32_t>(text.char32At(at));
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            out += static_cast<char>(c);
        } else if (u_isspace(static_cast<UChar32>(c)) != 0 || c == '-' || c == '/' || c == ',' ||
                   c == '.' || c == 0x2010 || c == 0x2011 || c == 0x2013) {
            blank();
        } else {
            const auto* plain = std::find_if(plain_letters.begin(), plain_letters.end(),
                                             [&](const Plain& p) { return p.letter == c; });
            if (plain != plain_letters.end()) {
                out += plain->latin;
            }
        }
    }
    if (out.ends_with(' ')) {
        out.pop_back();
    }
    return out;
}

std::string name_key(std::string_view name) {
    std::string key;
    if (is_arabic(name)) {
        for (const std::u32string& word : arabic_words(name)) {
            for (const char32_t c : word) {
                append_utf8(key, c);
            }
        }
        return key;
    }
    const std::vector<std::string> words = words_of(plain_latin(name));
    for (std::size_t at = 0; at < words.size(); ++at) {
        std::string_view word = words[at];
        if (is_passed_over(word) && at + 1 < words.size()) {
            continue;
        }
        while (word.ends_with('h') && word.size() > 2) {
            word.remove_suffix(1);
        }
        for (const char c : word) {
            if (key.empty() || key.back() != c) {
                key += c;
            }
        }
    }
    return key;
}

std::string consonants(std::string_view name) {
    std::string out;
    if (is_arabic(name)) {
        for (const std::u32string& word : arabic_words(name)) {
            std::string sounds;
            for (const char32_t c : word) {
                sounds += arabic_consonant(c);
            }
            append_sounds(out, sounds);
        }
        return out;
    }
    const std::vector<std::string> words = words_of(plain_latin(name));
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!is_passed_over(words[at]) || at + 1 == words.size()) {
            append_sounds(out, latin_sounds(words[at]));
        }
    }
    return out;
}

std::string clean_name(std::string_view name) {
    std::string out;
    int brackets = 0;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint point = decode_at(name, at);
        const auto c = static_cast<UChar32>(point.value);
        if (c == '(') {
            ++brackets;
        } else if (c == ')') {
            brackets = std::max(0, brackets - 1);
        } else if (brackets == 0 && !is_vowel_mark(point.value) && u_charType(c) != U_FORMAT_CHAR &&
                   u_charType(c) != U_CONTROL_CHAR) {
            if (u_isspace(c) == 0) {
                append_utf8(out, point.value);
            } else if (!out.empty() && out.back() != ' ') {
                out += ' ';
            }
        }
        at += point.length;
    }
    while (!out.empty() && (out.back() == ' ' || out.back() == ',' || out.back() == '-')) {
        out.pop_back();
    }
    return out;
}

std::vector<std::string> name_variants(std::string_view cell) {
    std::vector<std::string> names;
    while (!cell.empty()) {
        const std::size_t bar = std::min(cell.find('|'), cell.size());
        std::string_view name = cell.substr(0, bar);
        if (name.ends_with('?')) {
            name.remove_suffix(1);
        }
        if (std::string cleaned = clean_name(name); !cleaned.empty()) {
            names.push_back(std::move(cleaned));
        }
        cell.remove_prefix(std::min(bar + 1, cell.size()));
    }
    return names;
}

double distance_km(double lat1, double lon1, double lat2, double lon2) {
    constexpr double earth_km = 6371.0;
    constexpr double radian = std::numbers::pi / 180;
    const double north = std::sin((lat2 - lat1) * radian / 2);
    const double east = std::sin((lon2 - lon1) * radian / 2);
    const double half =
        north * north + std::cos(lat1 * radian) * std::cos(lat2 * radian) * east * east;
    return 2 * earth_km * std::asin(std::min(1.0, std::sqrt(half)));
}

}  // namespace khabar::compile_gazetteer
