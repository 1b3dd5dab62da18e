#include "khabar/page/findings.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "khabar/page/beside_headline.h"
#include "khabar/page/json_ld.h"
#include "khabar/page/lines.h"
#include "khabar/page/markup.h"

namespace khabar::page {

namespace {

constexpr std::size_t max_offers = 60;          // why: of one fact; a page repeats each a few times
constexpr std::size_t max_offer_bytes = 2'000;  // why: the longest address that browsers take
constexpr std::size_t max_articles = 30;        // why: a page lists up to some twenty others
constexpr std::size_t max_title_words = 80;
constexpr NodeIndex max_nodes_of_author = 40;  // why: more is a biography
constexpr NodeIndex max_nodes_of_day = 40;     // why: more is a region, not a line

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

std::string squeeze(std::string_view text) {
    std::string out = text_of_markup(text);
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
}

std::string key_of(std::string_view text) {
    return text_key(text, max_title_words);
}

class Walk {
public:
    Walk(const HtmlTree& tree, const BylineReader& bylines) : tree_(tree), bylines_(bylines) {}

    Findings gather() {
        const auto nodes = tree_.nodes();
        for (NodeIndex at = 0; at < nodes.size(); ++at) {
            look_at(at);
        }
        take_articles();
        found_.headline = squeeze(found_.headline);
        return std::move(found_);
    }

private:
    void look_at(NodeIndex at) {
        const HtmlNode& node = tree_.node(at);
        switch (node.tag) {
            case Tag::text:
                break;
            case Tag::html:
                found_.language.offer(tree_.attribute(at, Attribute::lang), Source::meta_best);
                break;
            case Tag::title:
                if (found_.title_tag.empty()) {
                    found_.title_tag = tree_.inner_text(at);
                }
                break;
            case Tag::meta:
                look_at_meta(at);
                break;
            case Tag::link:
                if (lower(tree_.attribute(at, Attribute::rel)) == "canonical") {
                    found_.urls.offer(tree_.attribute(at, Attribute::href), Source::meta_best);
                }
                break;
            case Tag::script:
                look_at_script(at);
                break;
            default:
                if (node.attributes > 0) {
                    look_at_element(at);
                }
                break;
        }
    }

    void look_at_meta(NodeIndex at) {
        const std::string_view content = tree_.attribute(at, Attribute::content);
        if (content.empty()) {
            return;
        }
        for (const Attribute attribute :
             {Attribute::property, Attribute::name, Attribute::itemprop}) {
            const std::string name = lower(tree_.attribute(at, attribute));
            if (name.starts_with("twitter:label")) {
                author_comes_ = bylines_.is_preface(content);
            } else if (name.starts_with("twitter:data") && author_comes_) {
                found_.authors.offer(content, Source::meta);
                author_comes_ = false;
            } else if (const auto told = meta_fact(name)) {
                take(told->fact, content, told->source);
            }
        }
        // Microdata: <span itemprop=author><meta itemprop=name content=...></span>.
        if (tree_.attribute(at, Attribute::itemprop) == "name" &&
            tree_.attribute(tree_.node(at).parent, Attribute::itemprop) == "author") {
            add_linked(at, squeeze(content));
        }
    }

    void take(Fact fact, std::string_view content, Source source) {
        switch (fact) {
            case Fact::none:
                break;
            case Fact::title:
                found_.title.offer(content, source);
                break;
            case Fact::publisher:
                found_.publisher.offer(content, source);
                break;
            case Fact::url:
                found_.urls.offer(content, source);
                break;
            case Fact::language:
                found_.language.offer(content, source);
                break;
            case Fact::published:
                found_.published.offer(content, source);
                break;
            case Fact::modified:
                found_.modified.offer(content, source);
                break;
            case Fact::author:
                found_.authors.offer(content, source);
                break;
        }
    }

    void look_at_script(NodeIndex at) {
        if (tree_.attribute(at, Attribute::type).find("ld+json") == std::string_view::npos) {
            return;
        }
        std::string script;
        for (NodeIndex inside = at + 1; inside < tree_.node(at).end; ++inside) {
            script += tree_.text(inside);
        }
        std::optional<JsonLd> found = read_json_ld(script);
        if (!found) {
            return;
        }
        if (found->is_article && articles_.size() < max_articles) {
            articles_.push_back(std::move(*found));
        } else if (!found->is_article) {
            take_object(*found, Source::link);
        }
    }

