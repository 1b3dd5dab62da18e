#include "khabar/export/table.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/core/offsets.h"
#include "khabar/export/enum_names.h"
#include "khabar/export/identity.h"
#include "khabar/export/json_line.h"
#include "khabar/export/terminal.h"

namespace khabar {

namespace {

using exports::columns;
using exports::isolate;
using exports::name;
using exports::Paint;
using exports::printable;
using exports::shortest;
using exports::wrap;

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

/// "more than 1,000", "100-999", "about 200".
std::string amount(const QuantityMention& quantity) {
    static constexpr std::array<std::string_view, 9> before{
        "", "about ", "at least ", "more than ", "at most ", "less than ", "", "", "a few: "};
    std::string text(before.at(static_cast<std::size_t>(quantity.approx)));
    if (quantity.value) {
        text += grouped(*quantity.value);
    } else if (quantity.min && quantity.max) {
        text += grouped(*quantity.min) + " to " + grouped(*quantity.max);
    } else if (quantity.min) {
        text += grouped(*quantity.min) + " or more";
    } else if (quantity.max) {
        text += "up to " + grouped(*quantity.max);
    }
    if (!quantity.unit.empty()) {
        text += " " + quantity.unit;
    }
    return text;
}

bool in_english(const CodedDocument& coded, NameLanguage names) {
    return names == NameLanguage::english ||
           (names == NameLanguage::of_text && coded.document.language() == LanguageId::english);
}

class Cards {
public:
    Cards(std::string& out, const CodedDocument& coded, const TableOptions& options)
        : out_(out),
          coded_(coded),
          english_(in_english(coded, options.names)),
          width_(std::max(options.width, least_width)),
          paint_(options.color),
          id_(document_id(coded.document)),
          offsets_(coded.document.text()) {}

    void heading() {
        const Origin& origin = coded_.document.origin();
        const std::string_view title =
            coded_.document.title().empty() ? coded_.title : coded_.document.title();
        for (const std::string& line : wrap(printable(title.empty() ? id_ : title), width_)) {
            out_ += paint_.bold(isolate(line)) + "\n";
        }
        std::vector<std::string> parts;
        if (!origin.publisher.empty()) {
            parts.push_back(isolate(origin.publisher));
        }
        parts.push_back(origin.published ? format_day(*origin.published) : "no date");
        if (!origin.url.empty()) {
            parts.push_back(printable(origin.url));
        }
        if (!title.empty()) {
            parts.push_back(printable(id_));
        }
        parts.push_back(coded_.events.size() == 1
                            ? "1 event"
                            : std::to_string(coded_.events.size()) + " events");
        out_ += paint_.dim(joined(parts, " | ")) + "\n";
    }

    void cards() {
        for (std::size_t i = 0; i < coded_.events.size(); ++i) {
            out_ += "\n";
            card(i);
        }
        out_ += "\n";
    }

    void card(std::size_t index) {
        const Event& event = coded_.events[index];
        std::string what = event.type;
        for (const std::string& mode : event.modes) {
            what += " " + mode;
        }
        out_ += std::to_string(index + 1) + ". " + paint_.bold(what) + "  " + status(event) + "\n";
        line("who", who(event));
        line("where", where(event));
        line("when", when(event));
        line("how many", how_many(event));
        line("source", source(event));
        quote(event);
        line("rule",
             rule_place(event.pattern, coded_.tables) + ", confidence " +
                 shortest(confidence(event)) + ", " +
                 event_id(id_, event.type, offsets_.span(event.trigger)),
             true);
    }

private:
    [[nodiscard]] std::string_view words(Span span) const { return coded_.document.text(span); }
    [[nodiscard]] std::string_view words(const Event::Filler& filler) const {
        return words(filler.words.empty() ? filler.mention.words : filler.words);
    }

    void line(std::string_view label, const std::string& text, bool dim = false) {
        if (text.empty()) {
            return;
        }
        put_label(label);
        out_ += (dim ? paint_.dim(text) : text) + "\n";
    }

    void put_label(std::string_view label) {
        std::string field = "   ";
        field += label;
        field.resize(std::max(field.size() + 1, label_width + 3), ' ');
        out_ += paint_.dim(field);
    }

