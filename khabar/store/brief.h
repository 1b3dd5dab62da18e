#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/record/record.h"

namespace khabar::store {

/// What maps, timelines, facets and graphs need of an event, small enough to read a hundred
/// thousand of them for one page. A column of each event, made from its record alone.
struct Brief {
    struct Place {
        std::string role;  ///< at, from, to, via
        std::string id;
        record::Name name;
        std::int32_t lat = 0;  ///< micro-degrees
        std::int32_t lon = 0;
        std::int32_t radius_m = 0;  ///< 0: not known
        std::string precision;      ///< point, town, district, region, country, sector
        std::string country;        ///< ISO 3166-1 alpha-3, or empty
    };
    /// One link of a chain: who passes the telling on.
    struct Source {
        static constexpr std::uint8_t beside = 255;  ///< of a chain that tells the event once more
        /// Its place in the event's own chain, 0 the outermost; equal sources have the same.
        std::uint8_t link = 0;
        std::string kind;    ///< outlet, agency, official ...
        std::string id;      ///< empty: not known by the lexicon
        std::string holder;  ///< the id of who held the office that `id` names, or empty
        std::string words;   ///< as the text has it, in the document's language
    };
    std::string id;
    std::string type;
    std::vector<std::string> modes;  ///< the main first
    std::string status;
    std::string language;
    std::optional<std::int32_t> first_day;  ///< as Row::first_day; before the year 1000 nothing
    std::optional<std::int32_t> end_day;
    std::int32_t confidence = 0;      ///< hundredths
    std::vector<std::string> actors;  ///< ids of those that are known, and of who held their office
    std::vector<std::string> recipients;
    std::vector<std::string> countries;  ///< of all places, each once
    std::vector<Place> places;           ///< those that have a point
    std::vector<Source> sources;         ///< in the order of the chain; those beside it come last
    std::uint32_t tellings = 1;          ///< of its story; of the row and not of the column
};

/// Everything but `tellings`, and what the row holds already (days, confidence, id).
std::string brief_bytes(const record::Record& record);
/// Counts changes of brief_bytes(): a store whose column an older one made fills it anew.
inline constexpr int brief_version = 1;
/// Errors: bad_table, for damaged bytes.
Expected<Brief> read_brief(std::string_view bytes);

}  // namespace khabar::store
