#include "khabar/record/correction.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include <simdjson.h>

#include "khabar/core/date_span.h"
#include "khabar/core/offsets.h"
#include "khabar/record/json_line.h"

namespace khabar::record {

namespace {

Error fault(std::string_view field, std::string detail) {
    return {ErrorCode::bad_query, std::string(field), std::move(detail)};
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string_view> parts_of(std::string_view text, char sign) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(sign, at), text.size());
        if (const std::string_view part = trimmed(text.substr(at, end - at)); !part.empty()) {
            parts.push_back(part);
        }
        at = end + 1;
    }
    return parts;
}

std::string in_case(std::string_view text, char from, char to) {
    std::string out(text);
    for (char& c : out) {
        if (c >= from && c <= static_cast<char>(from + 25)) {
            c = static_cast<char>(c - from + to);
        }
    }
    return out;
}
std::string upper(std::string_view text) {
    return in_case(text, 'a', 'A');
}
std::string lower(std::string_view text) {
    return in_case(text, 'A', 'a');
}

/// Changes a copy of the record as a person wrote it.
class Correction {
public:
    Correction(const Record& record, std::string_view text)
        : record_(record), text_(text), offsets_(text) {}

    std::optional<Error> make(std::string_view field, std::string_view written) {
        const bool none = written == "none";
        if (field == "event" || field == "status") {
            if (none || written.empty()) {
                return fault(field, "takes one code");
            }
            (field == "event" ? record_.event : record_.claim.status) =
                field == "event" ? upper(written) : lower(written);
            return std::nullopt;
        }
        const std::string_view list = none ? std::string_view() : written;
        if (field == "mode" || field == "context") {
            std::vector<std::string>& codes = field == "mode" ? record_.modes : record_.contexts;
            codes.clear();
            for (const std::string_view part : parts_of(list, ',')) {
                codes.push_back(lower(part));
            }
            return std::nullopt;
        }
        if (field == "actor")
            return entities(record_.actors, field, list);
        if (field == "recipient")
            return entities(record_.recipients, field, list);
        if (field == "place")
            return places(list);
        if (field == "date")
            return date(list);
        if (field == "number")
            return numbers(list);
        return fault(field,
                     "no such field; there are event, mode, context, status, actor, "
                     "recipient, date, place and number");
    }

