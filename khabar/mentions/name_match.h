#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/mentions/fixed_phrases.h"
#include "khabar/mentions/phrase.h"
#include "khabar/tables/table_file.h"

namespace khabar::mentions {

/// A name of the lexicon in the text, the longest that begins at its first token.
struct NameMatch {
    TokenRange tokens;
    const Reading* reading = nullptr;   ///< of the first token: which particles were cut
    std::span<const Posting> postings;  ///< rows of countries, actors and places

    /// No particle stands before the name.
    [[nodiscard]] bool plain() const {
        return reading->before.conjunction == 0 && reading->before.preposition == 0;
    }
};

/// The names of the lexicon in a text, in the order of their first tokens; a match that lies inside
/// an earlier, longer one is left out, and one that lies in a fixed phrase. Quotation marks inside
/// a name are passed over.
class Names {
public:
    /// Linear in tokens times the longest name.
    Names(const ReadText& text, const TableFile& tables, const Words& words,
          const FixedPhrases& fixed);

    /// The name that begins at a token; nullptr for none.
    [[nodiscard]] const NameMatch* at(std::uint32_t token) const {
        const std::uint32_t index = index_[token];
        return index == 0 ? nullptr : &all_[index - 1];
    }
    [[nodiscard]] std::span<const NameMatch> all() const { return all_; }

private:
    std::vector<NameMatch> all_;
    std::vector<std::uint32_t> index_;  ///< one a token: 1 + the number of its match, or 0
};

}  // namespace khabar::mentions
