#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "khabar/core/civil.h"
#include "khabar/core/span.h"
#include "khabar/language/language.h"
#include "khabar/tables/table_file.h"

namespace khabar {

/// One who acts: a named one, or one that a head word and its adjectives describe.
struct ActorMention {
    std::optional<RowId> entity;  ///< the row of actors/actors or actors/countries that it is
    std::optional<RowId> head;    ///< the row of the role noun that it is built on
    std::string country;          ///< ISO 3166-1 alpha-3 or PLOVER's; empty: the words do not say
    std::vector<std::string> sectors;  ///< PLOVER's, the main first
    bool plural = false;
    bool armed = false;
    bool person = false;           ///< one human being, by name or title
    bool source_body = false;      ///< an outlet or agency
    TokenRange name;               ///< the proper name in the phrase; empty: none of the lexicon
    std::int32_t confidence = 50;  ///< of 100
};

enum class PlacePrecision : std::uint8_t { point, town, district, region, country, sector };

struct PlaceCandidate {
    RowId row;
    std::int32_t score;  ///< additive, of 100
};

/// A place named, and which it may be.
struct PlaceMention {
    PlacePrecision precision = PlacePrecision::town;
    std::optional<double> lat;
    std::optional<double> lon;
    double radius_km = 0;
    TokenRange name;  ///< the proper name in the phrase; empty: a place word alone ("the airport")
    std::vector<PlaceCandidate> candidates;  ///< the likeliest first; empty: unresolved
};

enum class TimePrecision : std::uint8_t { minute, day, week, month, quarter, year, decade, vague };
enum class Calendar : std::uint8_t { gregorian, hijri };
/// What a time is counted from: its own words, the day of publication, the dateline of a text that
/// has no such day, or nothing.
enum class Anchor : std::uint8_t { text, published, dateline, none };

/// Civil days, end excluded; an open side is empty. Both are empty while a relative time has no day
/// to count from: then `relative` says it in words ("monday before publication").
struct TimeMention {
    std::optional<Day> start;
    std::optional<Day> end;
    TimePrecision precision = TimePrecision::day;
    Calendar calendar = Calendar::gregorian;
    Anchor anchor = Anchor::text;
    bool approximate = false;
    bool duration = false;  ///< a length ("for three days"), no place in the calendar
    bool ahead = false;     ///< looks forward from the day of publication
    std::string clock;      ///< "T20:00" as told, "T17:00Z" by Greenwich; empty: no clock
    std::string edtf;       ///< EDTF level 1 where it has one, else empty
    std::string relative;
    std::vector<std::pair<Day, Day>> alternatives;
    std::optional<RowId> row;  ///< the row that read it

    /// It says when: a length, or the hand of a clock without its day, does not.
    [[nodiscard]] bool says_when() const {
        return !duration && (start || end || !relative.empty());
    }
};

enum class Approx : std::uint8_t {
    exact,
    about,
    at_least,
    more_than,
    at_most,
    less_than,
    range,
    magnitude,
    few
};

/// "more than 1000 dead" is value 1000, min 1000, no max; "hundreds" has no value, 100 to 999.
struct QuantityMention {
    std::optional<double> value;
    std::optional<double> min;
    std::optional<double> max;
    Approx approx = Approx::exact;
    /// RECORD.md: killed, injured, fighters, ...; "other" where nothing tells; "ordinal" for one
    /// that counts nothing but tells which of a row.
    std::string kind;
    std::string unit;
    std::string bearing;  ///< of a distance: N, NE, E ...; empty where the words give none
    std::string rank;     ///< of an ordinal alone: "3", "end-1", "current+1"; it counts nothing
    TokenRange noun;      ///< of the thing counted; empty: none named
    TokenRange amount;    ///< the tokens of the amount alone, its qualifier with it
};

/// A thing named. `tokens` is its whole phrase; for a quantity the amount and its noun.
struct Mention {
    TokenRange tokens;
    Span words;  ///< what the record shows: attached particles left out
    std::variant<ActorMention, PlaceMention, TimeMention, QuantityMention> what;
};

/// The amount that a mention is; nullptr for another, and for an ordinal, which counts nothing.
const QuantityMention* amount_of(const Mention& mention);
/// Whether a mention is an ordinal.
bool is_ordinal(const Mention& mention);

/// All things named, in the order of their first token; two mentions may share tokens when the
/// words are both (a state is an actor and a place, a number of men a quantity and an actor).
std::vector<Mention> find_mentions(const ReadText& text, const TableFile& tables);

/// The place of the first mention that begins at `token` or later; mentions are in their order.
std::size_t first_mention_from(std::span<const Mention> mentions, std::uint32_t token);

/// The four finders, each in the order of tokens.
std::vector<Mention> find_actors(const ReadText& text, const TableFile& tables);
std::vector<Mention> find_places(const ReadText& text, const TableFile& tables);
std::vector<Mention> find_times(const ReadText& text, const TableFile& tables);
std::vector<Mention> find_quantities(const ReadText& text, const TableFile& tables);

}  // namespace khabar
