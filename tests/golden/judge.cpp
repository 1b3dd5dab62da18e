#include "judge.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string_view>

#include <fmt/format.h>

#include "khabar/core/utf8.h"
#include "khabar/page/read_text.h"
#include "khabar/text/fold.h"

namespace khabar::golden {

using evaluation::WantedDate;
using evaluation::WantedEvent;
using evaluation::WantedField;
using evaluation::WantedNumber;

namespace {

constexpr std::array<char32_t, 12> quotes{U'"',   U'\'',  U'`',   0x00AB, 0x00BB, 0x2018,
                                          0x2019, 0x201C, 0x201D, 0x201E, 0x2039, 0x203A};

/// Folded, without quotes, one space between words.
std::string plain(std::string_view words, LanguageId language) {
    std::string kept;
    for (std::size_t at = 0; at < words.size();) {
        const CodePoint next = decode_at(words, at);
        at += next.length;
        if (next.value == U'\n' || next.value == U'\t' || next.value == 0x00A0) {
            kept.push_back(' ');
        } else if (std::ranges::find(quotes, next.value) == quotes.end()) {
            append_utf8(kept, next.value);
        }
    }
    std::string out;
    for (const char c : fold(kept, language)) {
        if (c != ' ' || (!out.empty() && out.back() != ' ')) {
            out.push_back(c);
        }
    }
    if (out.ends_with(' ')) {
        out.pop_back();
    }
    return out;
}

bool is_place(EventRole role) {
    return role == EventRole::at || role == EventRole::from || role == EventRole::to ||
           role == EventRole::via;
}

std::string show_day(const std::optional<Day>& day) {
    return day ? format_day(*day) : std::string();
}

std::string show_time(const TimeMention& time) {
    return fmt::format("{}..{}{}{}", show_day(time.start), show_day(time.end),
                       time.relative.empty() ? "" : " ", time.relative);
}

std::string show_number(const QuantityMention& number) {
    const auto bound = [](const std::optional<double>& side) {
        return side ? fmt::format("{}", *side) : std::string();
    };
    return fmt::format("{} {} [{}..{}]", number.kind, number.value ? bound(number.value) : "-",
                       bound(number.min), bound(number.max));
}

/// One event of the coder, and how it answers a wanted one.
class Told {
public:
    Told(const Event& event, const Document& document, std::span<const Mention> mentions,
         LanguageId language)
        : event_(event), document_(document), mentions_(mentions), language_(language) {}

    [[nodiscard]] bool is(const std::string& type, const std::string& mode) const {
        return event_.type == type &&
               (mode.empty() || std::ranges::find(event_.modes, mode) != event_.modes.end());
    }

    [[nodiscard]] std::string_view status() const { return name(event_.frame.status); }

    /// Its type, status and trigger, for people.
    [[nodiscard]] std::string head() const {
        std::string modes;
        for (const std::string& mode : event_.modes) {
            modes += "/" + mode;
        }
        return fmt::format("{}{} {} [{}]", event_.type, modes, status(),
                           document_.text(event_.trigger));
    }

    /// The wanted fields that it does not answer, as indices.
    [[nodiscard]] std::vector<std::size_t> unanswered(const WantedEvent& wanted) const {
        std::vector<std::size_t> out;
        for (std::size_t i = 0; i < wanted.fields.size(); ++i) {
            if (!answers(wanted.fields[i])) {
                out.push_back(i);
            }
        }
        return out;
    }

