#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/attribution/frame.h"
#include "khabar/core/document.h"
#include "khabar/core/span.h"
#include "khabar/events/confidence.h"
#include "khabar/mentions/mention.h"
#include "khabar/syntax/clause.h"
#include "khabar/tables/table_file.h"

namespace khabar {

enum class EventRole : std::uint8_t { actor, recipient, at, from, to, via, date, number };
std::string_view name(EventRole role);

/// Who did what to whom, as one sentence of one report says. Built once, whole; never amended.
struct Event {
    struct Filler {
        EventRole role;
        Mention mention;
        Span words;                              ///< the words of the Document that say so
        std::string country_inferred;            ///< of an actor, from context; empty: none
        std::optional<std::vector<Link>> claim;  ///< a number that another source gives
    };
    struct ScorePart {
        std::string_view name;  ///< a sign of events/weights: "weight", "actor", ...
        std::int32_t value;
    };
    std::string type;  ///< "ASSAULT"
    std::vector<std::string> modes;
    std::vector<std::string> contexts;
    RowId ontology;  ///< the row of type and mode: quad, score
    RowId pattern;   ///< the row that coded it
    std::vector<Filler> fillers;
    Frame frame;
    Span trigger;
    Span sentence;
    std::uint32_t sentence_index;
    ClauseIndex clause;
    std::vector<ScorePart> score;
    std::vector<ConfidenceFeature> features;  ///< what its confidence is made of
    std::int32_t confidence = 0;              ///< hundredths
    std::vector<Event> also;  ///< further tellings in the same document, the best three
};

/// What became of a clause that a row fits.
enum class Fate : std::uint8_t { coded, repeated, content, low_score, crowded };
std::string_view name(Fate fate);

/// A clause that a row fits, whether or not it was coded.
struct Candidate {
    std::string_view type;
    RowId pattern;
    Span trigger;
    ClauseIndex clause;
    Status status;
    std::vector<Event::ScorePart> signs;  ///< each sign that it has, and how often
    std::vector<Event::ScorePart> score;  ///< the points that they give
    std::int32_t total;
    Fate fate;
};

/// What was seen and not coded, and why: RECORD.md asks that an empty output explains itself.
struct Tally {
    std::uint32_t sentences = 0;
    std::uint32_t candidates = 0;  ///< clauses whose predicate is a trigger
    std::uint32_t coded = 0;
    std::uint32_t near_miss = 0;  ///< the row's own `not`, or its needs were not met
    std::uint32_t low_score = 0;
    std::uint32_t content = 0;   ///< what is demanded, threatened, promised: no event of its own
    std::uint32_t repeated = 0;  ///< a second telling, kept in `also`
    std::uint32_t crowded = 0;   ///< beyond the 64 that one sentence may give
};

/// All that one page says. It owns what it holds, and outlives every stage.
struct Report {
    Document document;
    std::vector<Event> events;      ///< in the order of their triggers
    std::vector<Mention> mentions;  ///< those that the links of the chains speak of
    Tally tally;
};

}  // namespace khabar
