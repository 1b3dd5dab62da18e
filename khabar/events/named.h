#pragma once

#include <cstdint>

#include "khabar/events/scene.h"

namespace khabar::events {

// What the words of a part name.

/// The mention in a part, or nullptr.
const Mention* mention_of(const Scene& scene, const Clause::Part& part);

/// The actor in a part, or nullptr.
const ActorMention* actor_of(const Scene& scene, const Clause::Part& part);

/// The country that a part names as a place, or nullptr: a state spoken of as where it lies.
const PlaceMention* country_of(const Scene& scene, const Clause::Part& part);

/// A state, one of its arms, or a body of states.
bool is_of_state(const ActorMention& actor, const TableFile& tables);

/// Whether a time begins in the words.
bool is_time(const Scene& scene, TokenRange words);

/// Whether a noun at a token names an event: some row speaks of it.
bool names_event(const Scene& scene, std::uint32_t token);

/// A common noun that names no event, no one human and no means of violence.
bool is_plain_noun(const Scene& scene, std::uint32_t token);

/// Aircraft, warships and the like act for whoever flies or sails them.
bool is_platform(const Scene& scene, const Clause::Part& part);

/// The name of a town, which may stand for its government: struck or besieged it is a place.
/// sentence: of the part.
bool is_town(const Scene& scene, std::uint32_t sentence, const Clause::Part& part);

/// A noun phrase that is no event, time, amount or area; a place only where it is a building.
bool is_thing(const Scene& scene, const Clause::Part& part);

}  // namespace khabar::events