    /// All that it gives for a field's name, for people.
    [[nodiscard]] std::string given(std::string_view field) const {
        std::string out;
        const auto add = [&out](std::string_view text) {
            out.append(out.empty() ? "" : " | ").append(text);
        };
        if (field == "trigger") {
            add(document_.text(event_.trigger));
        } else if (field == "chain") {
            for (const Link& link : event_.frame.chain) {
                out.append(out.empty() ? "" : " > ").append(show(link));
            }
        }
        for (const Event::Filler& filler : event_.fillers) {
            const std::string_view words = document_.text(filler.words);
            if (is_place(filler.role) && field == "place") {
                add(fmt::format("{} {}", name(filler.role), words));
            } else if (name(filler.role) == field) {
                if (const auto* time = std::get_if<TimeMention>(&filler.mention.what)) {
                    add(fmt::format("{} ({})", words, show_time(*time)));
                } else if (const auto* number =
                               std::get_if<QuantityMention>(&filler.mention.what)) {
                    add(fmt::format("{} ({})", words, show_number(*number)));
                } else {
                    add(words);
                }
            }
        }
        return out.empty() ? "-" : out;
    }

private:
    [[nodiscard]] bool holds(Span span, const std::string& words) const {
        return plain(document_.text(span), language_).find(plain(words, language_)) !=
               std::string::npos;
    }

    [[nodiscard]] std::string show(const Link& link) const {
        std::string out(document_.text(link.who));
        if (link.mention) {
            const Span words = mentions_[static_cast<std::size_t>(*link.mention)].words;
            if (words != link.who) {
                out += fmt::format(" (= {})", document_.text(words));
            }
        }
        for (const Link& other : link.with) {
            out += " & " + show(other);
        }
        return out;
    }

    [[nodiscard]] bool links(const Link& link, const std::string& words) const {
        return holds(link.who, words) ||
               (link.mention &&
                holds(mentions_[static_cast<std::size_t>(*link.mention)].words, words)) ||
               std::ranges::any_of(link.with,
                                   [&](const Link& other) { return links(other, words); });
    }

    [[nodiscard]] bool chains(const std::vector<std::string>& wanted) const {
        return std::ranges::equal(
            event_.frame.chain, wanted,
            [&](const Link& link, const std::string& words) { return links(link, words); });
    }

    static bool same(const QuantityMention& number, const WantedNumber& wanted) {
        if (number.kind != wanted.kind) {
            return false;
        }
        if (wanted.value) {
            return number.value == wanted.value;
        }
        return number.min == wanted.min && number.max == wanted.max &&
               !(wanted.min && wanted.max && number.value);
    }

    [[nodiscard]] bool answers(const WantedField& field) const {
        if (field.field == "trigger") {
            return holds(event_.trigger, field.words);
        }
        if (field.field == "chain") {
            return chains(field.links);
        }
        return std::ranges::any_of(event_.fillers, [&](const Event::Filler& filler) {
            const std::string_view role = name(filler.role);
            if (field.field == "place") {
                return role == field.role && holds(filler.words, field.words);
            }
            if (role != field.field) {
                return false;
            }
            if (field.field == "number") {
                const auto* number = std::get_if<QuantityMention>(&filler.mention.what);
                return number != nullptr && same(*number, field.number);
            }
            if (field.field == "date") {
                const auto* time = std::get_if<TimeMention>(&filler.mention.what);
                return time != nullptr && time->start == field.date.begin &&
                       time->end == field.date.end;
            }
            return holds(filler.words, field.words);
        });
    }

    const Event& event_;
    const Document& document_;
    std::span<const Mention> mentions_;
    LanguageId language_;
};

/// How far an event of the coder is from a wanted one: type first, then the trigger, then the rest.
std::size_t distance(const Told& told, const WantedEvent& wanted) {
    const std::vector<std::size_t> open = told.unanswered(wanted);
    std::size_t sum = open.size() + (told.status() == wanted.status ? 0 : 1);
    for (const std::size_t i : open) {
        sum += wanted.fields[i].field == "trigger" ? 20u : 0u;
    }
    if (!told.is(wanted.type, wanted.mode)) {
        sum += told.is(wanted.type, {}) ? 10u : 100u;
    }
    return sum;
}

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// For each wanted event the told one that answers it: nearest pairs first, each told one once, and
/// only where the type is right or the trigger is.
std::vector<std::size_t> pair_up(const std::vector<Told>& told,
                                 const std::vector<WantedEvent>& wanted) {
    struct Pair {
        std::size_t distance, wanted, told;
        auto operator<=>(const Pair&) const = default;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        for (std::size_t k = 0; k < told.size(); ++k) {
            pairs.push_back({distance(told[k], wanted[i]), i, k});
        }
    }
    std::ranges::sort(pairs);
    std::vector<std::size_t> out(wanted.size(), none);
    std::vector<bool> taken(told.size(), false);
    for (const Pair& pair : pairs) {
        if (pair.distance < 120 && out[pair.wanted] == none && !taken[pair.told]) {
            out[pair.wanted] = pair.told;
            taken[pair.told] = true;
        }
    }
    return out;
}

std::string slashed(const std::string& type, const std::string& mode) {
    return mode.empty() ? type : type + "/" + mode;
}

class Comparison {
public:
    Verdict verdict;

