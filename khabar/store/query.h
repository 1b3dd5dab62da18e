#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/core/civil.h"
#include "khabar/core/expected.h"

namespace khabar::store {

struct Box {
    double west = 0;
    double south = 0;
    double east = 0;  ///< less than west: across the line of dates
    double north = 0;
};

struct Circle {
    double lat = 0;
    double lon = 0;
    double km = 0;
};

struct NumberRange {
    std::string kind;  ///< "killed" ...
    std::optional<double> min;
    std::optional<double> max;
};

enum class Sort : std::uint8_t { date, confidence, tellings };

/// What somebody asks for: the grammar of the command, the API and the exports. Values of one field
/// are alternatives; fields, and words, must all hold.
struct Query {
    std::string words;  ///< folded and cut by search_words(); a word behind "-" must not be there
    std::vector<std::string> types;
    std::vector<std::string> modes;
    std::vector<std::string> contexts;
    std::vector<std::string> statuses;
    std::vector<std::string> actors;      ///< ids; the caller adds the children
    std::vector<std::string> recipients;  ///< the same
    std::vector<std::string> parties;     ///< the same, on either side
    std::vector<std::string> sources;     ///< ids, or names in either script: any link of the chain
    std::vector<std::string> source_kinds;     ///< outlet, agency, official ...
    std::vector<std::string> countries;        ///< of the places, ISO 3166-1 alpha-3
    std::vector<std::string> party_countries;  ///< of actors and recipients
    std::vector<std::string> sectors;          ///< of actors and recipients
    std::vector<std::string> places;           ///< ids
    std::vector<std::string> languages;
    std::vector<std::string> documents;  ///< ids
    std::vector<std::string> stories;    ///< ids of any of their events
    std::optional<Box> box;
    std::optional<Circle> near;
    /// Events whose days touch [since, until). One without a date of its own stands on the day of
    /// publication.
    std::optional<Day> since;
    std::optional<Day> until;
    std::vector<NumberRange> numbers;
    unsigned tellings = 0;
    unsigned sources_min = 0;
    double confidence = 0;

    Sort sort = Sort::date;
    bool ascending = false;
    std::size_t limit = 50;
    std::string after;  ///< Found::next of the page before
};

inline constexpr std::size_t max_limit = 1000;      // why: one page of an API, some 3 MB
inline constexpr std::size_t max_query_words = 16;  // why: nobody types more; bounds the cost
inline constexpr std::size_t max_values = 512;      // why: an actor with its children, 300 at most
inline constexpr std::size_t max_query_bytes = 16384;  // why: an address that servers still take

/// One field of the grammar: its name as in `--type` and `?type=`, and what it takes.
struct QueryField {
    std::string_view name;
    std::string_view takes;  ///< "TYPE", "LAT,LON,KM" ...
    std::string_view help;
    bool repeats;
};
/// All fields, in the order of the help. `words` is one of them.
std::span<const QueryField> query_fields();
/// The values that a field takes (of `number` its kinds); none where there is no list of them.
std::span<const std::string_view> allowed_values(std::string_view field);

/// Reads one field into the query; lists take several values divided by commas. Of
/// since and until the one that is read last is refused where no day is left between them.
/// Errors: bad_query, `where` is the field's name.
std::optional<Error> set_field(Query& query, std::string_view field, std::string_view value);

/// The fields that are set, in one order whatever the order of asking was: what permalinks hold and
/// what binds a cursor to its query. Neither limit nor after.
std::vector<std::pair<std::string, std::string>> fields_of(const Query& query);

}  // namespace khabar::store