    [[nodiscard]] std::string status(const Event& event) const {
        const std::string_view status = name(event.frame.status);
        switch (event.frame.status) {
            case Status::reported:
                return paint_.green(status);
            case Status::denied:
            case Status::negated:
                return paint_.red(status);
            case Status::planned:
            case Status::hypothetical:
            case Status::historical:
                return paint_.yellow(status);
        }
        return std::string(status);
    }

    /// A name, and the words of the text beside it where they say it differently.
    static std::string beside(std::string_view shown, std::string_view words) {
        if (shown.empty() || shown == words) {
            return isolate(words);
        }
        return isolate(shown) + " (" + isolate(words) + ")";
    }

    [[nodiscard]] std::string chosen(const Identity& identity) const {
        return std::string(english_ ? identity.en : identity.ar);
    }

    /// An actor's name; without one, in English, what its head word means and its country.
    [[nodiscard]] std::string actor_name(const ActorMention& actor) const {
        const auto identity = identify(actor, coded_.tables);
        // a kind of body is told by the text's own words, where they are of the reader's language
        const bool generic = identity && !english_ && identity->id.starts_with("gen.");
        if (identity && !generic) {
            std::string text = chosen(*identity);
            const std::string_view country = country_name_en(actor.country, coded_.tables);
            return actor.office && english_ && !country.empty() ? text.append(", ").append(country)
                                                                : text;
        }
        if (!english_ || !actor.head) {
            return {};
        }
        std::string text(coded_.tables.cell(*actor.head, "gloss"));
        const std::string_view country = country_name_en(actor.country, coded_.tables);
        if (!text.empty() && !country.empty()) {
            text += ", ";
            text += country;
        }
        return text;
    }

    [[nodiscard]] std::string entity(const Event::Filler& filler) const {
        if (const auto* actor = std::get_if<ActorMention>(&filler.mention.what)) {
            std::string text = beside(actor_name(*actor), words(filler));
            const std::string codes = actor_codes(*actor, filler.country_inferred);
            return codes.empty() ? text : text + " " + paint_.dim("[" + codes + "]");
        }
        if (const auto* place = std::get_if<PlaceMention>(&filler.mention.what)) {
            return beside(place_name(*place), words(filler));
        }
        return isolate(words(filler));
    }

    static std::string actor_codes(const ActorMention& actor, std::string_view inferred) {
        std::string codes = actor.country;
        if (codes.empty() && !inferred.empty()) {
            codes = std::string(inferred) + "?";
        }
        for (const std::string& sector : actor.sectors) {
            codes += codes.empty() ? "" : " ";
            codes += sector;
        }
        return codes;
    }

    [[nodiscard]] std::string place_name(const PlaceMention& place) const {
        if (place.candidates.empty()) {
            return {};
        }
        return chosen(identify(place.candidates.front()));
    }

    [[nodiscard]] std::string entities(const Event& event, EventRole role) const {
        std::vector<std::string> all;
        for (const Event::Filler& filler : event.fillers) {
            if (filler.role == role) {
                all.push_back(entity(filler));
            }
        }
        return joined(all, ", ");
    }

    [[nodiscard]] std::string who(const Event& event) const {
        std::string actors = entities(event, EventRole::actor);
        const std::string recipients = entities(event, EventRole::recipient);
        if (actors.empty() && recipients.empty()) {
            return "not said";
        }
        if (recipients.empty()) {
            return actors;
        }
        return (actors.empty() ? "not said" : actors) + " -> " + recipients;
    }

    [[nodiscard]] std::string where(const Event& event) const {
        std::vector<std::string> all;
        for (const Event::Filler& filler : event.fillers) {
            switch (filler.role) {
                case EventRole::at:
                case EventRole::from:
                case EventRole::to:
                case EventRole::via:
                    all.push_back(place(filler));
                    break;
                case EventRole::actor:
                case EventRole::recipient:
                case EventRole::date:
                case EventRole::number:
                    break;
            }
        }
        return joined(all, ", ");
    }

