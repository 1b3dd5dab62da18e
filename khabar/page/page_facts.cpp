#include "khabar/page/page_facts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "khabar/page/address.h"
#include "khabar/page/beside_headline.h"
#include "khabar/page/byline.h"
#include "khabar/page/json_ld.h"
#include "khabar/page/lines.h"
#include "khabar/page/markup.h"
#include "khabar/page/meta_names.h"
#include "khabar/page/page_day.h"

namespace khabar::page {

namespace {

constexpr std::size_t max_authors = 20;
constexpr std::size_t max_offers = 60;          // why: of one fact; a page repeats each a few times
constexpr std::size_t max_offer_bytes = 2'000;  // why: the longest address that browsers take
constexpr NodeIndex max_nodes_of_author = 40;   // why: more is a biography
constexpr NodeIndex max_nodes_of_day = 40;      // why: more is a region, not a line
constexpr NodeIndex max_nodes_apart = 30;       // why: from one writer of an article to the next
// why: the first day that news sites of the web can have put under an article of their own.
constexpr std::chrono::year first_year{1990};
// why: a prepared post is changed last some days before it goes out.
constexpr std::chrono::days max_days_after_change{31};

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
    std::string key;
    for (const LineWord& word : fold_words(text, 16)) {
        key += word.folded + " ";
    }
    return key;
}

/// A finding and how good its source is: the better source stays, the first among equals.
struct Ranked {
    std::string text;
    Source source = Source::none;
    void offer(std::string_view candidate, Source from) {
        if (from > source && !candidate.empty()) {
            text = squeeze(candidate);
            source = text.empty() ? source : from;
        }
    }
};

/// All findings of one kind, each with its source.
struct Offers {
    std::vector<Ranked> all;
    void offer(std::string_view text, Source source) {
        if (!text.empty() && text.size() <= max_offer_bytes && all.size() < max_offers) {
            all.push_back({std::string(text), source});
        }
    }
    void sort() {
        std::stable_sort(all.begin(), all.end(), [](const Ranked& left, const Ranked& right) {
            return left.source > right.source;
        });
    }
};

class FactFinder {
public:
    FactFinder(const HtmlTree& tree, const TableFile& tables, std::string_view address)
        : tree_(tree), tables_(tables), address_(address), bylines_(tables) {}

