#include "khabar/export/card.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/core/civil.h"
#include "khabar/export/identity.h"
#include "khabar/export/terminal.h"
#include "khabar/record/json_line.h"

namespace khabar {

namespace {

using exports::isolate;
using exports::Paint;
using exports::printable;
using exports::wrap;
using record::shortest;

constexpr std::size_t label_width = 9;  // "   where " and its kin
constexpr std::size_t least_width = 40;

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const std::string& part : parts) {
        if (!text.empty()) {
            text += between;
        }
        text += part;
    }
    return text;
}

/// "1,400": digits in groups, for people.
std::string grouped(double value) {
    std::string digits = shortest(value);
    const std::size_t point = std::min(digits.find_first_of(".e"), digits.size());
    for (std::size_t at = point; at > 3 && digits[at - 4] != '-';) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string_view before_amount(std::string_view approx) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> words{{
        {"about", "about "},
        {"at_least", "at least "},
        {"more_than", "more than "},
        {"at_most", "at most "},
        {"less_than", "less than "},
        {"few", "a few: "},
    }};
    for (const auto& [code, text] : words) {
        if (code == approx) {
            return text;
        }
    }
    return {};
}

/// "more than 1,000", "100-999", "about 200".
std::string amount(const record::Number& number) {
    std::string text(before_amount(number.approx));
    if (number.value) {
        text += grouped(*number.value);
    } else if (number.min && number.max) {
        text += grouped(*number.min) + " to " + grouped(*number.max);
    } else if (number.min) {
        text += grouped(*number.min) + " or more";
    } else if (number.max) {
        text += "up to " + grouped(*number.max);
    }
    return number.unit.empty() ? text : text + " " + number.unit;
}

/// "2020-05-25", "2020-05-21 to 2020-05-26 (about)": the last day is named, not the one after.
std::string days(const record::Date& date) {
    std::string text;
    const auto start = parse_day(date.start);
    const auto end = parse_day(date.end);
    if (start && end) {
        const Day last = *end - std::chrono::days{1};
        text = date.start;
        if (last > *start) {
            text += " to " + format_day(last);
        }
    } else if (start) {
        text = "from " + date.start;
    } else if (end) {
        text = "before " + date.end;
    } else {
        text = date.relative;
    }
    return date.approximate && !text.empty() ? "about " + text : text;
}

