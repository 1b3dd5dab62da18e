#include "khabar/events/own_deed.h"

#include <algorithm>
#include <string_view>

#include "khabar/events/named.h"

namespace khabar::events {

namespace {

std::string_view country_told(const Scene& scene, const Clause::Part& part) {
    if (const ActorMention* actor = actor_of(scene, part)) {
        return actor->country;
    }
    const PlaceMention* state = country_of(scene, part);
    return state != nullptr ? state->country() : std::string_view();
}

/// The speaker himself, his country, or "we".
bool is_speaker(const Scene& scene, const Clause& speech, const Clause::Part& doer) {
    const std::string_view word = scene.text.folded(doer.tokens.begin);
    if (word == "we" || word == "i") {
        return true;
    }
    const std::string_view country = country_told(scene, doer);
    return std::any_of(speech.parts.begin(), speech.parts.end(), [&](const Clause::Part& part) {
        return part.role == ClauseRole::subject &&
               (part.tokens == doer.tokens ||
                (!country.empty() && country == country_told(scene, part)));
    });
}

bool is_violent(const Scene& scene, const Clause& clause) {
    const auto rows = scene.patterns.of(clause.lemma, true);
    return std::any_of(rows.begin(), rows.end(), [](const Pattern& row) {
        return row.type == "ASSAULT" && row.with.empty();
    });
}

bool is_own(const Scene& scene, const Clause& speech, const Clause& deed, Status status) {
    const auto does = [&](const Clause::Part& part) {
        return part.role == (deed.passive ? ClauseRole::agent : ClauseRole::subject);
    };
    const bool told = std::any_of(deed.parts.begin(), deed.parts.end(), does);
    if (deed.passive && !told) {
        return status == Status::planned || !is_violent(scene, deed);
    }
    return std::any_of(deed.parts.begin(), deed.parts.end(), [&](const Clause::Part& part) {
        return does(part) && is_speaker(scene, speech, part);
    });
}

/// The verb of what is said there, one of a list.
bool is_said_verb(const Scene& scene, std::uint32_t clause, std::uint32_t speech,
                  const WordList& verbs) {
    const Clause& said = scene.clauses[clause];
    return said.verb && said.parent == ClauseIndex{speech} && said.link == ClauseLink::content &&
           scene.lemmas.any_in({said.predicate, said.predicate + 1}, verbs);
}

}  // namespace

bool says_own_deed(const Scene& scene, std::uint32_t speech, const WordList& verbs) {
    const auto [first, last] = scene.clauses_beside(speech);
    for (std::uint32_t c = first; c < last; ++c) {
        const Status status = scene.frames[c].status;
        const bool ahead = status == Status::planned || status == Status::hypothetical;
        if (ahead && is_said_verb(scene, c, speech, verbs) &&
            is_own(scene, scene.clauses[speech], scene.clauses[c], status)) {
            return true;
        }
    }
    return false;
}

bool says_anothers_duty(const Scene& scene, std::uint32_t speech, const WordList& verbs) {
    const auto [first, last] = scene.clauses_beside(speech);
    for (std::uint32_t c = first; c < last; ++c) {
        if (!scene.frames[c].wished || !is_said_verb(scene, c, speech, verbs)) {
            continue;
        }
        const auto& parts = scene.clauses[c].parts;
        const bool anothers =
            std::any_of(parts.begin(), parts.end(), [&](const Clause::Part& part) {
                return part.role == ClauseRole::subject && actor_of(scene, part) != nullptr &&
                       !is_speaker(scene, scene.clauses[speech], part);
            });
        if (anothers) {
            return true;
        }
    }
    return false;
}

}  // namespace khabar::events
