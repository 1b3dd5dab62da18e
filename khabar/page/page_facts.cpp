#include "khabar/page/page_facts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "khabar/page/json_ld.h"
#include "khabar/page/lines.h"

namespace khabar::page {

namespace {

constexpr std::size_t max_authors = 20;
constexpr std::size_t max_author_bytes = 120;  // why: longer ones are biographies
constexpr std::size_t max_date_bytes = 120;    // why: "published on Tuesday ..., updated on ..."
constexpr std::size_t max_date_elements = 40;  // why: the first few of a page decide

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

std::string squeeze(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        if (!space) {
            out.push_back(c);
        } else if (!out.empty() && out.back() != ' ') {
            out.push_back(' ');
        }
    }
    while (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    return out;
}

template <std::size_t count>
bool is_one_of(std::string_view name, const std::array<std::string_view, count>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 20> date_names = {"article:published_time",
                                                         "article:published",
                                                         "og:published_time",
                                                         "og:article:published_time",
                                                         "datepublished",
                                                         "date",
                                                         "pubdate",
                                                         "publishdate",
                                                         "publish-date",
                                                         "publish_date",
                                                         "published_date",
                                                         "article.published",
                                                         "dc.date",
                                                         "dc.date.issued",
                                                         "dc.date.created",
                                                         "dcterms.created",
                                                         "dcterms.date",
                                                         "sailthru.date",
                                                         "parsely-pub-date",
                                                         "cxenseparse:recs:publishtime"};
constexpr std::array<std::string_view, 6> author_names = {
    "author", "article:author", "dc.creator", "sailthru.author", "parsely-author", "byl"};

/// A finding and how good its source is: the higher rank stays, the first among equals.
struct Ranked {
    std::string text;
    int rank = 0;
    void offer(std::string_view candidate, int new_rank) {
        if (new_rank > rank && !candidate.empty()) {
            text = squeeze(candidate);
            rank = text.empty() ? rank : new_rank;
        }
    }
};

class FactFinder {
public:
    FactFinder(const HtmlTree& tree, const TableFile& tables) : tree_(tree), tables_(tables) {}

    PageFacts find() {
        const auto nodes = tree_.nodes();
        for (NodeIndex at = 0; at < nodes.size(); ++at) {
            look_at(at);
        }
        PageFacts facts;
        facts.title = std::move(title_.text);
        facts.title_tag = std::move(title_tag_);
        facts.publisher = std::move(publisher_.text);
        facts.authors = std::move(authors_);
        facts.url = url_.text.starts_with("http") ? std::move(url_.text) : std::string{};
        facts.language = std::move(language_.text);
        facts.article_body = std::move(article_body_);
        facts.description = std::move(description_);
        facts.published_text = std::move(date_.text);
        facts.published = read_page_day(facts.published_text, tables_);
        if (!facts.published) {
            facts.published_text = day_in_address(facts.url);
            facts.published = parse_day(facts.published_text);
        }
        return facts;
    }

private:
    void look_at(NodeIndex at) {
        switch (tree_.node(at).tag) {
            case Tag::html:
                language_.offer(tree_.attribute(at, Attribute::lang), 3);
                break;
            case Tag::title:
                if (title_tag_.empty()) {
                    title_tag_ = tree_.inner_text(at);
                }
                break;
            case Tag::meta:
                look_at_meta(at);
                break;
            case Tag::link:
                if (lower(tree_.attribute(at, Attribute::rel)) == "canonical") {
                    url_.offer(tree_.attribute(at, Attribute::href), 3);
                }
                break;
            case Tag::script:
                look_at_script(at);
                break;
            case Tag::time:
                offer_date(tree_.attribute(at, Attribute::datetime),
                           tree_.has(at, Attribute::pubdate) ? 6 : 5);
                offer_date_text(at, 4);
                break;
            default:
                look_at_element(at);
                break;
        }
    }

    void look_at_meta(NodeIndex at) {
        const std::string_view content = tree_.attribute(at, Attribute::content);
        for (const Attribute attribute :
             {Attribute::property, Attribute::name, Attribute::itemprop}) {
            const std::string name = lower(tree_.attribute(at, attribute));
            if (name.empty()) {
                continue;
            }
            if (name == "og:title") {
                title_.offer(content, 3);
            } else if (name == "twitter:title") {
                title_.offer(content, 1);
            } else if (name == "og:site_name") {
                publisher_.offer(content, 3);
            } else if (name == "application-name" || name == "dc.publisher") {
                publisher_.offer(content, 1);
            } else if (name == "og:url") {
                url_.offer(content, 2);
            } else if (name == "og:locale") {
                language_.offer(content, 1);
            } else if (is_one_of(name, date_names)) {
                offer_date(content, name == "article:published_time" ? 8 : 7);
            } else if (is_one_of(name, author_names)) {
                add_author(content);
            }
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
        const std::optional<JsonLd> found = read_json_ld(script);
        if (!found) {
            return;
        }
        offer_date(found->published, found->is_article ? 9 : 6);
        publisher_.offer(found->publisher, found->is_article ? 2 : 1);
        language_.offer(found->language, 2);
        if (found->is_article) {
            title_.offer(found->headline, 2);
            url_.offer(found->url, 1);
            article_body_ = article_body_.empty() ? found->article_body : article_body_;
            description_ = description_.empty() ? found->description : description_;
            if (!found->authors.empty()) {
                authors_ = found->authors;
                authors_are_sure_ = true;
            }
        }
    }

    void look_at_element(NodeIndex at) {
        const HtmlNode& node = tree_.node(at);
        if (node.tag == Tag::text || node.attributes == 0) {
            return;
        }
        const std::string_view property = tree_.attribute(at, Attribute::itemprop);
        if (property == "datePublished") {
            offer_date(tree_.attribute(at, Attribute::content), 6);
            offer_date(tree_.attribute(at, Attribute::datetime), 6);
            offer_date_text(at, 6);
        }
        if (date_elements_ < max_date_elements && date_.rank < 4) {
            const std::string classes = lower(tree_.attribute(at, Attribute::class_name)) + " " +
                                        lower(tree_.attribute(at, Attribute::id));
            const bool names_a_date = classes.find("date") != std::string::npos ||
                                      classes.find("publish") != std::string::npos ||
                                      classes.find("time") != std::string::npos ||
                                      classes.find("posted") != std::string::npos ||
                                      classes.find("meta") != std::string::npos;
            if (names_a_date) {
                ++date_elements_;
                offer_date_text(at, 3);
            }
        }
        if (property == "author" || tree_.attribute(at, Attribute::rel) == "author") {
            if (node.end - at < 40) {
                add_author(tree_.inner_text(at));
            }
        }
    }

    void offer_date(std::string_view text, int rank) {
        if (rank > date_.rank && read_page_day(text, tables_)) {
            date_.offer(text, rank);
        }
    }

    void offer_date_text(NodeIndex at, int rank) {
        if (rank > date_.rank && tree_.node(at).end - at < 40) {
            const std::string text = tree_.inner_text(at);
            if (text.size() <= max_date_bytes) {
                offer_date(text, rank);
            }
        }
    }

    void add_author(std::string_view text) {
        std::string author = squeeze(text);
        if (author.starts_with("By ") || author.starts_with("by ")) {
            author.erase(0, 3);
        }
        if (authors_are_sure_ || author.empty() || author.size() > max_author_bytes ||
            author.find("://") != std::string::npos || authors_.size() >= max_authors ||
            std::find(authors_.begin(), authors_.end(), author) != authors_.end()) {
            return;
        }
        authors_.push_back(std::move(author));
    }

    // ".../2020/05/26/..." or ".../2020-05-26-...".
    static std::string day_in_address(std::string_view url) {
        const auto digits = [url](std::size_t at, std::size_t count) {
            return at + count <= url.size() &&
                   std::all_of(url.begin() + static_cast<std::ptrdiff_t>(at),
                               url.begin() + static_cast<std::ptrdiff_t>(at + count),
                               [](char c) { return c >= '0' && c <= '9'; });
        };
        for (std::size_t at = 0; at + 10 <= url.size(); ++at) {
            const char join = url[at + 4];
            if ((join == '/' || join == '-') && url[at + 7] == join && digits(at, 4) &&
                digits(at + 5, 2) && digits(at + 8, 2) && !digits(at + 10, 1) &&
                (at == 0 || !digits(at - 1, 1))) {
                std::string day(url.substr(at, 10));
                std::replace(day.begin(), day.end(), '/', '-');
                if (parse_day(day)) {
                    return day;
                }
            }
        }
        return {};
    }

    const HtmlTree& tree_;
    const TableFile& tables_;
    Ranked title_;
    Ranked publisher_;
    Ranked url_;
    Ranked language_;
    Ranked date_;
    std::string title_tag_;
    std::string article_body_;
    std::string description_;
    std::vector<std::string> authors_;
    bool authors_are_sure_ = false;
    std::size_t date_elements_ = 0;
};

std::optional<int> english_month(std::string_view word) {
    constexpr std::array<std::string_view, 12> months = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    for (std::size_t month = 0; month < months.size(); ++month) {
        if (word.size() >= 3 && (months[month].starts_with(word) || word == "sept")) {
            return word == "sept" ? 9 : static_cast<int>(month) + 1;
        }
    }
    return std::nullopt;
}

std::optional<int> arabic_month(const std::string& word, const TableFile& tables) {
    for (const Posting& posting : tables.index("ar/months").find(word).postings) {
        if (tables.cell(posting.id(), "calendar") == "gregorian") {
            const std::string_view value = tables.cell(posting.id(), "month");
            int month = 0;
            std::from_chars(value.data(), value.data() + value.size(), month);
            return month;
        }
    }
    return std::nullopt;
}

std::optional<Day> make_day(int year, int month, int day) {
    if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional<Day>(date) : std::nullopt;
}

int to_int(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + std::min<std::size_t>(digits.size(), 8), value);
    return value;
}

}  // namespace

std::optional<Day> read_page_day(std::string_view text, const TableFile& tables) {
    const Span inner = trim(
        text, {0, static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), max_date_bytes))});
    text = text.substr(inner.begin, inner.end - inner.begin);
    if (const std::optional<Day> day = parse_day(text)) {
        return day;
    }
    const std::vector<LineWord> words = fold_words(text, 24);
    if (!words.empty() && words[0].number && words[0].folded.size() == 8) {  // 20200526
        const int all = to_int(words[0].folded);
        if (const auto day = make_day(all / 10000, all / 100 % 100, all % 100)) {
            return day;
        }
    }
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto number = [&words](std::size_t index) {
            return index < words.size() && words[index].number && words[index].folded.size() <= 4
                       ? to_int(words[index].folded)
                       : -1;
        };
        // "26 May 2020", "May 26, 2020", and the Arabic ones, which may name the month twice.
        std::optional<int> month;
        if (!words[at].number) {
            month = english_month(words[at].folded);
            month = month ? month : arabic_month(words[at].folded, tables);
        }
        if (month) {
            std::size_t year = at + 1;
            while (year < words.size() && !words[year].number) {
                ++year;
            }
            if (at > 0 && number(at - 1) > 0 && number(at - 1) <= 31) {
                if (const auto day = make_day(number(year), *month, number(at - 1))) {
                    return day;
                }
            }
            if (const auto day = make_day(number(at + 2), *month, number(at + 1))) {
                return day;
            }
        }
        // "2020/5/26", "26/05/2020": three numbers.
        const int first = number(at);
        const int second = number(at + 1);
        const int third = number(at + 2);
        if (first > 1900) {
            if (const auto day = make_day(first, second, third)) {
                return day;
            }
        } else if (third > 1900 && first > 0 && second > 0) {
            const auto day_first = make_day(third, second, first);
            const auto month_first = make_day(third, first, second);
            if (day_first.has_value() != month_first.has_value() || day_first == month_first) {
                return day_first ? day_first : month_first;
            }
        }
    }
    return std::nullopt;
}

PageFacts find_facts(const HtmlTree& tree, const TableFile& tables) {
    return FactFinder(tree, tables).find();
}

}  // namespace khabar::page