/// An office's id: "EGY.president".
bool is_office(std::string_view id) {
    constexpr std::size_t code = 3;
    return id.size() > code && id[code] == '.' &&
           std::all_of(id.begin(), id.begin() + code, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// A name, and the words of the text beside it where they say it differently.
std::string beside(std::string_view shown, std::string_view words) {
    if (shown.empty() || shown == words) {
        return isolate(words);
    }
    return isolate(shown) + " (" + isolate(words) + ")";
}

bool in_english(const record::DocumentFacts& document, NameLanguage names) {
    return names == NameLanguage::english ||
           (names == NameLanguage::of_text && document.language == code(LanguageId::english));
}

class Card {
public:
    Card(std::string& out, const record::Record& record, const TableOptions& options,
         const TableFile& tables)
        : out_(out),
          record_(record),
          tables_(tables),
          english_(in_english(record.document, options.names)),
          width_(std::max(options.width, least_width)),
          paint_(options.color) {}

    void write(std::size_t number) {
        std::string what = record_.event;
        for (const std::string& mode : record_.modes) {
            what += " " + mode;
        }
        out_ += std::to_string(number) + ". " + paint_.bold(what) + "  " + status() + "\n";
        line("who", who());
        line("where", where());
        line("when", record_.date ? beside(days(*record_.date), record_.date->words.text) : "");
        line("how many", how_many());
        line("source", source());
        quote();
        line("rule",
             record_.rule.row + ", confidence " + shortest(record_.confidence) + ", " + record_.id,
             true);
    }

    void line(std::string_view label, const std::string& text, bool dim = false) {
        if (text.empty()) {
            return;
        }
        put_label(label);
        out_ += (dim ? paint_.dim(text) : text) + "\n";
    }

    [[nodiscard]] std::string source() const { return chain(record_.claim.chain); }

private:
    void put_label(std::string_view label) {
        std::string field = "   ";
        field += label;
        field.resize(std::max(field.size() + 1, label_width + 3), ' ');
        out_ += paint_.dim(field);
    }

    [[nodiscard]] std::string status() const {
        const std::string& status = record_.claim.status;
        if (status == "reported") {
            return paint_.green(status);
        }
        return status == "denied" || status == "negated" ? paint_.red(status)
                                                         : paint_.yellow(status);
    }

    [[nodiscard]] std::string chosen(const record::Name& name) const {
        return english_ ? name.en : name.ar;
    }

    /// What an actor is called beside the words of the text.
    [[nodiscard]] std::string actor_name(const record::Identity& who,
                                         std::string_view country) const {
        // a kind of body is told by the text's own words, where they are of the reader's language
        if (!english_ && who.id.starts_with("gen.")) {
            return {};
        }
        std::string text = chosen(who.name);
        if (english_ && !text.empty() && is_office(who.id)) {
            if (const std::string_view name = country_name_en(country, tables_); !name.empty()) {
                text.append(", ").append(name);
            }
        }
        return text;
    }

    [[nodiscard]] std::string entity(const record::Entity& entity) const {
        std::string text = beside(actor_name(entity.who, entity.country), entity.words.text);
        if (!entity.confidence) {  // a place, or words that name nobody
            return text;
        }
        std::string codes = entity.country;
        if (codes.empty() && !entity.country_inferred.empty()) {
            codes = entity.country_inferred + "?";
        }
        for (const std::string& sector : entity.sectors) {
            codes += (codes.empty() ? "" : " ") + sector;
        }
        return codes.empty() ? text : text + " " + paint_.dim("[" + codes + "]");
    }

    [[nodiscard]] std::string entities(const std::vector<record::Entity>& list) const {
        std::vector<std::string> all;
        for (const record::Entity& one : list) {
            all.push_back(entity(one));
        }
        return joined(all, ", ");
    }

    [[nodiscard]] std::string who() const {
        const std::string actors = entities(record_.actors);
        const std::string recipients = entities(record_.recipients);
        if (recipients.empty()) {
            return actors.empty() ? "not said" : actors;
        }
        return (actors.empty() ? "not said" : actors) + " -> " + recipients;
    }

    [[nodiscard]] std::string where() const {
        std::vector<std::string> all;
        for (const record::Place& place : record_.places) {
            std::string text =
                place.role + " " + beside(chosen(place.where.name), place.words.text);
            if (place.lat && place.lon) {
                std::string point = shortest(*place.lat) + " " + shortest(*place.lon);
                if (place.precision == "sector" && place.radius_km) {
                    point += " within " + shortest(std::round(*place.radius_km)) + " km";
                }
                text += " " + paint_.dim("[" + point + "]");
            }
            all.push_back(std::move(text));
        }
        return joined(all, ", ");
    }

    [[nodiscard]] std::string how_many() const {
        std::vector<std::string> all;
        for (const record::Number& number : record_.numbers) {
            std::string text =
                number.kind + " " + amount(number) + " (" + isolate(number.words.text) + ")";
            if (number.chain) {
                // the publisher gives all numbers of a page; who else does is told
                std::vector<record::Link> others(*number.chain);
                std::erase_if(others, [](const record::Link& link) { return !link.words.span; });
                text += others.empty() ? "" : " by " + chain(others);
            }
            all.push_back(std::move(text));
        }
        return joined(all, ", ");
    }

    [[nodiscard]] std::string chain(const std::vector<record::Link>& links) const {
        std::vector<std::string> all;
        for (const record::Link& link : links) {
            std::string text = source_name(link);
            for (const record::Link& other : link.with) {
                text += " & " + source_name(other);
            }
            all.push_back(link.act.empty() ? text : text + " " + paint_.dim(link.act));
        }
        return joined(all, " > ");
    }

    [[nodiscard]] std::string source_name(const record::Link& link) const {
        return beside(actor_name(link.who, link.country), link.words.text);
    }

    void quote() {
        const std::vector<std::string> lines =
            wrap(printable(record_.evidence.quote), width_ - label_width - 3);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            put_label(i == 0 ? "words" : "");
            out_ += isolate(lines[i]) + "\n";
        }
    }

    std::string& out_;
    const record::Record& record_;
    const TableFile& tables_;
    bool english_;
    std::size_t width_;
    Paint paint_;
};

/// "3 tellings, 2 sources".
std::string told(const record::KeptEvent& event) {
    return std::to_string(event.tellings) + " tellings, " + std::to_string(event.sources) +
           (event.sources == 1 ? " source" : " sources");
}

/// "right, says amal, 2026-11-30", "date is "2023-04-15" ...".
std::string review_text(const record::Review& review) {
    std::string text;
    switch (review.kind) {
        case record::Review::Kind::verdict:
            text = review.value;
            break;
        case record::Review::Kind::correction:
            text = review.field + " should be " + isolate(review.value);
            break;
        case record::Review::Kind::missed:
            text = "added by hand";
            break;
    }
    text += ", says " + isolate(review.by) + ", " + review.when;
    return review.note.empty() ? text : text + ": " + isolate(review.note);
}

}  // namespace

void append_card(std::string& out, const record::Record& record, std::size_t number,
                 const TableOptions& options, const TableFile& tables) {
    Card(out, record, options, tables).write(number);
}

void append_card(std::string& out, const record::KeptEvent& event, std::size_t number,
                 const TableOptions& options, const TableFile& tables) {
    Card card(out, event.record, options, tables);
    card.write(number);
    const record::DocumentFacts& document = event.record.document;
    std::string from = document.published.empty() ? "no date" : document.published;
    if (!document.title.empty()) {
        from += " " + isolate(document.title);
    }
    card.line("page", from + (document.url.empty() ? "" : " " + printable(document.url)));
    if (event.tellings > 1) {
        card.line("story", told(event) + ", " + event.story);
    }
    for (const record::Review& review : event.reviews) {
        card.line("review", review_text(review));
    }
}

void append_heading(std::string& out, const record::DocumentFacts& document, std::size_t events,
                    const TableOptions& options) {
    const Paint paint(options.color);
    const std::string& title = document.title.empty() ? document.id : document.title;
    for (const std::string& line : wrap(printable(title), std::max(options.width, least_width))) {
        out += paint.bold(isolate(line)) + "\n";
    }
    std::vector<std::string> parts;
    if (!document.publisher.empty()) {
        parts.push_back(isolate(document.publisher));
    }
    parts.push_back(document.published.empty() ? "no date" : document.published);
    if (!document.url.empty()) {
        parts.push_back(printable(document.url));
    }
    if (!document.title.empty()) {
        parts.push_back(printable(document.id));
    }
    parts.push_back(events == 1 ? "1 event" : std::to_string(events) + " events");
    out += paint.dim(joined(parts, " | ")) + "\n";
}

std::string source_text(const record::Record& record, const TableOptions& options,
                        const TableFile& tables) {
    std::string out;
    return Card(out, record, options, tables).source();
}

}  // namespace khabar
