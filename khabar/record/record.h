#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/core/span.h"

namespace khabar::record {

/// Words of a document and where they stand: code points into its text. What came from a table that
/// somebody else made (`khabar import`) has words without a place.
struct Words {
    std::string text;
    std::optional<Span> span;
};

struct Name {
    std::string ar;
    std::string en;
};

/// Whom or what a row of the lexicon or a gazetteer names; an empty id: nobody known.
struct Identity {
    std::string id;
    Name name;
};

/// The document that a record came from: what the record says of it.
struct DocumentFacts {
    std::string id;
    std::string url;
    std::string title;
    std::string publisher;
    std::string published;  ///< a day, "2023-04-15", or empty
    std::string language;   ///< "ar", "en"
};

struct Entity {
    Words words;
    Identity who;
    std::optional<Identity> holder;
    std::string country;
    std::string country_inferred;
    std::vector<std::string> sectors;  ///< the main first
    std::optional<double> confidence;
};

/// When: civil days as text, end excluded; empty where a relative time has no day to count from.
struct Date {
    std::string edtf;
    std::string start;
    std::string end;
    std::string relative;
    std::string clock;
    std::string precision;
    bool approximate = false;
    std::string anchor;
    std::string calendar;
    Words words;
    std::vector<std::pair<std::string, std::string>> alternatives;  ///< start and end
};

/// What spoke for a place, and how much: in the order of the record.
using Points = std::vector<std::pair<std::string, std::int64_t>>;

struct Place {
    struct Alternative {
        Identity where;
        std::optional<double> lat;
        std::optional<double> lon;
        double confidence = 0;
        Points because;
    };
    std::string role;  ///< at, from, to, via
    Words words;
    Identity where;
    std::string country;  ///< ISO 3166-1 alpha-3 of the place that is meant, or empty
    std::optional<double> lat;
    std::optional<double> lon;
    std::optional<double> radius_km;
    std::string precision;  ///< point, town, district, region, country, sector
    std::optional<double> confidence;
    std::optional<Points> because;
    std::vector<Alternative> alternatives;
};

/// One link of a chain; the publisher's has neither span nor act.
struct Link {
    std::string kind;
    Words words;
    Identity who;
    std::optional<Identity> holder;
    std::vector<std::string> sectors;
    std::string country;
    std::optional<Words> cue;
    std::string act;
    std::vector<Link> with;  ///< equal sources beside this one; they have none beside themselves
};

struct Claim {
    std::string status;
    std::vector<Link> chain;
    std::optional<Words> cue;
};

struct Number {
    std::string kind;
    std::optional<double> value;
    std::optional<double> min;
    std::optional<double> max;
    std::string approx;
    std::string unit;
    std::string bearing;
    Words words;
    std::optional<std::vector<Link>> chain;  ///< of a number that someone else gives
};

struct Evidence {
    struct Also {
        Words words;
        Claim claim;
    };
    std::optional<Span> sentence;
    Words trigger;
    std::string quote;
    std::vector<Also> also;
};

struct Rule {
    std::string row;  ///< "events/patterns_ar.tsv:123"
    std::int64_t total = 0;
    Points parts;
};

/// One event as RECORD.md has it, owned: what is stored, put together and exported. It stands by
/// itself, without the document and the lexicon that it came from.
struct Record {
    std::string id;
    DocumentFacts document;
    std::string event;
    std::vector<std::string> modes;
    std::vector<std::string> contexts;
    std::string quad;
    std::optional<double> score;
    std::vector<Entity> actors;
    std::vector<Entity> recipients;
    std::optional<Date> date;
    std::vector<Place> places;
    std::vector<Number> numbers;
    Claim claim;
    Evidence evidence;
    Rule rule;
    double confidence = 0;
    std::string coder_version;  ///< "0.8.0"; of a table of others its name, "import:acled"
    std::string lexicon;        ///< the hash of the compiled lexicon, or empty
};

/// Reads one line of NDJSON. Fields that are not known here are an error, so that nothing is lost
/// unseen; `where` is told in it. Errors: bad_json.
Expected<Record> read_record(std::string_view line, std::string_view where);

/// The record as one line of NDJSON, without a line feed. write_record(read_record(line)) == line
/// for every line that Khabar wrote.
std::string write_record(const Record& record);

}  // namespace khabar::record
