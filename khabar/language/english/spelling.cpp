#include "khabar/language/english/spelling.h"

#include <algorithm>
#include <cstddef>

namespace khabar::english {

namespace {

bool is_vowel(std::string_view word, std::size_t at) {
    constexpr std::string_view vowels = "aeiou";
    if (word[at] == 'u' && at > 0 && word[at - 1] == 'q') {
        return false;  // quit is spelled like sit
    }
    return vowels.find(word[at]) != std::string_view::npos || (word[at] == 'y' && at > 0);
}

/// Runs of vowels; a final e is silent.
std::size_t syllables(std::string_view word) {
    std::size_t count = 0;
    bool before = false;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const bool vowel = is_vowel(word, at);
        const bool silent = at + 1 == word.size() && word[at] == 'e' && count > 0;
        count += vowel && !before && !silent ? 1 : 0;
        before = vowel;
    }
    return count;
}

/// One vowel, written with one letter, and one consonant at the end.
bool ends_short(std::string_view word) {
    const std::size_t size = word.size();
    if (size < 2) {
        return false;
    }
    const char last = word.back();
    return !is_vowel(word, size - 1) && last != 'w' && last != 'x' && last != 'y' && last != 'h' &&
           is_vowel(word, size - 2) && (size < 3 || !is_vowel(word, size - 3));
}

bool behind_consonant(std::string_view word, char last) {
    return word.size() > 1 && word.back() == last && !is_vowel(word, word.size() - 2);
}

/// The stems to which -ed or -ing is added.
std::vector<std::string> stems(std::string_view word) {
    std::string stem(word);
    if (word.ends_with("ic")) {
        return {stem + "k"};  // panicked
    }
    if (!ends_short(word)) {
        return {stem};
    }
    if (syllables(word) == 1) {
        return {stem + word.back()};
    }
    if (word.back() == 'l') {
        return {stem, stem + "l"};
    }
    return {stem};
}

}  // namespace

std::vector<std::string> add_s(std::string_view word, bool verb) {
    std::string stem(word);
    if (word.ends_with("sis")) {
        return {stem.substr(0, stem.size() - 2) + "es"};  // crises
    }
    const bool hisses = word.ends_with('s') || word.ends_with('x') || word.ends_with('z') ||
                        word.ends_with("ch") || word.ends_with("sh");
    if (hisses) {
        return {stem + "es"};
    }
    if (behind_consonant(word, 'y')) {
        return {stem.substr(0, stem.size() - 1) + "ies"};
    }
    if (behind_consonant(word, 'o')) {
        return verb ? std::vector<std::string>{stem + "es"}
                    : std::vector<std::string>{stem + "es", stem + "s"};
    }
    return {stem + "s"};
}

std::vector<std::string> add_ed(std::string_view word) {
    const std::string stem(word);
    if (word.ends_with('e')) {
        return {stem + "d"};
    }
    if (behind_consonant(word, 'y')) {
        return {stem.substr(0, stem.size() - 1) + "ied"};
    }
    std::vector<std::string> out = stems(word);
    for (std::string& each : out) {
        each += "ed";
    }
    return out;
}

std::vector<std::string> add_ing(std::string_view word, Last last) {
    const std::string stem(word);
    if (word.ends_with("ie")) {
        return {stem.substr(0, stem.size() - 2) + "ying"};
    }
    if (word.size() > 2 && word.ends_with('e') && !word.ends_with("ee") && !word.ends_with("oe") &&
        !word.ends_with("ye")) {
        return {stem.substr(0, stem.size() - 1) + "ing"};
    }
    if (last == Last::once) {
        return {stem + "ing"};
    }
    if (last == Last::twice || (last == Last::twice_if_short && ends_short(word))) {
        return {stem + word.back() + "ing"};
    }
    std::vector<std::string> out = stems(word);
    for (std::string& each : out) {
        each += "ing";
    }
    return out;
}

std::vector<std::string> add_degrees(std::string_view word) {
    const bool y = behind_consonant(word, 'y');
    if (syllables(word) > (y ? 2u : 1u) || word.size() < 3) {
        return {};
    }
    std::string stem(word);
    if (y) {
        stem.back() = 'i';
    } else if (word.ends_with('e')) {
        stem.pop_back();
    } else if (ends_short(word)) {
        stem += word.back();
    }
    return {stem + "er", stem + "est"};
}

}  // namespace khabar::english
