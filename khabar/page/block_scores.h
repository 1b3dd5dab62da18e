#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/page/blocks.h"
#include "khabar/page/boilerplate.h"
#include "khabar/page/html_tree.h"
#include "khabar/page/surroundings.h"
#include "khabar/tables/table_file.h"

namespace khabar::page {

/// One thing that holds of a block and what it adds: a row of lexicon/page/scores.tsv, or one of
/// lexicon/page/classes.tsv ("near share": the block's element or the one round it; "far share":
/// one further out).
struct ScorePart {
    std::string name;
    std::int32_t score = 0;
};

struct BlockScore {
    std::int32_t own = 0;    ///< by the block alone, the column `own`
    std::int32_t total = 0;  ///< and by what stands round it: over 0 is article
    LineVerdict line;        ///< what a short block's words say
    bool title_again = false;
    bool address = false;          ///< it holds one, of the web or of mail
    std::vector<ScorePart> parts;  ///< when asked for
};

/// A page cut to blocks, and what it tells of its article elsewhere.
struct PageBlocks {
    const HtmlTree& tree;
    const std::vector<HtmlBlock>& blocks;
    const Surroundings& round;
    std::string_view title;
    std::string_view article_body;  ///< of JSON-LD, or empty
};

/// The scores of all blocks of a page, in their order. They are integers that anybody can add up:
/// 100 is odds of e, as fitted by tools/fit_page_scores.py.
std::vector<BlockScore> score_blocks(const PageBlocks& page, const TableFile& tables,
                                     bool with_parts);

}  // namespace khabar::page
