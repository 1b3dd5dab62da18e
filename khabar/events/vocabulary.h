#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace khabar::events {

/// The number of a folded word that some row of lexicon/events/ speaks of. Two of them are the same
/// word where they are equal; unknown is none of those words, and stands in no list of a row.
enum class WordId : std::uint32_t { unknown = 0 };

/// The words of a row's cell: sorted, each once.
using WordList = std::vector<WordId>;

/// The folded words that the rows speak of. They are numbered at open, so that a text is held
/// against the rows by numbers; whatever else stands in a text says nothing to them.
class Vocabulary {
public:
    WordId add(std::string folded);
    [[nodiscard]] WordId find(std::string_view folded) const;
    /// All numbers are below it.
    [[nodiscard]] std::size_t size() const noexcept { return words_.size() + 1; }

private:
    struct Hash {
        using is_transparent = void;  // a look-up makes no string
        std::size_t operator()(std::string_view word) const noexcept {
            return std::hash<std::string_view>{}(word);
        }
    };
    std::unordered_map<std::string, WordId, Hash, std::equal_to<>> words_;
};

/// Sorts it and drops what stands there twice or is unknown.
void make_list(WordList& words);
[[nodiscard]] bool lists(const WordList& words, WordId word);
[[nodiscard]] bool share_word(const WordList& a, const WordList& b);

}  // namespace khabar::events
