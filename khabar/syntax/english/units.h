#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/mentions/mention.h"
#include "khabar/syntax/clause.h"
#include "khabar/syntax/clause_rows.h"
#include "khabar/syntax/english/groups.h"

namespace khabar::syntax {

enum class EnglishPiece : std::uint8_t {
    noun,          ///< a noun phrase
    verb,          ///< a verb group
    clitic,        ///< the 's between a possessor and what it has
    particle,      ///< a preposition, or the particle of a verb
    that,          ///< whatever it is: the walk tells
    relative,      ///< who, which, where
    coordinator,   ///< and, or, but
    subordinator,  ///< when, because, if
    comma,
    colon,
    dash,
    quote,
    bracket,
    stop,
    other
};

/// A piece of an English sentence, as the clause reader walks over it.
struct EnglishUnit {
    EnglishPiece kind = EnglishPiece::other;
    TokenRange tokens;
    std::uint32_t head = 0;            ///< of a noun phrase its head; of a verb group its main verb
    const Reading* reading = nullptr;  ///< of a verb its main verb's; of an event noun the noun's
    std::string_view particle;         ///< of a preposition, as the lexicon writes it
    // of a noun phrase
    std::optional<MentionIndex> mention;  ///< the actor in it, else place, quantity
    std::optional<MentionIndex> doer;     ///< an actor before an event noun: "Saudi air strikes"
    std::optional<std::size_t> owner;     ///< the unit of its possessor: "Israel's"
    bool event = false;      ///< its head names an event; people who do ("protesters") are none
    bool adjective = false;  ///< no noun in it: "ready"
    bool pronoun = false;
    bool his = false;      ///< a possessive pronoun in front
    bool time = false;     ///< it says when
    bool bare = false;     ///< no preposition in front, and no possessor
    bool apart = false;    ///< a comma right before it
    bool joined = false;   ///< "and" right before it
    bool next_to = false;  ///< right behind another noun phrase
    bool possessor = false;
    // of a verb group
    VerbShape shape = VerbShape::finite;
    bool passive = false;
    bool alone = false;   ///< without auxiliary
    bool either = false;  ///< of a preposition: it may open a clause too
    bool copula = false;  ///< a form of "be" alone
};

/// The units of one sentence, in order and without gaps.
std::vector<EnglishUnit> english_units(const ReadText& text, std::span<const Mention> mentions,
                                       const ClauseRows& rows, TokenRange sentence);

/// The unit before, adverbs and quotes passed over; nothing at the beginning.
std::optional<std::size_t> unit_before(std::span<const EnglishUnit> units, std::size_t k);
/// The unit behind, adverbs and quotes passed over; units.size() at the end.
std::size_t unit_behind(std::span<const EnglishUnit> units, std::size_t k);

}  // namespace khabar::syntax
