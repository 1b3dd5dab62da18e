#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/mentions/mention.h"
#include "khabar/syntax/clause.h"
#include "khabar/syntax/clause_rows.h"

namespace khabar::syntax {

enum class UnitKind : std::uint8_t {
    verb,            ///< a finite verb
    event_noun,      ///< a verbal noun, or a noun that is a trigger, a word of saying or of status
    participle,      ///< of a verb, where it stands for a clause ("adding that")
    phrase,          ///< a noun phrase: a mention, or a noun with its adjectives
    particle,        ///< a preposition
    complementizer,  ///< that
    relative,        ///< who, which
    coordinator,     ///< and, or: as a word of its own
    subordinator,    ///< when, after, because
    comma,
    colon,
    dash,  ///< that parts a dateline, or an aside
    quote,
    stop,
    other
};

/// A piece of a sentence, as the clause reader walks over it.
struct Unit {
    UnitKind kind = UnitKind::other;
    TokenRange tokens;
    std::optional<MentionIndex>
        mention;                       ///< of a phrase: the actor in it, else place, time, quantity
    const Reading* reading = nullptr;  ///< of the first token, as this kind
    std::string_view particle;         ///< attached to it, or of a particle itself
    bool joined = false;               ///< with and- or then-
    bool agent = false;                ///< a particle that names the doer ("at the hands of")
    bool time = false;                 ///< a phrase of time
    bool place = false;                ///< a phrase of place and nothing else
    bool opens = false;                ///< of a headline: "and X does", a clause of its own
};

/// A phrase or a noun that names an event.
bool is_nominal(const Unit& unit);
/// An adjective behind a noun: a great attack.
bool describes(const Unit& unit);

/// The units of one sentence, in order and without gaps.
std::vector<Unit> cut_units(const ReadText& text, std::span<const Mention> mentions,
                            const ClauseRows& rows, TokenRange sentence, std::size_t& next_mention);

}  // namespace khabar::syntax
