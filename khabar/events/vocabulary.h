#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/hash.h"
#include "khabar/core/hash_filter.h"

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
    WordId add(std::string_view folded);
    [[nodiscard]] WordId find(const HashedKey& folded) const;
    [[nodiscard]] WordId find(std::string_view folded) const { return find(HashedKey(folded)); }
    /// All numbers are below it.
    [[nodiscard]] std::size_t size() const noexcept { return words_.size() + 1; }

private:
    struct Slot {
        std::uint32_t tag = 0;  ///< upper half of the word's hash
        WordId word = WordId::unknown;
    };
    /// Where a word stands, or the empty slot where it would.
    [[nodiscard]] std::size_t slot_of(std::string_view folded, std::uint64_t hash) const noexcept;
    void grow();

    std::vector<std::string> words_;  ///< by number, from 1
    std::vector<Slot> slots_;         ///< a power of two, half of them empty or more
    HashFilter filter_;               ///< of the tags
};

/// Sorts it and drops what stands there twice or is unknown.
void make_list(WordList& words);
[[nodiscard]] bool lists(const WordList& words, WordId word);
[[nodiscard]] bool share_word(const WordList& a, const WordList& b);

}  // namespace khabar::events
