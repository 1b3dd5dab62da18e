#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/civil.h"
#include "khabar/page/html_tree.h"
#include "khabar/tables/table_file.h"

namespace khabar::page {

/// What a page says of itself, outside its article. Empty where it says nothing.
struct PageFacts {
    std::string title;      ///< of Open Graph, Twitter or JSON-LD
    std::string title_tag;  ///< of <title>
    std::string publisher;
    std::vector<std::string> authors;
    std::optional<Day> published;
    std::string published_text;  ///< as the page writes it
    std::string url;             ///< canonical, absolute
    std::string language;        ///< "ar", "en-GB" ...
    /// The article as JSON-LD tells it (`articleBody`, up to 500,000 bytes), without tags, lines
    /// apart where it has any. Some sites give its beginning alone, or put all into one line.
    std::string article_body;
    std::string description;  ///< JSON-LD's short text of the article, the same way
};

/// Looks in this order: JSON-LD (schema.org articles), Open Graph and other <meta>, <link
/// rel=canonical>, microdata, <time>, elements whose class names a date, a date in the address.
PageFacts find_facts(const HtmlTree& tree, const TableFile& tables);

/// A day as pages write it: ISO 8601, "2020/05/26", "26/05/2020" (where only one order is
/// possible), "May 26, 2020", "26 May 2020", and so with the Arabic months of lexicon/ar/months.
/// Nothing when it can be read in two ways.
std::optional<Day> read_page_day(std::string_view text, const TableFile& tables);

}  // namespace khabar::page
