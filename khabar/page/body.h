#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/document.h"
#include "khabar/page/html_tree.h"
#include "khabar/tables/table_file.h"

namespace khabar::page {

/// A run of words that a page sets apart: a paragraph, a heading, an item of a list, a caption.
struct HtmlBlock {
    std::string text;      ///< white space collapsed
    NodeIndex node = 0;    ///< the element that sets it apart
    Tag tag = Tag::other;  ///< that element's
    BlockKind kind = BlockKind::paragraph;
    std::uint32_t words = 0;
    std::uint32_t linked = 0;  ///< bytes of `text` inside links
    std::int32_t score = 0;
    bool kept = false;
    std::string reason;
};

/// All blocks of a page in order, those of its article kept.
///
/// A block's score grows with its words, the end of a sentence and a paragraph's tag, falls with
/// links, and takes what rows of lexicon/page/classes.tsv say of the elements round it (units: 2 a
/// word). The article is the element whose blocks add up to most, as far down the tree as nearly
/// all of that sum goes; in it, blocks of positive score stay that no row of
/// lexicon/page/boilerplate.tsv names.
///
/// title  a block that repeats it is dropped
std::vector<HtmlBlock> find_body(const HtmlTree& tree, const TableFile& tables,
                                 std::string_view title);

/// How much prose an article must hold; less is no article.
constexpr std::uint32_t min_article_words = 25;

}  // namespace khabar::page
