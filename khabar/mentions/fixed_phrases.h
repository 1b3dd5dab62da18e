#pragma once

#include <cstdint>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/tables/table_file.h"

namespace khabar::mentions {

/// Phrases in which words that could name somebody or a place name none: "force majeure" has the
/// words of "the force" and "Cairo", "birthplace" begins like "Muscat".
/// lexicon/ar/fixed_phrases.tsv.
class FixedPhrases {
public:
    FixedPhrases(const ReadText& text, const TableFile& tables);

    [[nodiscard]] bool holds(std::uint32_t token) const { return held_[token]; }

private:
    std::vector<bool> held_;
};

}  // namespace khabar::mentions
