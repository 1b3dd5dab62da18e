#pragma once

#include <cstdint>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/mentions/word_match.h"
#include "khabar/tables/table_file.h"

namespace khabar::amounts {

/// In which sheets of times and amounts a form may begin with each token of a text: one look-up a
/// token and form of it, so that the many words that belong to neither cost no more than this.
class FirstWords {
public:
    FirstWords() = default;
    FirstWords(const WordMatcher& words, const TableFile& tables);

    /// Flags of tables/names.h; 0 for tokens beyond the text.
    [[nodiscard]] std::uint64_t at(std::uint32_t token) const {
        return token < flags_.size() ? flags_[token] : 0;
    }

private:
    std::vector<std::uint64_t> flags_;
};

}  // namespace khabar::amounts