    [[nodiscard]] std::string place(const Event::Filler& filler) const {
        std::string text(name(filler.role));
        text += " ";
        const auto* place = std::get_if<PlaceMention>(&filler.mention.what);
        text += beside(place == nullptr ? std::string() : place_name(*place), words(filler));
        if (place != nullptr && place->lat && place->lon) {
            std::string point = shortest(*place->lat) + " " + shortest(*place->lon);
            if (place->precision == PlacePrecision::sector) {
                point += " within " + shortest(std::round(place->radius_km)) + " km";
            }
            text += " " + paint_.dim("[" + point + "]");
        }
        return text;
    }

    [[nodiscard]] std::string when(const Event& event) const {
        for (const Event::Filler& filler : event.fillers) {
            const auto* time = std::get_if<TimeMention>(&filler.mention.what);
            if (filler.role == EventRole::date && time != nullptr) {
                return beside(days(*time), words(filler));
            }
        }
        return {};
    }

    /// "2020-05-25", "2020-05-21 to 2020-05-26 (about)": the last day is named, not the one after.
    static std::string days(const TimeMention& time) {
        std::string text;
        if (time.start && time.end) {
            const Day last = *time.end - std::chrono::days{1};
            text = format_day(*time.start);
            if (last > *time.start) {
                text += " to " + format_day(last);
            }
        } else if (time.start) {
            text = "from " + format_day(*time.start);
        } else if (time.end) {
            text = "before " + format_day(*time.end);
        } else {
            text = time.relative;
        }
        return time.approximate && !text.empty() ? "about " + text : text;
    }

    [[nodiscard]] std::string how_many(const Event& event) const {
        std::vector<std::string> all;
        for (const Event::Filler& filler : event.fillers) {
            if (const auto* quantity = std::get_if<QuantityMention>(&filler.mention.what);
                filler.role == EventRole::number && quantity != nullptr) {
                std::string text = quantity->kind.empty() ? "other" : quantity->kind;
                text += " " + amount(*quantity) + " (" + isolate(words(filler)) + ")";
                if (filler.claim && !filler.claim->empty()) {
                    text += " by " + chain(*filler.claim);
                }
                all.push_back(std::move(text));
            }
        }
        return joined(all, ", ");
    }

    [[nodiscard]] std::string source(const Event& event) const {
        std::string text;
        if (!coded_.document.origin().publisher.empty()) {
            text = isolate(coded_.document.origin().publisher);
        }
        if (!event.frame.chain.empty()) {
            text += text.empty() ? "" : " > ";
            text += chain(event.frame.chain);
        }
        return text;
    }

    [[nodiscard]] std::string chain(const std::vector<Link>& links) const {
        std::vector<std::string> all;
        for (const Link& link : links) {
            std::string text = source_name(link);
            for (const Link& other : link.with) {
                text += " & " + source_name(other);
            }
            text += " " + paint_.dim(name(link.act));
            all.push_back(std::move(text));
        }
        return joined(all, " > ");
    }

    [[nodiscard]] std::string source_name(const Link& link) const {
        std::string shown;
        if (link.mention && static_cast<std::size_t>(*link.mention) < coded_.mentions.size()) {
            const Mention& mention = coded_.mentions[static_cast<std::size_t>(*link.mention)];
            if (const auto* actor = std::get_if<ActorMention>(&mention.what)) {
                shown = actor_name(*actor);
            }
        }
        return beside(shown, words(link.who));
    }

    void quote(const Event& event) {
        const std::vector<std::string> lines =
            wrap(printable(words(event.sentence)), width_ - label_width - 3);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            put_label(i == 0 ? "words" : "");
            out_ += isolate(lines[i]) + "\n";
        }
    }

    std::string& out_;
    const CodedDocument& coded_;
    bool english_;
    std::size_t width_;
    Paint paint_;
    std::string id_;
    CodePointOffsets offsets_;
};

}  // namespace

void append_table(std::string& out, const CodedDocument& coded, const TableOptions& options) {
    Cards cards(out, coded, options);
    cards.heading();
    cards.cards();
}

void append_card(std::string& out, const CodedDocument& coded, std::size_t event,
                 const TableOptions& options) {
    assert(event < coded.events.size());
    Cards(out, coded, options).card(event);
}

}  // namespace khabar
