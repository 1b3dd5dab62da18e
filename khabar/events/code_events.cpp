#include "khabar/events/code_events.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>

#include "khabar/events/fill.h"
#include "khabar/events/lemmas.h"
#include "khabar/events/match.h"
#include "khabar/events/merge.h"
#include "khabar/events/pattern_set.h"
#include "khabar/events/tell_confidence.h"

namespace khabar {

namespace {

using events::Draft;
using events::Match;
using events::Refusal;
using events::Scene;

constexpr std::size_t max_depth = 32;
// why: no sentence that people write tells so much; it bounds the records of text that none wrote
constexpr std::uint32_t max_events_of_sentence = 64;

/// What is demanded, threatened, offered or refused is no event of its own (RECORD.md).
bool swallows_content(std::string_view type) {
    return type == "REQUEST" || type == "THREATEN" || type == "AGREE" || type == "REJECT" ||
           type == "CONCEDE";
}

/// A verb that can only ask, threaten, offer or refuse swallows its content even where no row fits
/// it.
void add_askers(const Scene& scene, std::map<std::uint32_t, std::string_view>& verbal) {
    for (std::uint32_t c = 0; c < scene.clauses.size(); ++c) {
        const Clause& clause = scene.clauses[c];
        const auto rows =
            scene.patterns.of(scene.patterns.tables().cell(clause.lemma, "lemma"), clause.verb);
        if (!rows.empty() && std::all_of(rows.begin(), rows.end(), [](const Pattern& row) {
                return swallows_content(row.type);
            })) {
            verbal.emplace(c, rows.front().type);
        }
    }
}

/// Whether a clause is the content of an event that swallows it.
bool is_swallowed(const Scene& scene, const Match& match,
                  const std::map<std::uint32_t, std::string_view>& verbal) {
    std::uint32_t at = match.clause;
    for (std::size_t depth = 0; depth < max_depth; ++depth) {
        const Clause& here = scene.clauses[at];
        const bool inside = here.link == ClauseLink::content || here.link == ClauseLink::governed ||
                            here.link == ClauseLink::carried;
        if (!here.parent || !inside) {
            return false;
        }
        at = static_cast<std::uint32_t>(*here.parent);
        const auto found = verbal.find(at);
        const bool own_verb = here.link == ClauseLink::carried && found != verbal.end() &&
                              found->second == match.pattern->type;
        if (found != verbal.end() && !own_verb) {
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

/// A withdrawal or ceasefire to come that its own actor announces is yielding in words: CONCEDE,
/// and its speaker is the actor, no link of the chain (PLOVER.md).
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

/// Words that do something: their speaker is their actor.
bool is_verbal(std::string_view type) {
    return swallows_content(type) || type == "ACCUSE" || type == "SUPPORT";
}

/// The speaker of a verbal event is its actor, and no link of its chain (RECORD.md).
void drop_own_speaker(const Scene& scene, const Match& match, Event& event) {
    // who denies a demand did not make it
    if (!is_verbal(event.type) || event.frame.status == Status::denied ||
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

/// The matches of the same sentence; they stand in the order of their clauses.
std::span<const Match> beside(const Scene& scene, const Match& match,
                              const std::vector<Match>& matches) {
    const auto sentence_of = [&](const Match& m) { return scene.clauses[m.clause].sentence; };
    const std::uint32_t sentence = sentence_of(match);
    const auto first = std::lower_bound(
        matches.begin(), matches.end(), sentence,
        [&](const Match& m, std::uint32_t wanted) { return sentence_of(m) < wanted; });
    const auto last = std::upper_bound(
        first, matches.end(), sentence,
        [&](std::uint32_t wanted, const Match& m) { return wanted < sentence_of(m); });
    return {first, last};
}

/// What protesters demand, refuse or condemn is what the protest is about.
bool is_demand_of_protest(const Scene& scene, const Match& match,
                          const std::vector<Match>& matches) {
    const std::string_view type = match.pattern->type;
    const Clause& clause = scene.clauses[match.clause];
    if (clause.verb || (type != "REQUEST" && type != "REJECT" && type != "ACCUSE")) {
        return false;
    }
    const auto others = beside(scene, match, matches);
    return std::any_of(others.begin(), others.end(),
                       [](const Match& other) { return other.pattern->type == "PROTEST"; });
}

/// A light verb beside the event noun that it carries, or a noun that is the object of the phrase
/// that was coded ("suspended its aid"): one event, not two.
bool is_part_of_another(const Scene& scene, const Match& match, const std::vector<Match>& matches) {
    const Clause& clause = scene.clauses[match.clause];
    const auto others = beside(scene, match, matches);
    return std::any_of(others.begin(), others.end(), [&](const Match& other) {
        if (other.clause == match.clause) {
            return false;
        }
        const Clause& near = scene.clauses[other.clause];
        const bool carries = near.parent == ClauseIndex{match.clause} &&
                             near.link == ClauseLink::carried &&
                             other.pattern->type == match.pattern->type;
        const bool carried_by = clause.parent == ClauseIndex{other.clause} &&
                                clause.link == ClauseLink::carried &&
                                other.pattern->type == match.pattern->type;
        if (carries) {
            return true;
        }
        const bool phrase =
            std::any_of(other.pattern->with.begin(), other.pattern->with.end(),
                        [&](const Companion& companion) {
                            return companion.key != "prep" &&
                                   scene.lemmas.any_in({clause.predicate, clause.predicate + 1},
                                                       companion.lemmas);
                        });
        const bool within =
            clause.parent == ClauseIndex{other.clause} &&
            (clause.link == ClauseLink::governed || clause.link == ClauseLink::carried);
        return within && phrase && !carried_by;
    });
}

/// The mobilising that led to an assault told in the same sentence (PLOVER.md, edges).
bool is_lead_up(const Scene& scene, const Match& match, const std::vector<Match>& matches) {
    if (match.pattern->type != "MOBILIZE") {
        return false;
    }
    const auto others = beside(scene, match, matches);
    return std::any_of(others.begin(), others.end(), [&](const Match& other) {
        if (other.pattern->type != "ASSAULT" || is_part_of_another(scene, other, matches)) {
            return false;
        }
        return std::any_of(match.actors.begin(), match.actors.end(), [&](const auto* actor) {
            return std::any_of(other.actors.begin(), other.actors.end(),
                               [&](const auto* same) { return actor->tokens == same->tokens; });
        });
    });
}

/// What becomes of each match, seen beside the others.
class Judge {
public:
    Judge(const Scene& scene, const std::vector<Match>& matches,
          const std::map<std::uint32_t, std::string_view>& verbal)
        : scene_(scene), matches_(matches), verbal_(verbal) {}

    [[nodiscard]] Fate fate_of(const Match& match) const {
        if (match.total < Match::threshold) {
            return Fate::low_score;
        }
        if (scene_.frames[match.clause].wished || is_swallowed(scene_, match, verbal_) ||
            is_demand_of_protest(scene_, match, matches_)) {
            return Fate::content;
        }
        if (is_part_of_another(scene_, match, matches_) || is_lead_up(scene_, match, matches_)) {
            return Fate::repeated;
        }
        return Fate::coded;
    }

private:
    const Scene& scene_;
    const std::vector<Match>& matches_;
    const std::map<std::uint32_t, std::string_view>& verbal_;
};

void count(Fate fate, Tally& tally) {
    tally.low_score += fate == Fate::low_score ? 1u : 0u;
    tally.content += fate == Fate::content ? 1u : 0u;
    tally.repeated += fate == Fate::repeated ? 1u : 0u;
    tally.crowded += fate == Fate::crowded ? 1u : 0u;
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

std::string_view name(Fate fate) {
    switch (fate) {
        case Fate::coded:
            return "coded";
        case Fate::repeated:
            return "repeated";
        case Fate::content:
            return "content";
        case Fate::low_score:
            return "low_score";
        case Fate::crowded:
            return "crowded";
    }
    return "";
}

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

    const std::vector<Match> fitting = match_all(scene, coded.tally);
    std::vector<Match> matches;
    std::map<std::uint32_t, std::string_view> verbal;
    for (const Match& match : fitting) {
        if (match.total >= Match::threshold) {
            matches.push_back(match);
        }
        if (swallows_content(match.pattern->type)) {
            verbal.emplace(match.clause, match.pattern->type);
        }
    }
    add_askers(scene, verbal);

    const events::Filler filler(scene);
    const Judge judge(scene, matches, verbal);
    std::vector<Draft> drafts;
    std::uint32_t sentence = 0;
    std::uint32_t of_sentence = 0;
    for (const Match& match : fitting) {
        Fate fate = judge.fate_of(match);
        const std::uint32_t here = scene.clauses[match.clause].sentence;
        of_sentence = here == sentence ? of_sentence : 0;
        sentence = here;
        if (fate == Fate::coded && ++of_sentence > max_events_of_sentence) {
            fate = Fate::crowded;
        }
        count(fate, coded.tally);
        std::vector<Event::ScorePart> signs;
        for (const events::SignCount& each : match.signs) {
            signs.push_back({name(each.sign), each.times});
        }
        coded.candidates.push_back({match.pattern->type, match.pattern->row, filler.trigger(match),
                                    ClauseIndex{match.clause}, frames[match.clause].status,
                                    std::move(signs), match.score, match.total, fate});
        // harm told beside a surer telling belongs to it, however weak by itself; so does a mere
        // reference to a happening told before
        const bool joins = match.pattern->casualty ||
                           (match.pattern->type == "ASSAULT" && is_back_reference(scene, match));
        const bool weak = fate == Fate::low_score && joins;
        if (fate == Fate::coded || weak) {
            Event event = filler.make(match);
            yield_in_words(scene, match, event);
            drop_own_speaker(scene, match, event);
            drafts.push_back(
                {std::move(event), match.pattern->casualty, weak, is_back_reference(scene, match)});
        }
    }
    coded.events = events::merge_tellings(std::move(drafts), scene, coded.tally);
    events::tell_confidence(coded.events, scene);
    coded.tally.coded = static_cast<std::uint32_t>(coded.events.size());
    return coded;
}

}  // namespace khabar
