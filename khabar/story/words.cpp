#include "khabar/story/words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "khabar/core/utf8.h"
#include "khabar/text/characters.h"
#include "khabar/text/fold.h"

namespace khabar::story {

namespace {

// Arabic letters as UTF-8, so that the code stays ASCII.
constexpr std::string_view waw = "\xD9\x88";
constexpr std::string_view fa = "\xD9\x81";
constexpr std::string_view article = "\xD8\xA7\xD9\x84";        // al
constexpr std::string_view fused_article = "\xD9\x84\xD9\x84";  // lil
constexpr std::array<std::string_view, 3> prepositions{
    "\xD8\xA8",  // bi
    "\xD9\x83",  // ka
    "\xD9\x84",  // li
};
constexpr std::size_t bytes_of_letter = 2;
constexpr std::size_t fewest_bytes = 3 * bytes_of_letter;  // why: a root has three letters

bool cut(std::string_view& word, std::string_view start) {
    if (word.starts_with(start) && word.size() >= start.size() + fewest_bytes) {
        word.remove_prefix(start.size());
        return true;
    }
    return false;
}

bool is_word(CharKind kind) {
    return kind == CharKind::letter || kind == CharKind::mark || kind == CharKind::hidden;
}

/// Where the run of letters ends that begins at `at`.
std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const CodePoint point = decode_at(text, at);
        if (!is_word(kind_of(point.value))) {
            break;
        }
        at += point.length;
    }
    return at;
}

std::string digits_of(std::string_view number, LanguageId language) {
    std::string folded =
        fold(number, language == LanguageId::arabic ? language : LanguageId::arabic);
    std::erase_if(folded, [](char c) { return c == ',' || c == '.' || c == '\''; });
    return folded;
}

}  // namespace

std::vector<std::string> words_of(std::string_view text, LanguageId language) {
    std::vector<std::string> words;
    const auto limit = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), UINT32_MAX));
    std::size_t at = 0;
    while (at < limit) {
        const CodePoint point = decode_at(text, at);
        const CharKind kind = kind_of(point.value);
        std::size_t end = at + point.length;
        std::string word;
        if (kind == CharKind::letter) {
            end = word_end(text, end);
            word = fold(text.substr(at, end - at), language);
        } else if (kind == CharKind::digit) {
            end = number_end(text, static_cast<std::uint32_t>(end), limit);
            word = digits_of(text.substr(at, end - at), language);
        }
        at = end;
        if (!word.empty()) {
            words.push_back(std::move(word));
        }
    }
    return words;
}

std::string_view bare_word(std::string_view word, LanguageId language) {
    if (language != LanguageId::arabic) {
        return word;
    }
    if (!cut(word, waw)) {
        cut(word, fa);
    }
    if (cut(word, fused_article) || cut(word, article)) {
        return word;
    }
    for (const std::string_view preposition : prepositions) {
        // "b" alone is more often a root's letter: it goes with the article behind it only
        if (word.starts_with(preposition) && word.substr(preposition.size()).starts_with(article) &&
            cut(word, preposition)) {
            cut(word, article);
            break;
        }
    }
    return word;
}

LanguageId language_of(std::string_view code) {
    return code == "ar" ? LanguageId::arabic : LanguageId::english;
}

}  // namespace khabar::story
