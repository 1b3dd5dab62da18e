#include "khabar/store/query.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "khabar/core/date_span.h"
#include "khabar/core/utf8.h"
#include "khabar/record/json_line.h"
#include "khabar/record/plover.h"

namespace khabar::store {

namespace {

using record::shortest;

using Words = std::span<const std::string_view>;
using List = std::vector<std::string> Query::*;

constexpr auto type_codes = [] {
    std::array<std::string_view, record::plover_types.size()> names{};
    for (std::size_t i = 0; i < names.size(); ++i) {
        names[i] = record::plover_types[i].event;
    }
    return names;
}();
constexpr std::array<std::string_view, 6> statuses{"reported", "denied",       "negated",
                                                   "planned",  "hypothetical", "historical"};
constexpr std::array<std::string_view, 8> source_kinds{
    "outlet", "agency", "official", "organisation", "person", "witness", "document", "unnamed"};
constexpr std::array<std::string_view, 2> languages{"ar", "en"};
constexpr std::array<std::string_view, 20> number_kinds{
    "killed",   "injured",  "arrested", "abducted", "displaced",  "fighters", "protesters",
    "people",   "vehicles", "weapons",  "aircraft", "casualties", "flights",  "goods",
    "distance", "money",    "percent",  "area",     "weight",     "other"};

enum class Letters : std::uint8_t { as_given, upper, lower };

/// A field whose values are alternatives.
struct ListField {
    std::string_view name;
    List list;
    Letters letters = Letters::as_given;
    Words allowed{};          ///< empty: anything
    bool is_country = false;  ///< takes codes of countries, and of PLOVER's bodies across borders
};

constexpr std::array<ListField, 16> list_fields{{
    {"type", &Query::types, Letters::upper, type_codes},
    // Of modes and contexts imported tables may hold others than the lexicon knows.
    {"mode", &Query::modes, Letters::lower},
    {"context", &Query::contexts, Letters::lower},
    {"status", &Query::statuses, Letters::lower, statuses},
    {"actor", &Query::actors},
    {"recipient", &Query::recipients},
    {"party", &Query::parties},
    {"source", &Query::sources},
    {"source-kind", &Query::source_kinds, Letters::lower, source_kinds},
    {"country", &Query::countries, Letters::upper, {}, true},
    {"party-country", &Query::party_countries, Letters::upper, {}, true},
    {"sector", &Query::sectors, Letters::upper, record::plover_sectors},
    {"place", &Query::places},
    {"lang", &Query::languages, Letters::lower, languages},
    {"document", &Query::documents},
    {"story", &Query::stories},
}};

constexpr std::array<QueryField, 28> fields{{
    {"words", "WORDS", "in the words of the event; -WORD: not there", false},
    {"type", "TYPE", "PLOVER's type: ASSAULT, PROTEST ...", true},
    {"mode", "MODE", "aerial, demo, arrest ...", true},
    {"context", "CONTEXT", "military, migration ...", true},
    {"status", "STATUS", "reported, denied, negated, planned, hypothetical, historical", true},
    {"actor", "ID", "who does it, and what belongs to it", true},
    {"recipient", "ID", "to whom, and what belongs to it", true},
    {"party", "ID", "on either side", true},
    {"source", "NAME", "any link of the chain: its id or its name in either script", true},
    {"source-kind", "KIND", "outlet, agency, official, organisation, person, witness ...", true},
    {"country", "ISO", "of the places: SDN, SYR ...", true},
    {"party-country", "ISO", "of actors and recipients", true},
    {"sector", "SECTOR", "of actors and recipients: MIL, CVL ...", true},
    {"place", "ID", "a place by its id: gn:379252", true},
    {"lang", "LANG", "of the document: ar or en", true},
    {"document", "ID", "of this document", true},
    {"story", "ID", "of the story that this event stands in", true},
    {"box", "W,S,E,N", "places within these degrees", false},
    {"near", "LAT,LON,KM", "places within this distance", false},
    {"since", "DATE", "events that touch this day, month or year, or come after it", false},
    {"until", "DATE", "events that touch this day, month or year, or come before it", false},
    {"number", "KIND:MIN..MAX", "killed:10.. , protesters:..500 , injured:3", true},
    {"tellings", "N", "at least so many tellings of the same happening", false},
    {"sources", "N", "at least so many sources that do not repeat each other", false},
    {"confidence", "C", "at least so sure: 0 to 1", false},
    {"sort", "FIELD", "date, confidence or tellings", false},
    {"order", "asc|desc", "the greatest first (desc) unless told otherwise", false},
    {"limit", "N", "how many: 50 unless told otherwise, 1000 at most", false},
}};

Error fault(std::string_view field, std::string detail) {
    return {ErrorCode::bad_query, std::string(field), std::move(detail)};
}

std::string list_text(Words words) {
    std::string text;
    for (const std::string_view word : words) {
        text += (text.empty() ? "" : ", ") + std::string(word);
    }
    return text;
}

std::string in_letters(std::string_view value, Letters letters) {
    std::string out(value);
    for (char& c : out) {
        if (letters == Letters::upper && c >= 'a' && c <= 'z') {
            c = static_cast<char>(c - 'a' + 'A');
        } else if (letters == Letters::lower && c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return out;
}

std::optional<double> read_number(std::string_view text) {
    const auto number = record::read_number(text);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string_view> parts_of(std::string_view text, char sign) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(sign);
        parts.push_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

bool is_country_code(std::string_view text) {
    return text.size() == 3 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// What is wrong with one value of a list.
std::optional<Error> wrong_value(const ListField& field, const std::string& value) {
    if (!field.allowed.empty() &&
        std::find(field.allowed.begin(), field.allowed.end(), value) == field.allowed.end()) {
        return fault(field.name,
                     "no such value: \"" + value + "\"; there are " + list_text(field.allowed));
    }
    if (field.is_country && !is_country_code(value)) {
        return fault(field.name,
                     "no country's code: \"" + value + "\"; takes three letters, as SDN");
    }
    return std::nullopt;
}

std::optional<Error> set_list(Query& query, const ListField& field, std::string_view value) {
    std::vector<std::string>& list = query.*field.list;
    for (const std::string_view part : parts_of(value, ',')) {
        if (part.empty()) {
            return fault(field.name, "an empty value");
        }
        std::string one = in_letters(part, field.letters);
        if (auto error = wrong_value(field, one)) {
            return error;
        }
        if (std::find(list.begin(), list.end(), one) == list.end()) {
            list.push_back(std::move(one));
        }
    }
    if (list.size() > max_values) {
        return fault(field.name, "more than 512 values");
    }
    return std::nullopt;
}

/// `count` numbers divided by commas; nothing when they are not.
std::optional<std::vector<double>> numbers_in(std::string_view value, std::size_t count) {
    std::vector<double> numbers;
    for (const std::string_view part : parts_of(value, ',')) {
        const auto number = read_number(part);
        if (!number) {
            return std::nullopt;
        }
        numbers.push_back(*number);
    }
    return numbers.size() == count ? std::optional(std::move(numbers)) : std::nullopt;
}

bool is_lat(double degrees) {
    return std::abs(degrees) <= 90;
}
bool is_lon(double degrees) {
    return std::abs(degrees) <= 180;
}

std::optional<Error> set_box(Query& query, std::string_view value) {
    const auto n = numbers_in(value, 4);
    if (!n || !is_lon((*n)[0]) || !is_lat((*n)[1]) || !is_lon((*n)[2]) || !is_lat((*n)[3])) {
        return fault("box", "takes west,south,east,north in degrees, as 30.5,14,34,16");
    }
    if ((*n)[1] > (*n)[3]) {
        return fault("box", "its south lies north of its north");
    }
    query.box = Box{(*n)[0], (*n)[1], (*n)[2], (*n)[3]};
    return std::nullopt;
}

std::optional<Error> set_near(Query& query, std::string_view value) {
    constexpr double half_round = 20038;  // km: half of the way round the Earth
    const auto n = numbers_in(value, 3);
    if (!n || !is_lat((*n)[0]) || !is_lon((*n)[1]) || (*n)[2] < 0 || (*n)[2] > half_round) {
        return fault("near", "takes latitude,longitude,kilometres, as 15.6,32.5,50");
    }
    query.near = Circle{(*n)[0], (*n)[1], (*n)[2]};
    return std::nullopt;
}

Error no_day(std::string_view field, std::string_view value) {
    return fault(field, "no day, month or year: \"" + std::string(value) + "\"");
}

std::optional<Error> set_since(Query& query, std::string_view value) {
    const auto span = parse_date_span(value);
    if (!span) {
        return no_day("since", value);
    }
    if (query.until && *query.until <= span->first) {
        return fault("since", "it begins after until ends");
    }
    query.since = span->first;
    return std::nullopt;
}

std::optional<Error> set_until(Query& query, std::string_view value) {
    const auto span = parse_date_span(value);
    if (!span) {
        return no_day("until", value);
    }
    const Day end = span->last + std::chrono::days(1);
    if (query.since && end <= *query.since) {
        return fault("until", "it ends before since begins");
    }
    query.until = end;
    return std::nullopt;
}

std::optional<Error> set_number(Query& query, std::string_view value) {
    constexpr std::string_view takes = "takes KIND:MIN..MAX, as killed:10.. or injured:3";
    const std::size_t colon = value.find(':');
    if (colon == std::string_view::npos) {
        return fault("number", std::string(takes));
    }
    NumberRange range;
    range.kind = in_letters(trimmed(value.substr(0, colon)), Letters::lower);
    if (std::find(number_kinds.begin(), number_kinds.end(), range.kind) == number_kinds.end()) {
        return fault("number",
                     "no such kind: \"" + range.kind + "\"; there are " + list_text(number_kinds));
    }
    const std::string_view bounds = trimmed(value.substr(colon + 1));
    const std::size_t dots = bounds.find("..");
    const std::string_view low = trimmed(bounds.substr(0, dots));
    const std::string_view high =
        dots == std::string_view::npos ? low : trimmed(bounds.substr(dots + 2));
    range.min = read_number(low);
    range.max = read_number(high);
    if ((!low.empty() && !range.min) || (!high.empty() && !range.max) ||
        (low.empty() && high.empty())) {
        return fault("number", std::string(takes));
    }
    if (range.min && range.max && *range.min > *range.max) {
        return fault("number", "its least is more than its most");
    }
    query.numbers.push_back(std::move(range));
    return std::nullopt;
}

std::optional<unsigned> read_count(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

std::optional<Error> set_count(unsigned& count, std::string_view field, std::string_view value) {
    const auto number = read_count(value);
    if (!number) {
        return fault(field, "no count: \"" + std::string(value) + "\"");
    }
    count = *number;
    return std::nullopt;
}

std::optional<Error> set_limit(Query& query, std::string_view value) {
    const auto number = read_count(value);
    if (!number || *number == 0 || *number > max_limit) {
        return fault("limit", "takes 1 to 1000");
    }
    query.limit = *number;
    return std::nullopt;
}

std::optional<Error> set_confidence(Query& query, std::string_view value) {
    const auto number = read_number(value);
    if (!number || *number < 0 || *number > 1) {
        return fault("confidence", "takes 0 to 1");
    }
    query.confidence = *number;
    return std::nullopt;
}

std::optional<Error> set_sort(Query& query, std::string_view value) {
    if (value == "date") {
        query.sort = Sort::date;
    } else if (value == "confidence") {
        query.sort = Sort::confidence;
    } else if (value == "tellings") {
        query.sort = Sort::tellings;
    } else {
        return fault("sort", "takes date, confidence or tellings");
    }
    return std::nullopt;
}

std::optional<Error> set_order(Query& query, std::string_view value) {
    if (value != "asc" && value != "desc") {
        return fault("order", "takes asc or desc");
    }
    query.ascending = value == "asc";
    return std::nullopt;
}

std::optional<Error> set_words(Query& query, std::string_view value) {
    query.words += (query.words.empty() ? "" : " ") + std::string(value);
    return std::nullopt;
}

std::string_view name(Sort sort) {
    switch (sort) {
        case Sort::date:
            return "date";
        case Sort::confidence:
            return "confidence";
        case Sort::tellings:
            return "tellings";
    }
    return "date";
}

std::string text_of(const NumberRange& range) {
    return range.kind + ":" + (range.min ? shortest(*range.min) : "") + ".." +
           (range.max ? shortest(*range.max) : "");
}

}  // namespace

std::span<const QueryField> query_fields() {
    return fields;
}

std::span<const std::string_view> allowed_values(std::string_view field) {
    if (field == "number") {
        return number_kinds;
    }
    const auto* found = std::find_if(list_fields.begin(), list_fields.end(),
                                     [field](const ListField& list) { return list.name == field; });
    return found == list_fields.end() ? Words() : found->allowed;
}

std::optional<Error> set_field(Query& query, std::string_view field, std::string_view raw) {
    const std::string_view value = trimmed(raw);
    if (value.size() > max_query_bytes) {
        return fault(field, "too long");
    }
    if (!is_utf8(value)) {
        return fault(field, "not UTF-8");
    }
    for (const ListField& list : list_fields) {
        if (list.name == field) {
            return set_list(query, list, value);
        }
    }
    if (field == "words")
        return set_words(query, value);
    if (field == "box")
        return set_box(query, value);
    if (field == "near")
        return set_near(query, value);
    if (field == "since")
        return set_since(query, value);
    if (field == "until")
        return set_until(query, value);
    if (field == "number")
        return set_number(query, value);
    if (field == "tellings")
        return set_count(query.tellings, field, value);
    if (field == "sources")
        return set_count(query.sources_min, field, value);
    if (field == "confidence")
        return set_confidence(query, value);
    if (field == "sort")
        return set_sort(query, value);
    if (field == "order")
        return set_order(query, value);
    if (field == "limit")
        return set_limit(query, value);
    if (field == "after") {
        query.after = value;
        return std::nullopt;
    }
    return fault(field, "no such field");
}

std::vector<std::pair<std::string, std::string>> fields_of(const Query& query) {
    std::vector<std::pair<std::string, std::string>> out;
    const auto add = [&out](std::string_view field, std::string value) {
        if (!value.empty()) {
            out.emplace_back(field, std::move(value));
        }
    };
    add("words", std::string(trimmed(query.words)));
    for (const ListField& field : list_fields) {
        std::vector<std::string> values = query.*field.list;
        std::sort(values.begin(), values.end());
        std::string joined;
        for (const std::string& value : values) {
            joined += (joined.empty() ? "" : ",") + value;
        }
        add(field.name, std::move(joined));
    }
    if (query.box) {
        add("box", shortest(query.box->west) + "," + shortest(query.box->south) + "," +
                       shortest(query.box->east) + "," + shortest(query.box->north));
    }
    if (query.near) {
        add("near", shortest(query.near->lat) + "," + shortest(query.near->lon) + "," +
                        shortest(query.near->km));
    }
    if (query.since)
        add("since", format_day(*query.since));
    if (query.until)
        add("until", format_day(*query.until - std::chrono::days(1)));
    for (const NumberRange& range : query.numbers) {
        add("number", text_of(range));
    }
    if (query.tellings > 0)
        add("tellings", std::to_string(query.tellings));
    if (query.sources_min > 0)
        add("sources", std::to_string(query.sources_min));
    if (query.confidence > 0)
        add("confidence", shortest(query.confidence));
    if (query.sort != Sort::date)
        add("sort", std::string(name(query.sort)));
    if (query.ascending)
        add("order", "asc");
    return out;
}

}  // namespace khabar::store
