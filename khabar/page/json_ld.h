#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace khabar::page {

/// What one JSON-LD script says of an article.
struct JsonLd {
    bool is_article = false;  ///< an article's own object, not only that of the page round it
    std::string headline;
    std::string published;  ///< as written
    std::string modified;
    std::string publisher;
    std::string url;
    std::string language;
    std::vector<std::string> authors;  ///< persons, as far as the script tells
    std::vector<std::string> offices;  ///< authors that it calls organizations
    std::string article_body;  ///< without tags, a line for each paragraph where it has them
    std::string description;   ///< the same; often the first words of the article
};

/// Reads a script of type application/ld+json; nothing when it is no JSON, or tells nothing of an
/// article or a page. The first article is taken; what it leaves open, the page round it may tell.
/// What careless templates do to JSON is forgiven (json_mend.h).
///
/// script  over 2,000,000 bytes it is not read
std::optional<JsonLd> read_json_ld(std::string_view script);

}  // namespace khabar::page
