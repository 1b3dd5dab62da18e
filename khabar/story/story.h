#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "khabar/record/kept_event.h"
#include "khabar/story/telling.h"

namespace khabar::story {

/// A member of a story: the record and the sketch of its document.
struct Member {
    const record::Record& record;
    const Sketch& sketch;
};

/// How many sources do not repeat each other: copies of one wire text, tellings of one publisher
/// and of one quoted outlet or agency count once. 1 at least.
unsigned independent_sources(std::span<const Member> members);

/// Who says a value of one field.
struct Voice {
    std::string event;      ///< the telling's id
    std::string publisher;  ///< of its document, else the document's id
    std::string said_by;    ///< the last link of the chain, in its own words; empty: the publisher
    std::string status;
};

/// One value that a field has in some tellings.
struct Told {
    std::string value;  ///< as people read it: "12", "10..20", a day, a name's id or words
    std::vector<Voice> voices;
};

/// One field and what the tellings say of it, the value of most first.
struct Field {
    std::string name;  ///< "status", "killed", "date", "place", "actor" ...
    std::vector<Told> told;
    bool differs = false;       ///< the values cannot all be true at once
    std::optional<double> min;  ///< of a number: over all tellings
    std::optional<double> max;
};

/// One happening as several reports tell it.
struct Story {
    std::string id;                                 ///< of its first telling
    std::vector<std::string> events;                ///< ids, in the order of Telling::before
    std::vector<std::vector<std::string>> sources;  ///< events grouped: one source each
    std::vector<Field> fields;
};

/// Precondition: not empty.
Story tell_story(std::span<const Member> members);

/// One JSON object on one line, without a line feed (docs/record.schema.json, `story`).
std::string write_story(const Story& story);

}  // namespace khabar::story
