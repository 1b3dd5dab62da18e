#pragma once

#include <cstdint>

#include "khabar/language/language.h"

namespace khabar::arabic {

/// What the ranking asks of a candidate again and again, as bits.
using Traits = std::uint32_t;

namespace traits {
constexpr Traits joined = 1u << 0u;    ///< by an attached wa- or fa-
constexpr Traits governed = 1u << 1u;  ///< by an attached preposition
constexpr Traits finite = 1u << 2u;    ///< a verb
constexpr Traits subject_next = 1u
                                << 3u;  ///< ... of the third person, singular, no object attached
constexpr Traits subject_past = 1u << 4u;  ///< ... likewise, but dual or plural
constexpr Traits perfect = 1u << 5u;
constexpr Traits passive = 1u << 6u;
constexpr Traits needs_object = 1u << 7u;  ///< an active verb that has no use without one
constexpr Traits noun = 1u << 8u;
constexpr Traits adjective = 1u << 9u;
constexpr Traits number = 1u << 10u;
constexpr Traits name = 1u << 11u;
constexpr Traits bound = 1u << 12u;     ///< with a pronoun
constexpr Traits definite = 1u << 13u;  ///< by its article
constexpr Traits masculine = 1u << 14u;
constexpr Traits feminine = 1u << 15u;
constexpr Traits plural = 1u << 16u;
constexpr Traits human = 1u << 17u;
constexpr Traits dual = 1u << 20u;
constexpr Traits construct = 1u << 21u;
constexpr Traits of_person = 1u << 22u;      ///< a passive whose subject is a person, by its row
constexpr Traits shows_jussive = 1u << 24u;  ///< by its letters it can be nothing else
constexpr Traits shows_subjunctive = 1u << 25u;  ///< ... that or jussive
constexpr Traits asks_jussive = 1u << 26u;       ///< of an imperfect behind it
constexpr Traits asks_subjunctive = 1u << 27u;
constexpr Traits nominative = 1u << 28u;  ///< by the mark that the page writes
constexpr Traits of_thing = 1u << 23u;    ///< ... a thing
constexpr Traits accusative = 1u << 18u;
constexpr Traits ends_clause = 1u << 19u;  ///< behind it a verb is the first again
}  // namespace traits

/// Those of a form; what stands before it adds joined and governed.
Traits traits_of(const Features& features, bool article, bool has_pronoun);

}  // namespace khabar::arabic
