#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khabar/page/byline.h"
#include "khabar/page/html_tree.h"
#include "khabar/page/meta_names.h"

namespace khabar::page {

/// A finding and how good its source is: the better source stays, the first among equals.
struct Ranked {
    std::string text;
    Source source = Source::none;
    /// Takes a better one, its tags gone and its references decoded.
    void offer(std::string_view candidate, Source from);
};

/// All findings of one kind, each as written and with its source; up to 60 of up to 2,000 bytes.
struct Offers {
    std::vector<Ranked> all;
    void offer(std::string_view text, Source source);
    void sort();  ///< the best source first, in the order of the page among equals
};

/// What the markup of a page tells of it, before anything of that is believed.
struct Findings {
    struct Linked {
        NodeIndex at;
        std::string text;
    };
    Ranked title;  ///< of Open Graph or Twitter
    std::string title_tag;
    std::string headline;  ///< of JSON-LD, as these three
    std::string article_body;
    std::string description;
    Ranked publisher;
    Ranked language;
    Offers urls;
    Offers published;
    Offers modified;
    Offers authors;
    std::vector<Linked> linked_authors;  ///< of microdata and rel=author, up to 60
};

/// Walks a page once: <html>, <title>, <meta>, <link>, JSON-LD, microdata, rel=author. Of several
/// articles in JSON-LD those are taken whose address or headline the page repeats, else the first.
Findings gather_findings(const HtmlTree& tree, const BylineReader& bylines);

}  // namespace khabar::page
