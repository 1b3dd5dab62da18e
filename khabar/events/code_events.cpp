#include "khabar/events/code_events.h"

#include <algorithm>
#include <set>

#include "khabar/events/fill.h"
#include "khabar/events/lemmas.h"
#include "khabar/events/match.h"
#include "khabar/events/merge.h"
#include "khabar/events/pattern_set.h"

namespace khabar {

namespace {

using events::Draft;
using events::Match;
using events::Refusal;
using events::Scene;

constexpr std::size_t max_depth = 32;

/// What is demanded, threatened, offered or refused is no event of its own (RECORD.md).
bool swallows_content(std::string_view type) {
    return type == "REQUEST" || type == "THREATEN" || type == "AGREE" || type == "REJECT" ||
           type == "CONCEDE";
}

/// Whether a clause is the content of an event that swallows it.
bool is_swallowed(const Scene& scene, std::uint32_t clause, const std::set<std::uint32_t>& verbal) {
    std::uint32_t at = clause;
    for (std::size_t depth = 0; depth < max_depth; ++depth) {
        const Clause& here = scene.clauses[at];
        const bool inside = here.link == ClauseLink::content || here.link == ClauseLink::governed ||
                            here.link == ClauseLink::carried;
        if (!here.parent || !inside) {
            return false;
        }
        at = static_cast<std::uint32_t>(*here.parent);
        if (verbal.contains(at)) {
            return true;
        }
    }
    return false;
}

/// "The attack", with nothing of its own: told before, or to be told.
bool is_back_reference(const Scene& scene, const Match& match) {
    const Clause& clause = scene.clauses[match.clause];
    if (clause.verb || !scene.text.best(clause.predicate).features.definite) {
        return false;
    }
    return match.actors.empty() && match.recipients.empty();
}

}  // namespace

std::string_view name(EventRole role) {
    switch (role) {
        case EventRole::actor:
            return "actor";
        case EventRole::recipient:
            return "recipient";
        case EventRole::at:
            return "at";
        case EventRole::from:
            return "from";
        case EventRole::to:
            return "to";
        case EventRole::via:
            return "via";
        case EventRole::date:
            return "date";
        case EventRole::number:
            return "number";
    }
    return "";
}

std::pair<std::vector<Event>, Tally> code_events(const ReadText& text,
                                                 std::span<const Clause> clauses,
                                                 std::span<const Frame> frames,
                                                 std::span<const Mention> mentions,
                                                 const PatternSet& patterns) {
    const events::Lemmas lemmas(text, patterns.tables());
    const Scene scene{text, clauses, frames, mentions, patterns, lemmas};
    Tally tally;
    tally.sentences = static_cast<std::uint32_t>(text.tokens.sentences.size());

    std::vector<Match> matches;
    std::set<std::uint32_t> verbal;
    for (std::uint32_t c = 0; c < clauses.size(); ++c) {
        events::MatchResult result = events::match_clause(scene, c);
        const bool triggered = result.match || result.refusal != Refusal::no_trigger;
        tally.candidates += triggered ? 1u : 0u;
        if (result.match) {
            if (swallows_content(result.match->pattern->type)) {
                verbal.insert(c);
            }
            matches.push_back(std::move(*result.match));
        } else if (result.refusal == Refusal::near_miss) {
            ++tally.near_miss;
        } else if (result.refusal == Refusal::low_score) {
            ++tally.low_score;
        }
    }

    const events::Filler filler(scene);
    std::vector<Draft> drafts;
    for (const Match& match : matches) {
        if (is_swallowed(scene, match.clause, verbal)) {
            ++tally.content;
            continue;
        }
        drafts.push_back({filler.make(match), match.pattern->casualty,
                          is_back_reference(scene, match)});
    }
    std::vector<Event> coded = events::merge_tellings(std::move(drafts), scene, tally);
    tally.coded = static_cast<std::uint32_t>(coded.size());
    return {std::move(coded), tally};
}

}  // namespace khabar
