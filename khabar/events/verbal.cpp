#include "khabar/events/verbal.h"

#include <algorithm>
#include <iterator>

#include "khabar/events/named.h"

namespace khabar::events {

namespace {

bool has_date(const Event& event) {
    return std::any_of(event.fillers.begin(), event.fillers.end(),
                       [](const auto& filler) { return filler.role == EventRole::date; });
}

const ActorMention* actor_at(const Scene& scene, MentionIndex mention) {
    return std::get_if<ActorMention>(&scene.mentions[static_cast<std::size_t>(mention)].what);
}

/// Words that do something: their speaker is their actor.
bool is_uttered(std::string_view type) {
    return swallows_content(type) || type == "ACCUSE" || type == "SUPPORT";
}

}  // namespace

bool swallows_content(std::string_view type) {
    return type == "REQUEST" || type == "THREATEN" || type == "AGREE" || type == "REJECT" ||
           type == "CONCEDE";
}

void commit_in_words(const Scene& scene, const Match& match, Event& event) {
    static constexpr std::string_view helpful[] = {"AID", "SUPPORT", "COOPERATE", "RETREAT",
                                                   "CONCEDE"};
    const bool ahead = event.frame.status == Status::planned && event.frame.row &&
                       scene.patterns.tables().cell(*event.frame.row, "role") == "future";
    const bool scheduled = has_date(event);
    if (!ahead || scheduled || event.frame.chain.empty() ||
        std::find(std::begin(helpful), std::end(helpful), event.type) == std::end(helpful)) {
        return;
    }
    const Link& speaker = event.frame.chain.back();
    const auto* voice = speaker.mention ? actor_at(scene, *speaker.mention) : nullptr;
    const bool own =
        std::any_of(match.actors.begin(), match.actors.end(), [&](const Clause::Part* part) {
            const ActorMention* actor = actor_of(scene, *part);
            return part->mention == speaker.mention ||
                   (actor != nullptr && voice != nullptr && !actor->country.empty() &&
                    actor->country == voice->country);
        });
    if (!own) {
        return;
    }
    event.type = "AGREE";
    event.modes.clear();
    event.ontology = scene.patterns.ontology(event.type, {});
    event.frame.status = Status::reported;
}

void yield_in_words(const Scene& scene, const Match& match, Event& event) {
    const bool announced = event.type == "RETREAT" && event.frame.status == Status::planned &&
                           !event.frame.chain.empty() &&
                           event.frame.chain.back().act == SpeechAct::announced;
    const bool own =
        announced &&
        std::any_of(match.actors.begin(), match.actors.end(), [&](const Clause::Part* part) {
            return part->mention == event.frame.chain.back().mention;
        });
    if (!own) {
        return;
    }
    event.type = "CONCEDE";
    event.modes.clear();
    event.ontology = scene.patterns.ontology(event.type, {});
    event.frame.status = Status::reported;
    event.frame.chain.pop_back();
}

void drop_own_speaker(const Scene& scene, const Match& match, Event& event) {
    // who denies a demand did not make it
    if (!is_uttered(event.type) || event.frame.status == Status::denied ||
        event.frame.chain.empty()) {
        return;
    }
    const Link& speaker = event.frame.chain.back();
    const Clause& clause = scene.clauses[match.clause];
    const auto says = [&](const Clause::Part& part) {
        return (part.mention && part.mention == speaker.mention) ||
               scene.text.span(part.tokens) == speaker.who;
    };
    const bool own =
        std::any_of(match.actors.begin(), match.actors.end(),
                    [&](const Clause::Part* part) { return says(*part); }) ||
        std::any_of(clause.parts.begin(), clause.parts.end(), [&](const Clause::Part& part) {
            return part.role == ClauseRole::subject && says(part);
        });
    if (own) {
        event.frame.chain.pop_back();
    }
}

}  // namespace khabar::events
