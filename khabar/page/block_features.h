#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/page/block_scores.h"
#include "khabar/page/features.h"
#include "khabar/page/lines.h"
#include "khabar/page/word_runs.h"

namespace khabar::page {

/// What holds of a block by itself: its element, its words, its links, the elements it stands in.
class BlockFeatures {
public:
    BlockFeatures(const PageBlocks& page, const TableFile& tables);
    /// In any order; each at most once. Fills `line` and `title_again` of the score.
    /// Precondition: called for the blocks of the page in their order, each once.
    void find(std::size_t block, BlockScore& score, std::vector<Feature>& features);
    /// What the names of the block's element, and of the one round it, say.
    [[nodiscard]] ClassRows near(std::size_t block) const;

private:
    const PageBlocks& page_;
    LineJudge lines_;
    std::string title_;
    FoldedLine words_;    ///< of the block at hand
    WordRuns runs_;       ///< of the block at hand
    RunSet told_;         ///< the runs of words of the told article
    RunSet said_;         ///< those of the blocks before
    bool tells_ = false;  ///< the page tells its article elsewhere too
};

}  // namespace khabar::page
