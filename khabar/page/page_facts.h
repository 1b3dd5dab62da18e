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
    std::string title;      ///< of Open Graph or Twitter
    std::string headline;   ///< of JSON-LD
    std::string title_tag;  ///< of <title>
    std::string publisher;
    std::vector<std::string> authors;  ///< names alone, none twice
    std::optional<Day> published;
    std::string published_text;   ///< as the page writes it; ISO 8601 with its offset where it is
    std::optional<Day> modified;  ///< never before `published`
    std::string url;              ///< canonical, absolute
    std::string language;         ///< "ar", "en-GB" ...
    /// The article as JSON-LD tells it (`articleBody`, up to 500,000 bytes), without tags, lines
    /// apart where it has any. Some sites give its beginning alone, or put all into one line.
    std::string article_body;
    std::string description;  ///< JSON-LD's short text of the article, the same way
};

/// Looks for each fact in this order, and takes the first that can be read:
/// published  JSON-LD article, <meta> (Open Graph, Dublin Core ...), microdata, what is visible
///            beside the headline (<time>, classes that name a date, short lines), the address,
///            what is visible elsewhere. The day is the one that is written, at the writer's own
///            clock. Not believed: a year before 1990, and more than a month after the last change
///            (a modified day before the published one is dropped: prepared posts have it). Where a
///            page tells its last change alone, that is also the day of publication.
/// authors    persons of JSON-LD, <meta>, microdata and rel=author beside the headline, bylines
///            there; an organization or the publisher itself only where nobody else is named
/// url        <link rel=canonical>, og:url, JSON-LD; no front page where an article is named
///
/// address  where the page was found, or empty; it makes relative addresses absolute
PageFacts find_facts(const HtmlTree& tree, const TableFile& tables, std::string_view address = {});

}  // namespace khabar::page
