#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "khabar/events/domain.h"
#include "khabar/events/event.h"
#include "khabar/events/facts.h"
#include "khabar/events/lemmas.h"
#include "khabar/events/pattern_set.h"
#include "khabar/syntax/reach.h"

namespace khabar::events {

/// What the event stages look at.
struct Scene {
    const ReadText& text;
    std::span<const Clause> clauses;
    std::span<const Frame> frames;
    std::span<const Mention> mentions;
    const PatternSet& patterns;
    const Lemmas& lemmas;
    const Facts& facts;
    const syntax::Reach& reach;
    const Domains& domains;
};

using Parts = std::vector<const Clause::Part*>;

/// The parts of a clause by what they are to the event, voice and verbal nouns seen through.
struct Roles {
    Parts subject;
    Parts object;
    Parts genitive;
    Parts agent;
    const Clause* clause = nullptr;

    /// subj, obj, gen, or the obliques behind a particle.
    [[nodiscard]] Parts of(std::string_view source) const;
};

/// A row that fits a clause.
struct Match {
    std::uint32_t clause = 0;
    const Pattern* pattern = nullptr;
    Roles roles;
    Parts actors;
    Parts recipients;
    std::vector<SignCount> signs;
    std::vector<Event::ScorePart> score;  ///< of those signs that have points
    std::int32_t total = 0;

    /// Below it there is no event.
    static constexpr std::int32_t threshold = 40;
};

/// Why no row fits.
enum class Refusal : std::uint8_t { no_trigger, near_miss };

struct MatchResult {
    std::optional<Match> match;
    Refusal refusal = Refusal::no_trigger;
};

/// The best row for a clause: the one with most companions, then the surest; its score may lie
/// below the threshold. violent: another clause of the sentence was matched as violence, so that
/// harm told without its cause is part of it.
MatchResult match_clause(const Scene& scene, std::uint32_t clause, bool violent);

/// The country that a part names as a place, or nullptr: a state spoken of as where it lies.
const PlaceMention* country_of(const Scene& scene, const Clause::Part& part);

/// The actor in a part, or nullptr.
const ActorMention* actor_of(const Scene& scene, const Clause::Part& part);

}  // namespace khabar::events
