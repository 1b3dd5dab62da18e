#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "khabar/page/html_tree.h"

namespace khabar::page {

/// A run of words that a page sets apart: a paragraph, a heading, an item of a list, a caption.
struct HtmlBlock {
    std::string text;      ///< white space collapsed, none at the ends
    NodeIndex node = 0;    ///< the element that sets it apart
    NodeIndex first = 0;   ///< the text node of its first letter
    Tag tag = Tag::other;  ///< of `node`
    std::uint32_t words = 0;
    std::uint32_t linked = 0;  ///< bytes of `text` inside links
    bool ends_sentence = false;
};

/// All blocks of a page, in its order. A block ends where an element that is not inline begins or
/// ends, and at an empty line of <br>. Scripts, styles, drop-down lists and whatever else holds no
/// words of its own give none.
std::vector<HtmlBlock> cut_blocks(const HtmlTree& tree);

/// Whether an element stands inside a line of text.
bool is_inline(Tag tag);
/// h1 to h6.
bool is_heading(Tag tag);

}  // namespace khabar::page
