#pragma once

#include <array>
#include <cstdint>

#include "khabar/core/expected.h"
#include "khabar/language/english/word_class.h"
#include "khabar/tables/table_file.h"

namespace khabar::english {

/// What a word of one class adds to one of another directly behind it: the rows of en/neighbours.
class Neighbours {
public:
    /// Errors: bad_table, where a row names no class.
    static Expected<Neighbours> open(const TableFile& tables);

    [[nodiscard]] std::int32_t score(WordClass context, WordClass word) const {
        return scores_[static_cast<std::size_t>(context)][static_cast<std::size_t>(word)];
    }

    /// What each class adds behind one, by its number.
    [[nodiscard]] const std::array<std::int16_t, word_classes>& behind(WordClass context) const {
        return scores_[static_cast<std::size_t>(context)];
    }

private:
    std::array<std::array<std::int16_t, word_classes>, word_classes> scores_{};
};

}  // namespace khabar::english