    [[nodiscard]] const Record& record() const { return record_; }

private:
    /// Where words stand in the text, nearest to the sentence; code points.
    [[nodiscard]] std::optional<Span> find(std::string_view words) const {
        const std::uint32_t near = record_.evidence.sentence ? record_.evidence.sentence->begin : 0;
        std::optional<Span> best;
        std::uint32_t best_away = 0;
        for (std::size_t at = text_.find(words); at != std::string_view::npos;
             at = text_.find(words, at + 1)) {
            const Span span = offsets_.span(
                {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())});
            const std::uint32_t away = span.begin > near ? span.begin - near : near - span.begin;
            if (!best || away < best_away) {
                best = span;
                best_away = away;
            }
        }
        return best;
    }

    std::optional<Error> entities(std::vector<Entity>& list, std::string_view field,
                                  std::string_view written) {
        std::vector<Entity> known = record_.actors;
        known.insert(known.end(), record_.recipients.begin(), record_.recipients.end());
        std::vector<Entity> out;
        for (const std::string_view words : parts_of(written, ';')) {
            const auto same = std::find_if(known.begin(), known.end(), [words](const Entity& one) {
                return one.words.text == words;
            });
            const auto span = find(words);
            if (same == known.end() && !span) {
                return fault(field, "the text does not hold these words: " + std::string(words));
            }
            Entity entity;
            entity.words = {std::string(words), span};
            out.push_back(same == known.end() ? std::move(entity) : *same);
        }
        list = std::move(out);
        return std::nullopt;
    }

    std::optional<Error> places(std::string_view written) {
        std::vector<Place> out;
        for (const std::string_view part : parts_of(written, ';')) {
            std::string role = "at";
            std::string_view words = part;
            for (const std::string_view one : {"at", "from", "to", "via"}) {
                if (part.starts_with(one) && part.substr(one.size()).starts_with(':')) {
                    role = one;
                    words = trimmed(part.substr(one.size() + 1));
                }
            }
            const auto same =
                std::find_if(record_.places.begin(), record_.places.end(),
                             [&words](const Place& place) { return place.words.text == words; });
            const auto span = find(words);
            if (same == record_.places.end() && (words.empty() || !span)) {
                return fault("place", "the text does not hold these words: " + std::string(words));
            }
            Place place;
            if (same != record_.places.end()) {
                place = *same;
            } else {
                place.words = {std::string(words), span};
            }
            place.role = role;
            out.push_back(std::move(place));
        }
        record_.places = std::move(out);
        return std::nullopt;
    }

    /// The words that a date or number without words of its own hangs on: the sentence.
    [[nodiscard]] Words sentence() const {
        return {record_.evidence.quote, record_.evidence.sentence};
    }

    std::optional<Error> date(std::string_view written) {
        if (written.empty()) {
            record_.date.reset();
            return std::nullopt;
        }
        const std::size_t dots = written.find("..");
        const std::string_view low = trimmed(written.substr(0, dots));
        const std::string_view high =
            dots == std::string_view::npos ? low : trimmed(written.substr(dots + 2));
        const auto first = parse_date_span(low);
        const auto last = parse_date_span(high);
        if (!first || !last || last->last < first->first) {
            return fault("date", "takes a day, month or year, or two with .. between");
        }
        Date date;
        date.words = record_.date ? record_.date->words : sentence();
        date.edtf = low == high ? std::string(low) : std::string(low) + "/" + std::string(high);
        date.start = format_day(first->first);
        date.end = format_day(last->last + std::chrono::days(1));
        constexpr std::size_t month = 7;  // "2023-04"
        date.precision = low != high           ? "vague"
                         : low.size() > month  ? "day"
                         : low.size() == month ? "month"
                                               : "year";
        date.anchor = "text";
        date.calendar = "gregorian";
        record_.date = std::move(date);
        return std::nullopt;
    }

    std::optional<Error> numbers(std::string_view written) {
        std::vector<Number> out;
        for (const std::string_view part : parts_of(written, ';')) {
            auto number = read_amount(part);
            if (!number) {
                return fault("number", "takes KIND AMOUNT, as killed 14 or injured 3..5: " +
                                           std::string(part));
            }
            out.push_back(*std::move(number));
        }
        record_.numbers = std::move(out);
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Number> read_amount(std::string_view part) const {
        const std::size_t blank = part.find_first_of(" =:");
        if (blank == std::string_view::npos) {
            return std::nullopt;
        }
        Number number;
        number.kind = lower(part.substr(0, blank));
        const std::string_view amount = trimmed(part.substr(blank + 1));
        const std::size_t dots = amount.find("..");
        number.min = read_number(trimmed(amount.substr(0, dots)));
        number.max = dots == std::string_view::npos ? number.min
                                                    : read_number(trimmed(amount.substr(dots + 2)));
        if (!number.min && !number.max) {
            return std::nullopt;
        }
        const bool exact = number.min == number.max;
        number.value = exact ? number.min : std::nullopt;
        number.approx = exact         ? "exact"
                        : !number.max ? "at_least"
                        : !number.min ? "at_most"
                                      : "range";
        if (!exact && (!number.min || !number.max)) {
            number.value = number.min ? number.min : number.max;
        }
        number.words = sentence();
        for (const Number& known : record_.numbers) {
            if (known.kind == number.kind) {
                number.words = known.words;
                number.unit = known.unit;
            }
        }
        return number;
    }

    Record record_;
    std::string_view text_;
    CodePointOffsets offsets_;
};

bool is_field(std::string_view field) {
    constexpr std::string_view all[] = {"event",     "mode", "context", "status", "actor",
                                        "recipient", "date", "place",   "number"};
    return std::find(std::begin(all), std::end(all), field) != std::end(all);
}

}  // namespace

std::string field_json(const Record& record, std::string_view field) {
    if (!is_field(field)) {
        return {};
    }
    const std::string line = write_record(record);
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (parser.parse(line).get(root) != simdjson::SUCCESS) {
        return "null";
    }
    simdjson::dom::element found;
    const auto error =
        field == "status" ? root["claim"]["status"].get(found) : root[field].get(found);
    return error == simdjson::SUCCESS ? simdjson::minify(found) : "null";
}

Expected<std::string> correction_json(const Record& record, std::string_view text,
                                      std::string_view field, std::string_view raw) {
    const std::string_view written = trimmed(raw);
    if (!is_field(field)) {
        return Correction(record, text).make(field, written).value();
    }
    if (!written.empty() &&
        std::string_view("{[\"").find(written.front()) != std::string_view::npos) {
        return std::string(written);
    }
    Correction correction(record, text);
    if (auto error = correction.make(field, written)) {
        return *std::move(error);
    }
    return field_json(correction.record(), field);
}

}  // namespace khabar::record
