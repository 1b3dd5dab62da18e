#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "khabar/core/civil.h"
#include "khabar/core/span.h"
#include "khabar/gazetteer/layers.h"
#include "khabar/language/language.h"
#include "khabar/tables/table_file.h"

namespace khabar {

/// One who acts: a named one, or one that a head word and its adjectives describe.
struct ActorMention {
    std::optional<RowId> entity;  ///< the row of actors/actors or actors/countries that it is
    std::optional<RowId> head;    ///< the row of the role noun that it is built on
    /// A title held in a country or a body, without a name that a row knows.
    struct Office {
        RowId title;                  ///< of actors/titles
        std::string where;            ///< ISO alpha-3, or the id of a body
        std::optional<RowId> holder;  ///< who held it on the day of publication, where that is sure
    };
    std::optional<Office> office;
    std::string country;  ///< ISO 3166-1 alpha-3 or PLOVER's; empty: the words do not say
    std::vector<std::string> sectors;  ///< PLOVER's, the main first
    bool plural = false;
    bool armed = false;
    bool person = false;           ///< one human being, by name or title
    bool source_body = false;      ///< an outlet or agency
    TokenRange name;               ///< the proper name in the phrase; empty: none of the lexicon
    std::int32_t confidence = 50;  ///< of 100
};

enum class PlacePrecision : std::uint8_t { point, town, district, region, country, sector };

/// Where a place is told, the upper first: the user's own file, our notes (the lexicon), what was
/// built in from packages, what the user imported.
enum class PlaceLayer : std::uint8_t { own, notes, base, imported };

/// What a candidate's score is made of; docs/stages/mentions.md tells each.
enum class PlaceReason : std::uint8_t {
    named,          ///< the words are its name
    common_word,    ///< which is a common word too
    kind_word,      ///< the place word before it asks for its kind
    bare_name,      ///< without a place word: a town before a region, a state before its capital
    containment,    ///< its country or region is told beside it: "Tripoli the Libyan"
    sentence,       ///< its country is spoken of in the sentence
    story,          ///< its country is the one most spoken of in the text
    same_sense,     ///< the same name was told more fully elsewhere in the text
    near_others,    ///< other places of the text lie near
    told_distance,  ///< it lies where the words say: "80 km south-east of"
    population,
    layer
};

/// One part of a score.
struct PlacePart {
    PlaceReason reason;
    std::int32_t points;
};

/// A place that the words may mean, as its layer tells it. The views live as long as the tables.
struct PlaceCandidate {
    PlaceLayer layer = PlaceLayer::notes;
    std::optional<RowId> row;  ///< of the notes: a row of places/places or actors/countries
    bool capital = false;      ///< of a row of countries its capital, not the state
    bool confirmed = false;    ///< another layer has it within 10 km
    std::string_view id;       ///< of the other layers: "gn:2210247"
    std::string_view ar;
    std::string_view en;
    std::string_view kind;     ///< as in places/places; "country" for a state
    std::string_view country;  ///< ISO 3166-1 alpha-3
    std::string_view region;   ///< the division it lies in, in Latin letters; empty: not told
    std::optional<double> lat;
    std::optional<double> lon;
    std::uint64_t population = 0;
    std::vector<PlacePart> parts;
    std::int32_t score = 0;  ///< the sum of the parts, 0 to 100

    [[nodiscard]] bool same_place(const PlaceCandidate& other) const {
        return row == other.row && capital == other.capital && id == other.id;
    }
};

/// A place named, and which it may be.
struct PlaceMention {
    PlacePrecision precision = PlacePrecision::town;
    std::optional<double> lat;
    std::optional<double> lon;
    double radius_km = 0;
    TokenRange name;  ///< the proper name in the phrase; empty: a place word alone ("the airport")
    std::vector<PlaceCandidate> candidates;  ///< the likeliest first; empty: unresolved

    /// The country of the likeliest; empty when unresolved or of none.
    [[nodiscard]] std::string_view country() const {
        return candidates.empty() ? std::string_view() : candidates.front().country;
    }
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
    bool duration = false;    ///< a length ("for three days"), no place in the calendar
    bool heads_page = false;  ///< of a dateline: the page's own day, of nothing that it tells
    bool ahead = false;       ///< looks forward from the day of publication
    std::string clock;        ///< "T20:00" as told, "T17:00Z" by Greenwich; empty: no clock
    std::string edtf;         ///< EDTF level 1 where it has one, else empty
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
    /// RECORD.md: killed, injured, fighters, ...; "other" where nothing tells; "ordinal" and "age"
    /// for what counts nothing: which of a row, how many years someone is old.
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

/// Whether a code of `country` is a state's: not PLOVER's IGO, NGO, MNC, IMG, ISM, UNO, EUR.
bool is_state(std::string_view country);

/// The amount that a mention is; nullptr for another, and for an ordinal or an age: no counts.
const QuantityMention* amount_of(const Mention& mention);
/// Whether a mention is a quantity that counts nothing: an ordinal, or an age.
bool is_no_count(const Mention& mention);

/// All things named, in the order of their first token; two mentions may share tokens when the
/// words are both (a state is an actor and a place, a number of men a quantity and an actor).
/// `layers` are the places beside those of the lexicon. Candidates point into both.
std::vector<Mention> find_mentions(const ReadText& text, const TableFile& tables,
                                   const gazetteer::Layers& layers);

/// The place of the first mention that begins at `token` or later; mentions are in their order.
std::size_t first_mention_from(std::span<const Mention> mentions, std::uint32_t token);

/// The two finders that need no other, each in the order of tokens.
std::vector<Mention> find_times(const ReadText& text, const TableFile& tables);
std::vector<Mention> find_quantities(const ReadText& text, const TableFile& tables);

}  // namespace khabar
