#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace khabar::page {

/// Where a fact was found; the later, the better.
enum class Source : std::uint8_t { none, office, seen, link, meta_weak, meta, meta_best, json };

/// What <meta> elements of this name tell.
enum class Fact : std::uint8_t {
    none,
    title,
    publisher,
    url,
    language,
    published,
    modified,
    author
};

struct MetaFact {
    Fact fact = Fact::none;
    Source source = Source::none;
};

/// What a <meta> element tells, by its name, property or itemprop in small letters: Open Graph,
/// Dublin Core, schema.org, and the names of readers of news (Parse.ly, Sailthru, Cxense) that many
/// sites write for. Nothing for names that tell no fact of these.
std::optional<MetaFact> meta_fact(std::string_view name);

}  // namespace khabar::page
