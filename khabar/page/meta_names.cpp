#include "khabar/page/meta_names.h"

#include <algorithm>
#include <array>

namespace khabar::page {

namespace {

struct MetaName {
    std::string_view name;
    MetaFact told;
};
constexpr std::array<MetaName, 54> meta_names = {{
    {"og:title", {Fact::title, Source::meta_best}},
    {"twitter:title", {Fact::title, Source::meta_weak}},
    {"og:site_name", {Fact::publisher, Source::meta_best}},
    {"application-name", {Fact::publisher, Source::meta_weak}},
    {"dc.publisher", {Fact::publisher, Source::meta_weak}},
    {"og:url", {Fact::url, Source::meta}},
    {"og:locale", {Fact::language, Source::meta_weak}},
    {"content-language", {Fact::language, Source::meta_weak}},
    {"article:published_time", {Fact::published, Source::meta_best}},
    {"article:published", {Fact::published, Source::meta}},
    {"og:published_time", {Fact::published, Source::meta}},
    {"og:article:published_time", {Fact::published, Source::meta}},
    {"datepublished", {Fact::published, Source::meta}},
    {"date", {Fact::published, Source::meta}},
    {"pubdate", {Fact::published, Source::meta}},
    {"pub_date", {Fact::published, Source::meta}},
    {"publishdate", {Fact::published, Source::meta}},
    {"publish-date", {Fact::published, Source::meta}},
    {"publish_date", {Fact::published, Source::meta}},
    {"published_date", {Fact::published, Source::meta}},
    {"publication_date", {Fact::published, Source::meta}},
    {"article.published", {Fact::published, Source::meta}},
    {"dc.date", {Fact::published, Source::meta}},
    {"dc.date.issued", {Fact::published, Source::meta}},
    {"dc.date.created", {Fact::published, Source::meta}},
    {"dcterms.created", {Fact::published, Source::meta}},
    {"dcterms.date", {Fact::published, Source::meta}},
    {"dcterms.issued", {Fact::published, Source::meta}},
    {"sailthru.date", {Fact::published, Source::meta}},
    {"parsely-pub-date", {Fact::published, Source::meta}},
    {"cxenseparse:recs:publishtime", {Fact::published, Source::meta}},
    {"article:modified_time", {Fact::modified, Source::meta_best}},
    {"article:modified", {Fact::modified, Source::meta}},
    {"og:modified_time", {Fact::modified, Source::meta}},
    {"og:updated_time", {Fact::modified, Source::meta}},
    {"datemodified", {Fact::modified, Source::meta}},
    {"lastmod", {Fact::modified, Source::meta_weak}},
    {"last-modified", {Fact::modified, Source::meta_weak}},
    {"revised", {Fact::modified, Source::meta_weak}},
    {"dc.date.modified", {Fact::modified, Source::meta_weak}},
    {"dcterms.modified", {Fact::modified, Source::meta_weak}},
    {"author", {Fact::author, Source::meta}},
    {"authors", {Fact::author, Source::meta}},
    {"article:author", {Fact::author, Source::meta}},
    {"article:author_name", {Fact::author, Source::meta}},
    {"article:author:name", {Fact::author, Source::meta}},
    {"article.author", {Fact::author, Source::meta}},
    {"og:article:author", {Fact::author, Source::meta}},
    {"dc.creator", {Fact::author, Source::meta}},
    {"dcterms.creator", {Fact::author, Source::meta}},
    {"dcsext.author", {Fact::author, Source::meta}},
    {"sailthru.author", {Fact::author, Source::meta}},
    {"parsely-author", {Fact::author, Source::meta}},
    {"byl", {Fact::author, Source::meta}},
}};

}  // namespace

std::optional<MetaFact> meta_fact(std::string_view name) {
    const auto* const known =
        std::find_if(meta_names.begin(), meta_names.end(),
                     [name](const MetaName& meta) { return meta.name == name; });
    return known == meta_names.end() ? std::nullopt : std::optional<MetaFact>(known->told);
}

}  // namespace khabar::page
