#pragma once

#include <string>
#include <string_view>

#include "khabar/page/html_tree.h"
#include "khabar/page/page_facts.h"

namespace khabar::page {

/// The headline of a page as its readers see it: a main heading that the page's own word (JSON-LD,
/// Open Graph, <title>) repeats, or the only main heading if it shares most of its words with that
/// word; else the word without the name of the site at either end. References and tags that were
/// escaped once too often are read, soft hyphens go. Empty when there is none, or when it takes
/// over 600 bytes.
std::string find_title(const HtmlTree& tree, const PageFacts& facts, std::string_view publisher);

}  // namespace khabar::page
