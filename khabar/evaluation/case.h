#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/core/civil.h"
#include "khabar/core/document.h"

namespace khabar::evaluation {

/// `number killed 7`, `number protesters 1000..9999` (a magnitude: no value), `number people 100..`
/// (at least, more than) or `number people ..100` (at most, less than).
struct WantedNumber {
    std::string kind;
    std::optional<double> value;
    std::optional<double> min;
    std::optional<double> max;
};

/// `date 2021-03-02`, or `date A..B`, end excluded; an open side is empty.
struct WantedDate {
    std::optional<Day> begin;
    std::optional<Day> end;
};

/// One line below an `event` line: `field` is its first word, `words` the rest as written.
struct WantedField {
    int line = 0;       ///< of the file
    std::string field;  ///< trigger, actor, recipient, place, number, date, chain
    std::string words;
    std::string role;                ///< of a place: at, from, to, via
    std::vector<std::string> links;  ///< of a chain, outermost first
    WantedNumber number;
    WantedDate date;
};

struct WantedEvent {
    int line = 0;
    std::string type;
    std::string mode;  ///< empty: any
    std::string status;
    std::vector<WantedField> fields;
};

/// A text and the events that it must give. docs: tests/golden/README.md.
struct Case {
    std::string name;     ///< "ar/protest/strike.case:14"
    std::string comment;  ///< its first comment line
    bool open = false;    ///< beyond the present depth: run and counted, fails nothing
    std::optional<Day> published;
    std::string text;
    std::vector<WantedEvent> events;
    std::vector<std::pair<std::string, std::string>>
        forbidden;                    ///< type and mode, mode may be empty
    bool others = false;              ///< events that are not listed are no fault
    std::vector<std::string> faults;  ///< what is wrong with the file itself: "12: no such field"

    /// Whether its text is one that must give nothing, or nothing that is `reported`.
    [[nodiscard]] bool near_miss() const;
};

/// The cases of one file, parted by lines of `===`. Each is named `name:LINE`, the line of its
/// first words; its faults count lines from the file's first.
std::vector<Case> parse_cases(const std::string& name, std::string_view content);

}  // namespace khabar::evaluation
