#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/span.h"
#include "khabar/language/language.h"
#include "khabar/mentions/mention.h"
#include "khabar/syntax/clause.h"

namespace khabar {

/// RECORD.md, claim status.
enum class Status : std::uint8_t { reported, denied, negated, planned, hypothetical, historical };
std::string_view name(Status status);

enum class SourceKind : std::uint8_t {
    outlet,
    agency,
    official,
    organisation,
    person,
    witness,
    document,
    unnamed
};
std::string_view name(SourceKind kind);

enum class SpeechAct : std::uint8_t {
    said,
    announced,
    confirmed,
    claimed,
    denied,
    quoted,
    reported
};
std::string_view name(SpeechAct act);

/// One who passes the words on. The publisher is not a link: it is the Document's Origin.
struct Link {
    SourceKind kind;
    SpeechAct act;
    Span who;                             ///< the words that name the source
    Span cue;                             ///< the word of saying
    std::optional<MentionIndex> mention;  ///< whom the words stand for, pronouns resolved
    std::vector<Link> with;               ///< co-equal sources ("London and Paris say")
};

/// How one clause is asserted. frame_clauses returns one for each clause, in their order.
struct Frame {
    std::vector<Link> chain;  ///< outermost first; empty: the publisher itself says it
    Status status = Status::reported;
    Span cue;                  ///< the words that decide the status; empty if none
    std::optional<RowId> row;  ///< the row of the cue
    bool wished = false;       ///< demanded, promised, threatened or aimed at: no event (RECORD.md)
};

std::vector<Frame> frame_clauses(const ReadText& text, std::span<const Clause> clauses,
                                 std::span<const Mention> mentions, const TableFile& tables);

}  // namespace khabar