    PageFacts find() {
        const auto nodes = tree_.nodes();
        for (NodeIndex at = 0; at < nodes.size(); ++at) {
            look_at(at);
        }
        facts_.title = std::move(title_.text);
        facts_.publisher = std::move(publisher_.text);
        facts_.language = std::move(language_.text);
        facts_.url = choose_url();
        const HeadlineRound round(tree_, tables_, bylines_,
                                  {facts_.title, facts_.headline, facts_.title_tag});
        choose_days(round);
        choose_authors(round);
        return std::move(facts_);
    }

private:
    void look_at(NodeIndex at) {
        const HtmlNode& node = tree_.node(at);
        switch (node.tag) {
            case Tag::text:
                break;
            case Tag::html:
                language_.offer(tree_.attribute(at, Attribute::lang), Source::meta_best);
                break;
            case Tag::title:
                if (facts_.title_tag.empty()) {
                    facts_.title_tag = tree_.inner_text(at);
                }
                break;
            case Tag::meta:
                look_at_meta(at);
                break;
            case Tag::link:
                if (lower(tree_.attribute(at, Attribute::rel)) == "canonical") {
                    urls_.offer(tree_.attribute(at, Attribute::href), Source::meta_best);
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
                authors_.offer(content, Source::meta);
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
                title_.offer(content, source);
                break;
            case Fact::publisher:
                publisher_.offer(content, source);
                break;
            case Fact::url:
                urls_.offer(content, source);
                break;
            case Fact::language:
                language_.offer(content, source);
                break;
            case Fact::published:
                published_.offer(content, source);
                break;
            case Fact::modified:
                modified_.offer(content, source);
                break;
            case Fact::author:
                authors_.offer(content, source);
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
        const Source source = found->is_article ? Source::json : Source::link;
        published_.offer(found->published, source);
        modified_.offer(found->modified, source);
        publisher_.offer(found->publisher, found->is_article ? Source::meta : Source::link);
        language_.offer(found->language, Source::meta);
        if (!found->is_article) {
            return;
        }
        urls_.offer(found->url, Source::meta_weak);
        for (const std::string& author : found->authors) {
            authors_.offer(author, source);
        }
        for (const std::string& office : found->offices) {
            authors_.offer(office, Source::office);
        }
        if (facts_.headline.empty()) {
            facts_.headline = squeeze(found->headline);
        }
        if (facts_.article_body.empty()) {
            facts_.article_body = std::move(found->article_body);
        }
        if (facts_.description.empty()) {
            facts_.description = std::move(found->description);
        }
    }

    void look_at_element(NodeIndex at) {
        const HtmlNode& node = tree_.node(at);
        const std::string_view property = tree_.attribute(at, Attribute::itemprop);
        const bool published = property == "datePublished";
        if (published || property == "dateModified" || tree_.has(at, Attribute::pubdate)) {
            Offers& offers = property == "dateModified" ? modified_ : published_;
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
        if (text.size() <= max_offer_bytes && linked_authors_.size() < max_offers) {
            linked_authors_.push_back({at, std::move(text)});
        }
    }

    std::string choose_url() {
        urls_.sort();
        const auto base = [this] {
            std::string found(address_);
            for (const Ranked& url : urls_.all) {
                found = found.empty() ? absolute_address(url.text, {}) : found;
            }
            return found;
        }();
        std::string front;
        for (const Ranked& url : urls_.all) {
            std::string absolute = absolute_address(url.text, base);
            if (!absolute.empty() && !is_front_page(absolute)) {
                return absolute;
            }
            front = front.empty() ? absolute : front;
        }
        return address_.empty() ? front : std::string{};
    }

    void choose_days(const HeadlineRound& round) {
        const DayOrder order = day_order(facts_.language);
        published_.sort();
        modified_.sort();
        std::string modified_text;
        const auto change = [&](std::string_view text) {
            const auto day = read_page_day(text, tables_, order);
            if (!facts_.modified && day && believed_year(*day)) {
                facts_.modified = day;
                modified_text = text;
            }
        };
        for (const Ranked& offer : modified_.all) {
            change(offer.text);
        }
        const auto accept = [&](std::string_view text) {
            const auto day = read_page_day(text, tables_, order);
            if (!facts_.published && day && believed_year(*day) &&
                (!facts_.modified || *day <= *facts_.modified + max_days_after_change)) {
                facts_.published = day;
                facts_.published_text = squeeze(text);
            }
        };
        const auto seen = [&](const std::vector<SeenDay>& days) {
            for (const SeenDay& day : days) {
                day.update ? change(day.text) : accept(day.text);
            }
        };
        for (const Ranked& offer : published_.all) {
            if (offer.source > Source::link) {
                accept(offer.text);
            }
        }
        if (!facts_.published) {
            const bool changed = facts_.modified.has_value();
            seen(round.days_beside(order));
            accept(day_in_address(facts_.url));
            accept(day_in_address(address_));
            if (!changed) {  // the last change stands beside the headline
                accept(modified_text);
            }
        }
        for (const Ranked& offer : published_.all) {
            accept(offer.text);
        }
        if (!facts_.published) {
            seen(round.days_elsewhere(order));
            accept(modified_text);
        }
        if (facts_.published && facts_.modified && *facts_.modified < *facts_.published) {
            facts_.modified.reset();
        }
    }

    static bool believed_year(Day day) {
        return std::chrono::year_month_day(day).year() >= first_year;
    }

    // Whether a name is but the site's: "The Example" at www.theexample.org.
    bool names_host(std::string key) const {
        constexpr std::size_t min_bytes = 4;
        std::erase(key, ' ');
        const std::string_view address = facts_.url.empty() ? address_ : facts_.url;
        const std::size_t host = address.find("//");
        if (key.size() < min_bytes || host == std::string_view::npos) {
            return false;
        }
        const std::string labels =
            "." + lower(address.substr(host + 2, address.find('/', host + 2) - host - 2));
        return labels.find("." + key + ".") != std::string::npos;
    }

    // The names of the best source that names a person; the publisher is none.
    void choose_authors(const HeadlineRound& round) {
        authors_.sort();
        const std::string site = key_of(facts_.publisher);
        std::vector<std::string> offices;
        const auto take_names = [&](std::string_view text) {
            for (std::string& name : bylines_.names(text)) {
                const std::string key = key_of(name);
                const bool office = key == site || names_host(key);
                std::vector<std::string>& names = office ? offices : facts_.authors;
                const bool known =
                    std::any_of(names.begin(), names.end(),
                                [&key](const std::string& other) { return key_of(other) == key; });
                if (!known && names.size() < max_authors) {
                    names.push_back(std::move(name));
                }
            }
        };
        Source source = Source::none;
        for (const Ranked& offer : authors_.all) {
            if (offer.source == Source::office ||
                (offer.source < source && !facts_.authors.empty())) {
                break;
            }
            source = offer.source;
            take_names(offer.text);
        }
        if (facts_.authors.empty()) {
            NodeIndex last = 0;
            for (const Linked& linked : linked_authors_) {
                const bool near =
                    last == 0 ? round.in_reach(linked.at) : linked.at < last + max_nodes_apart;
                if (near) {
                    take_names(linked.text);
                    last = facts_.authors.empty() ? 0 : tree_.node(linked.at).end;
                }
            }
        }
        if (facts_.authors.empty()) {
            facts_.authors = round.authors();
        }
        for (const Ranked& offer : authors_.all) {
            if (facts_.authors.empty() && offer.source == Source::office) {
                offices.push_back(squeeze(offer.text));
            }
        }
        if (facts_.authors.empty() && !offices.empty()) {
            facts_.authors.push_back(std::move(offices.front()));
        }
    }

    struct Linked {
        NodeIndex at;
        std::string text;
    };

    const HtmlTree& tree_;
    const TableFile& tables_;
    std::string_view address_;
    BylineReader bylines_;
    PageFacts facts_;
    Ranked title_;
    Ranked publisher_;
    Ranked language_;
    Offers urls_;
    Offers published_;
    Offers modified_;
    Offers authors_;
    std::vector<Linked> linked_authors_;
    bool author_comes_ = false;  ///< the last label of a Twitter card was that of the writer
};

}  // namespace

PageFacts find_facts(const HtmlTree& tree, const TableFile& tables, std::string_view address) {
    return FactFinder(tree, tables, address).find();
}

}  // namespace khabar::page
