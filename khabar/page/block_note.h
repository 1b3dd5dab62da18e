#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "khabar/page/block_scores.h"

namespace khabar {

/// One line or block of a page, kept or dropped, and why: what `khabar read --explain` shows.
struct BlockNote {
    std::string text;
    bool kept = false;
    std::int32_t score = 0;  ///< of a block of HTML; 0 for a line of plain text
    /// "title", "byline", "dateline", "paragraph", "caption", or "dropped"; "page" of the first
    /// note of a page of HTML, whose text says what the page is (page_kind.h)
    std::string kind;
    std::string reason;  ///< "prose", "menu before the title", "lexicon/page/boilerplate.tsv:12"
    std::vector<page::ScorePart> parts{};  ///< of a block of HTML: what its score is made of
};

}  // namespace khabar
