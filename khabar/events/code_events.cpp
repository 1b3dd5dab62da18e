#include "khabar/events/code_events.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "khabar/events/fates.h"
#include "khabar/events/fill.h"
#include "khabar/events/match.h"
#include "khabar/events/merge.h"
#include "khabar/events/tell_confidence.h"
#include "khabar/events/verbal.h"

namespace khabar {

namespace {

using events::Draft;
using events::Match;
using events::Refusal;
using events::Scene;

// why: no sentence that people write tells so much; it bounds the records of text that none wrote
constexpr std::uint32_t max_events_of_sentence = 64;

/// All clauses against all rows: those that a row fits, below the threshold too. Harm told without
/// its cause comes second: it needs to know what violence the sentence tells.
std::vector<Match> match_all(const Scene& scene, Tally& tally) {
    std::set<std::uint32_t> violent;
    std::vector<std::optional<Match>> found(scene.clauses.size());
    std::vector<Refusal> refusals(scene.clauses.size(), Refusal::no_trigger);
    for (const bool second : {false, true}) {
        for (std::uint32_t c = 0; c < scene.clauses.size(); ++c) {
            const bool in_violence = violent.contains(scene.clauses[c].sentence);
            if (second && (found[c] || !in_violence)) {
                continue;
            }
            events::MatchResult result = events::match_clause(scene, c, second);
            refusals[c] = std::max(refusals[c], result.refusal);
            if (!result.match) {
                continue;
            }
            if (!second && result.match->pattern->type == "ASSAULT" &&
                !result.match->pattern->casualty) {
                violent.insert(scene.clauses[c].sentence);
            }
            found[c] = std::move(result.match);
        }
    }
    std::vector<Match> matches;
    for (std::size_t c = 0; c < found.size(); ++c) {
        if (found[c]) {
            matches.push_back(std::move(*found[c]));
        } else {
            tally.near_miss += refusals[c] == Refusal::near_miss ? 1u : 0u;
        }
    }
    tally.candidates = static_cast<std::uint32_t>(matches.size()) + tally.near_miss;
    return matches;
}

void count(Fate fate, Tally& tally) {
    tally.low_score += fate == Fate::low_score ? 1u : 0u;
    tally.content += fate == Fate::content ? 1u : 0u;
    tally.repeated += fate == Fate::repeated ? 1u : 0u;
    tally.crowded += fate == Fate::crowded ? 1u : 0u;
}

/// Bounds the events of a sentence; the matches come in the order of their clauses.
class Crowd {
public:
    /// The fate of a match of that sentence, where there is room for it.
    Fate admit(Fate fate, std::uint32_t sentence) {
        coded_ = sentence == sentence_ ? coded_ : 0;
        sentence_ = sentence;
        const bool full = fate == Fate::coded && ++coded_ > max_events_of_sentence;
        return full ? Fate::crowded : fate;
    }

private:
    std::uint32_t sentence_ = 0;
    std::uint32_t coded_ = 0;
};

Candidate candidate_of(const Scene& scene, const Match& match, Span trigger, Fate fate) {
    std::vector<Event::ScorePart> signs;
    signs.reserve(match.signs.size());
    for (const events::SignCount& each : match.signs) {
        signs.push_back({name(each.sign), each.times});
    }
    return {match.pattern->type,
            match.pattern->row,
            trigger,
            ClauseIndex{match.clause},
            scene.frames[match.clause].status,
            std::move(signs),
            match.score,
            match.total,
            fate};
}

/// Harm told beside a surer telling belongs to it, however weak by itself; so does a mere reference
/// to a happening told before.
bool may_join(const Scene& scene, const Match& match) {
    return match.pattern->casualty ||
           (match.pattern->type == "ASSAULT" && is_back_reference(scene, match));
}

/// "Shelled the town, killing five", "attacked it and wounded two": an English verb of harm that
/// goes on with another tells what came of that.
bool tells_result(const Scene& scene, const Match& match) {
    const Clause& clause = scene.clauses[match.clause];
    const bool goes_on = clause.verb && (clause.link == ClauseLink::adjunct ||
                                         clause.link == ClauseLink::coordinate);
    if (scene.text.language() != LanguageId::english || !goes_on) {
        return false;
    }
    const auto rows = scene.patterns.of(clause.lemma, true);
    return std::any_of(rows.begin(), rows.end(), [](const Pattern& row) { return row.casualty; });
}

Draft draft_of(const Scene& scene, const events::Filler& filler, const Match& match, bool weak) {
    Event event = filler.make(match);
    yield_in_words(scene, match, event);
    commit_in_words(scene, match, event);
    drop_own_speaker(scene, match, event);
    const bool casualty = match.pattern->casualty || tells_result(scene, match);
    return {std::move(event), casualty, weak, is_back_reference(scene, match)};
}

}  // namespace

Coded code_events(const ReadText& text, std::span<const Clause> clauses,
                  std::span<const Frame> frames, std::span<const Mention> mentions,
                  const PatternSet& patterns) {
    const events::Lemmas lemmas(text, patterns);
    const events::Facts facts(text, mentions, lemmas, patterns);
    const syntax::Reach reach(text, clauses, mentions);
    const events::Domains domains(text, mentions, lemmas, patterns);
    const Scene scene{text, clauses, frames, mentions, patterns, lemmas, facts, reach, domains};
    Coded coded;
    coded.tally.sentences = static_cast<std::uint32_t>(text.tokens.sentences.size());

    const std::vector<Match> matches = match_all(scene, coded.tally);
    const events::Fates fates(scene, matches);
    const events::Filler filler(scene);
    std::vector<Draft> drafts;  // large: they are moved but once
    drafts.reserve(matches.size());
    coded.candidates.reserve(matches.size());
    Crowd crowd;
    for (const Match& match : matches) {
        const Fate fate = crowd.admit(fates.of(match), clauses[match.clause].sentence);
        count(fate, coded.tally);
        coded.candidates.push_back(candidate_of(scene, match, filler.trigger(match), fate));
        const bool weak = fate == Fate::low_score && may_join(scene, match);
        if (fate == Fate::coded || weak) {
            drafts.push_back(draft_of(scene, filler, match, weak));
        }
    }
    coded.events = events::merge_tellings(std::move(drafts), scene, coded.tally);
    events::tell_confidence(coded.events, scene);
    coded.tally.coded = static_cast<std::uint32_t>(coded.events.size());
    return coded;
}

}  // namespace khabar
