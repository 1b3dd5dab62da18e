#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace khabar::evaluation {

/// A word, folded, with what is left of it when an attached particle or the article is cut off:
/// gold and records need not agree on where a word begins.
using Word = std::vector<std::u32string>;

/// Some words of a text as they are compared.
struct Phrase {
    Phrase() = default;
    explicit Phrase(std::string_view words);

    std::string text;
    std::vector<Word> words;
};

/// How many words of `a` and `b` can be paired, one to one, each of `a` with the first that fits.
std::size_t shared_words(const std::vector<Word>& a, const std::vector<Word>& b);

/// At least half of the words of both, taken together, can be paired.
bool same_words(const Phrase& a, const Phrase& b);

}  // namespace khabar::evaluation
