#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/document.h"
#include "khabar/page/block_scores.h"
#include "khabar/page/html_tree.h"
#include "khabar/tables/table_file.h"

namespace khabar::page {

/// A block of a page and what became of it.
struct BodyBlock {
    std::string text;
    BlockKind kind = BlockKind::paragraph;
    std::uint32_t words = 0;
    bool kept = false;
    std::int32_t score = 0;
    std::vector<ScorePart> parts;  ///< when asked for
    std::string reason;
};

/// How much prose an article must hold; less is no article.
constexpr std::uint32_t min_article_words = 25;

/// All blocks of a page in order, those of its article kept: the blocks whose score is over 0, and
/// the captions between them.
///
/// title         a block that repeats it is dropped
/// article_body  the article as JSON-LD tells it, or empty
std::vector<BodyBlock> find_body(const HtmlTree& tree, const TableFile& tables,
                                 std::string_view title, std::string_view article_body,
                                 bool with_parts);

}  // namespace khabar::page
