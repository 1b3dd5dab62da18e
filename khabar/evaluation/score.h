#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/evaluation/gold.h"
#include "khabar/evaluation/read_telling.h"

namespace khabar::evaluation {

/// What one line of a table counts.
struct Count {
    double gold = 0;   ///< asked for
    double found = 0;  ///< of these answered rightly
    double given = 0;  ///< all answers
    Count& operator+=(const Count& other);

    [[nodiscard]] double precision() const { return given > 0 ? found / given : 0; }
    [[nodiscard]] double recall() const { return gold > 0 ? found / gold : 0; }
    [[nodiscard]] double f1() const;
};

/// What a line's counts stand for.
enum class Measure : std::uint8_t {
    both,       ///< precision, recall, F1
    share,      ///< `found` right of `gold`; there is no false answer
    precision,  ///< `found` right of `given`; nothing is asked for
};

struct Line {
    std::string table;  ///< "events", "type", "status", "field", "confidence"
    std::string name;   ///< "ASSAULT", "denied", "actor", "0.8 to 1"
    Measure measure = Measure::both;
    Count count;
};

/// An event that was not found, or one that was given and is none.
struct Fault {
    bool missed = false;
    std::string document;
    std::string type;
    std::string status;
    std::string trigger;
    std::string sentence;
};

/// Whether a record is an event of the gold: what a confidence is fitted to.
struct Verdict {
    std::string_view document;
    const Telling* record;
    bool right = false;
};

struct Score {
    std::string name;  ///< of the gold
    std::size_t documents = 0;
    std::vector<Line> lines;
    std::vector<Fault> faults;
    std::vector<Verdict> verdicts;  ///< whole articles: all records but those of `maybe` events
};

/// Holds records against gold, by the definitions of ../shared/score/README.md. For whole
/// articles an event is found by a record of its type that touches its trigger, or stands in its
/// sentence and shares an argument; fields are counted on events that were found. Judged
/// sentences: whether an event of the type that happened is told. Marked sentences: whether it is
/// found, and the words of who, whom and what.
/// The score's verdicts point into `gold` and `records`.
Score score(const Gold& gold, const Records& records);

}  // namespace khabar::evaluation