    void take_object(const JsonLd& object, Source source) {
        found_.published.offer(object.published, source);
        found_.modified.offer(object.modified, source);
        found_.publisher.offer(object.publisher,
                               source == Source::json ? Source::meta : Source::link);
        found_.language.offer(object.language, Source::meta);
    }

    // The articles of JSON-LD that are this page's, which may list others: those whose address or
    // headline the page repeats, or the first where it repeats none.
    void take_articles() {
        const std::string told = key_of(found_.title.text) + "\n" + key_of(found_.title_tag);
        const auto is_this = [&](const JsonLd& article) {
            const std::string key = key_of(article.headline);
            return (!key.empty() && told.find(key) != std::string::npos) ||
                   std::any_of(found_.urls.all.begin(), found_.urls.all.end(),
                               [&article](const Ranked& url) { return url.text == article.url; });
        };
        const auto first = std::find_if(articles_.begin(), articles_.end(), is_this);
        const std::size_t main =
            first == articles_.end() ? 0 : static_cast<std::size_t>(first - articles_.begin());
        for (std::size_t at = main; at < articles_.size(); ++at) {
            JsonLd& article = articles_[at];
            if (at == main || is_this(article) || article.headline == articles_[main].headline) {
                take_article(article);
            }
        }
    }

    void take_article(JsonLd& article) {
        take_object(article, Source::json);
        found_.urls.offer(article.url, Source::meta_weak);
        for (const std::string& author : article.authors) {
            found_.authors.offer(author, Source::json);
        }
        for (const std::string& office : article.offices) {
            found_.authors.offer(office, Source::office);
        }
        for (const auto& [to, from] : {std::pair{&found_.headline, &article.headline},
                                       std::pair{&found_.article_body, &article.article_body},
                                       std::pair{&found_.description, &article.description}}) {
            if (to->empty()) {
                *to = std::move(*from);
            }
        }
    }

    void look_at_element(NodeIndex at) {
        const HtmlNode& node = tree_.node(at);
        const std::string_view property = tree_.attribute(at, Attribute::itemprop);
        const bool published = property == "datePublished";
        if (published || property == "dateModified" || tree_.has(at, Attribute::pubdate)) {
            Offers& offers = property == "dateModified" ? found_.modified : found_.published;
            offers.offer(tree_.attribute(at, Attribute::content), Source::meta_weak);
            offers.offer(tree_.attribute(at, Attribute::datetime), Source::meta_weak);
            if (node.end - at < max_nodes_of_day) {
                offers.offer(spaced_text(tree_, at), Source::meta_weak);
            }
        }
        const bool author = property == "author" || tree_.attribute(at, Attribute::rel) == "author";
        if (author && node.end - at < max_nodes_of_author && node.tag != Tag::figcaption &&
            node.tag != Tag::figure) {
            add_linked(at, spaced_text(tree_, at));
        }
    }

    void add_linked(NodeIndex at, std::string text) {
        if (text.size() <= max_offer_bytes && found_.linked_authors.size() < max_offers) {
            found_.linked_authors.push_back({at, std::move(text)});
        }
    }

    const HtmlTree& tree_;
    const BylineReader& bylines_;
    Findings found_;
    std::vector<JsonLd> articles_;
    bool author_comes_ = false;  ///< the last label of a Twitter card was that of the writer
};

}  // namespace

void Ranked::offer(std::string_view candidate, Source from) {
    if (from > source && !candidate.empty()) {
        text = squeeze(candidate);
        source = text.empty() ? source : from;
    }
}

void Offers::offer(std::string_view text, Source source) {
    if (!text.empty() && text.size() <= max_offer_bytes && all.size() < max_offers) {
        all.push_back({std::string(text), source});
    }
}

void Offers::sort() {
    std::stable_sort(all.begin(), all.end(), [](const Ranked& left, const Ranked& right) {
        return left.source > right.source;
    });
}

Findings gather_findings(const HtmlTree& tree, const BylineReader& bylines) {
    return Walk(tree, bylines).gather();
}

}  // namespace khabar::page
