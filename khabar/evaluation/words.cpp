#include "khabar/evaluation/words.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <utility>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "khabar/core/utf8.h"

namespace khabar::evaluation {

namespace {

constexpr char32_t waw = 0x0648;
constexpr char32_t fa = 0x0641;
constexpr char32_t ba = 0x0628;
constexpr char32_t lam = 0x0644;
constexpr char32_t kaf = 0x0643;
constexpr char32_t sin = 0x0633;
constexpr char32_t alef = 0x0627;

/// Letters that are written for one another: hamza on its seats, alef maqsura, ta marbuta.
constexpr std::array<std::pair<char32_t, char32_t>, 8> same_letters{{
    {0x0623, alef},
    {0x0625, alef},
    {0x0622, alef},
    {0x0671, alef},
    {0x0649, 0x064A},
    {0x0629, 0x0647},
    {0x0624, waw},
    {0x0626, 0x064A},
}};

/// Vowel marks, tatweel, joiners and signs of direction.
bool is_mark(char32_t c) {
    return (c >= 0x064B && c <= 0x0652) || c == 0x0670 || c == 0x0640 ||
           (c >= 0x200C && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

bool is_arabic(char32_t c) {
    return c >= 0x0600 && c <= 0x06FF;
}

/// A letter or figure of any script.
bool is_of_word(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    return c == U'_' || is_arabic(c) || u_isalpha(point) != 0 ||
           u_getIntPropertyValue(point, UCHAR_NUMERIC_TYPE) != U_NT_NONE;
}

/// The form under which two spellings of a word are the same.
std::u32string folded(const std::u32string& word) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
    icu::UnicodeString text = icu::UnicodeString::fromUTF32(
        reinterpret_cast<const UChar32*>(word.data()), static_cast<std::int32_t>(word.size()));
    if (U_SUCCESS(status)) {
        text = nfkc->normalize(text, status);
    }
    icu::UnicodeString kept;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const auto c = static_cast<char32_t>(text.char32At(at));
        if (is_mark(c)) {
            continue;
        }
        const auto* same = std::find_if(same_letters.begin(), same_letters.end(),
                                        [&](const auto& pair) { return pair.first == c; });
        kept.append(static_cast<UChar32>(same == same_letters.end() ? c : same->second));
    }
    kept.toLower(icu::Locale::getRoot());
    std::u32string out;
    for (std::int32_t at = 0; at < kept.length(); at = kept.moveIndex32(at, 1)) {
        out.push_back(static_cast<char32_t>(kept.char32At(at)));
    }
    return out;
}

using Forms = std::set<std::u32string>;

/// Adds to `to` what `forms` leave behind `front`, where they are of `length` letters or more.
void cut(const Forms& forms, std::u32string_view front, std::size_t length, Forms& to) {
    for (const std::u32string& form : forms) {
        if (form.starts_with(front) && form.size() >= length) {
            to.insert(form.substr(front.size()));
        }
    }
}

Word variants(std::u32string word) {
    const bool arabic = std::any_of(word.begin(), word.end(), is_arabic);
    Forms forms{std::move(word)};
    if (arabic) {
        for (const char32_t particle : {waw, fa, ba, lam, kaf, sin}) {
            Forms more;
            cut(forms, {&particle, 1}, 4, more);
            forms.merge(more);
        }
        static constexpr std::array<char32_t, 2> article{alef, lam};
        static constexpr std::array<char32_t, 2> for_the{lam, lam};
        Forms more;
        cut(forms, {article.data(), article.size()}, 4, more);
        forms.merge(more);
        Forms last;  // the article's alef is not written behind the particle li-
        for (const std::u32string& form : forms) {
            if (form.starts_with(std::u32string_view(for_the.data(), 2)) && form.size() > 4) {
                last.insert(form.substr(1));
                last.insert(form.substr(2));
            }
        }
        forms.merge(last);
    }
    return {forms.begin(), forms.end()};
}

bool fits(const Word& a, const Word& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::u32string& form) {
        return std::binary_search(b.begin(), b.end(), form);
    });
}

}  // namespace

Phrase::Phrase(std::string_view given) : text(given) {
    std::u32string word;
    const auto end_word = [&] {
        if (!word.empty()) {
            words.push_back(variants(folded(word)));
            word.clear();
        }
    };
    for (std::size_t at = 0; at < given.size();) {
        const CodePoint next = decode_at(given, at);
        at += next.length;
        if (is_mark(next.value)) {
            continue;
        }
        if (is_of_word(next.value)) {
            word.push_back(next.value);
        } else {
            end_word();
        }
    }
    end_word();
}

std::size_t shared_words(const std::vector<Word>& a, const std::vector<Word>& b) {
    std::vector<bool> taken(b.size(), false);
    std::size_t count = 0;
    for (const Word& word : a) {
        for (std::size_t i = 0; i < b.size(); ++i) {
            if (!taken[i] && fits(word, b[i])) {
                taken[i] = true;
                ++count;
                break;
            }
        }
    }
    return count;
}

bool same_words(const Phrase& a, const Phrase& b) {
    return !a.words.empty() && !b.words.empty() &&
           4 * shared_words(a.words, b.words) >= a.words.size() + b.words.size();
}

}  // namespace khabar::evaluation
