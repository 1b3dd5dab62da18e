#include "khabar/page/page_facts.h"

#include <algorithm>
#include <utility>

#include "khabar/page/address.h"
#include "khabar/page/beside_headline.h"
#include "khabar/page/byline.h"
#include "khabar/page/findings.h"
#include "khabar/page/lines.h"
#include "khabar/page/markup.h"
#include "khabar/page/page_day.h"

namespace khabar::page {

namespace {

constexpr std::size_t max_authors = 20;
constexpr NodeIndex max_nodes_apart = 30;  // why: from one writer of an article to the next
// why: the first day that news sites of the web can have put under an article of their own.
constexpr std::chrono::year first_year{1990};
// why: a prepared post is changed last some days before it goes out.
constexpr std::chrono::days max_days_after_change{31};

std::string key_of(std::string_view text) {
    return text_key(text, 16);
}

class FactFinder {
public:
    FactFinder(const HtmlTree& tree, const TableFile& tables, std::string_view address)
        : tree_(tree),
          tables_(tables),
          address_(address),
          bylines_(tables),
          found_(gather_findings(tree, bylines_)) {}

    PageFacts find() {
        facts_.title = std::move(found_.title.text);
        facts_.title_tag = std::move(found_.title_tag);
        facts_.headline = std::move(found_.headline);
        facts_.article_body = std::move(found_.article_body);
        facts_.description = std::move(found_.description);
        facts_.publisher = std::move(found_.publisher.text);
        facts_.language = std::move(found_.language.text);
        facts_.url = choose_url();
        const HeadlineRound round(tree_, tables_, bylines_,
                                  {facts_.title, facts_.headline, facts_.title_tag});
        choose_days(round);
        choose_authors(round);
        return std::move(facts_);
    }

private:
    std::string choose_url() {
        found_.urls.sort();
        const auto base = [this] {
            std::string found(address_);
            for (const Ranked& url : found_.urls.all) {
                found = found.empty() ? absolute_address(url.text, {}) : found;
            }
            return found;
        }();
        std::string front;
        for (const Ranked& url : found_.urls.all) {
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
        found_.published.sort();
        found_.modified.sort();
        std::string modified_text;
        const auto change = [&](std::string_view text) {
            const auto day = read_page_day(text, tables_, order);
            if (!facts_.modified && day && believed_year(*day)) {
                facts_.modified = day;
                modified_text = text;
            }
        };
        for (const Ranked& offer : found_.modified.all) {
            change(offer.text);
        }
        const auto accept = [&](std::string_view text) {
            const auto day = read_page_day(text, tables_, order);
            if (!facts_.published && day && believed_year(*day) &&
                (!facts_.modified || *day <= *facts_.modified + max_days_after_change)) {
                facts_.published = day;
                facts_.published_text = text_of_markup(text);
            }
        };
        const auto seen = [&](const std::vector<SeenDay>& days) {
            for (const SeenDay& day : days) {
                day.update ? change(day.text) : accept(day.text);
            }
        };
        for (const Ranked& offer : found_.published.all) {
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
        for (const Ranked& offer : found_.published.all) {
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
        const std::vector<LineWord> labels =
            fold_words(address.substr(host, address.find('/', host + 2) - host), 8);
        return std::any_of(labels.begin(), labels.end(),
                           [&key](const LineWord& label) { return label.folded == key; });
    }

    // The names of the best source that names a person; the publisher is none.
    void choose_authors(const HeadlineRound& round) {
        found_.authors.sort();
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
        for (const Ranked& offer : found_.authors.all) {
            if (offer.source == Source::office ||
                (offer.source < source && !facts_.authors.empty())) {
                break;
            }
            source = offer.source;
            take_names(offer.text);
        }
        if (facts_.authors.empty()) {
            NodeIndex last = 0;
            for (const Findings::Linked& linked : found_.linked_authors) {
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
        for (const Ranked& offer : found_.authors.all) {
            if (facts_.authors.empty() && offer.source == Source::office) {
                offices.push_back(text_of_markup(offer.text));
            }
        }
        if (facts_.authors.empty() && !offices.empty()) {
            facts_.authors.push_back(std::move(offices.front()));
        }
    }

    const HtmlTree& tree_;
    const TableFile& tables_;
    std::string_view address_;
    BylineReader bylines_;
    Findings found_;
    PageFacts facts_;
};

}  // namespace

PageFacts find_facts(const HtmlTree& tree, const TableFile& tables, std::string_view address) {
    return FactFinder(tree, tables, address).find();
}

}  // namespace khabar::page
