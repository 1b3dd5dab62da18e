#pragma once

#include <string>
#include <string_view>

#include "khabar/page/html_tree.h"
#include "khabar/page/page_facts.h"

namespace khabar::page {

/// The headline of a page as its readers see it: a main heading that the page's own word (JSON-LD,
/// Open Graph, <title>) repeats, unless all three hold more than it does; or the only main heading,
/// if it shares most of its words with words that do not agree; else the word without the name of
/// the site at either end. The heading of a logo is none. References and tags that were escaped
/// once too often are read, soft hyphens go. Empty when there is none, or when it takes over 600
/// bytes.
std::string find_title(const HtmlTree& tree, const PageFacts& facts, std::string_view publisher);

}  // namespace khabar::page