    void line(bool good, std::string_view fault, std::string_view text) {
        fmt::format_to(std::back_inserter(verdict.difference), "    {} {}\n", good ? " " : "!",
                       text);
        if (!good) {
            verdict.faults.emplace_back(fault);
        }
    }

    void missing(const WantedEvent& wanted) {
        line(false, "missing",
             fmt::format("event {} {}: missing", slashed(wanted.type, wanted.mode), wanted.status));
        for (const WantedField& field : wanted.fields) {
            fmt::format_to(std::back_inserter(verdict.difference), "        {} {}\n", field.field,
                           written(field));
        }
    }

    void beside(const WantedEvent& wanted, const Told& told) {
        const bool type = told.is(wanted.type, wanted.mode);
        const bool status = told.status() == wanted.status;
        line(type && status, type ? "status" : "type",
             fmt::format("event {} {}{}", slashed(wanted.type, wanted.mode), wanted.status,
                         type && status ? "" : "; got " + told.head()));
        const std::vector<std::size_t> open = told.unanswered(wanted);
        for (std::size_t i = 0; i < wanted.fields.size(); ++i) {
            const WantedField& field = wanted.fields[i];
            const bool good = std::ranges::find(open, i) == open.end();
            line(good, field.field,
                 fmt::format("    {} {}{}", field.field, written(field),
                             good ? "" : "; got " + told.given(field.field)));
        }
    }

private:
    static std::string written(const WantedField& field) {
        const std::string& front = field.role.empty() ? field.number.kind : field.role;
        return front.empty() ? field.words : front + " " + field.words;
    }
};

}  // namespace

Verdict judge(const Case& wanted, LanguageId language, const Coder& coder) {
    Comparison comparison;
    Origin origin;
    origin.id = wanted.name;
    origin.published = wanted.published;
    const Expected<Document> document =
        read_text(wanted.text, std::move(origin), language, coder.tables());
    if (!document) {
        comparison.line(false, "text", "the text was not read: " + document.error().detail);
        return comparison.verdict;
    }
    const Layers layers = coder.layers(*document);
    std::vector<Told> told;
    for (const Event& event : layers.events) {
        told.emplace_back(event, *document, layers.mentions, language);
    }

    const std::vector<std::size_t> pairs = pair_up(told, wanted.events);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i] == none) {
            comparison.missing(wanted.events[i]);
        } else {
            comparison.beside(wanted.events[i], told[pairs[i]]);
        }
    }
    for (std::size_t k = 0; k < told.size(); ++k) {
        const bool listed = std::ranges::find(pairs, k) != pairs.end();
        const bool forbidden = std::ranges::any_of(wanted.forbidden, [&](const auto& type) {
            return told[k].is(type.first, type.second);
        });
        if (!listed || forbidden) {
            comparison.line(wanted.others && !forbidden, forbidden ? "forbidden" : "unlisted",
                            fmt::format("{}: {}; actor {}; recipient {}; chain {}",
                                        forbidden ? "forbidden" : "not listed", told[k].head(),
                                        told[k].given("actor"), told[k].given("recipient"),
                                        told[k].given("chain")));
        }
    }
    return comparison.verdict;
}

}  // namespace khabar::golden
