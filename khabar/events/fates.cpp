#include "khabar/events/fates.h"

#include <algorithm>
#include <iterator>

#include "khabar/attribution/verb_group.h"
#include "khabar/events/no_event.h"
#include "khabar/events/verbal.h"

namespace khabar::events {

namespace {

constexpr std::size_t max_depth = 32;  // why: no clause that people write lies so deep

bool hangs_as(const Clause& clause, std::uint32_t parent, ClauseLink link) {
    return clause.parent == ClauseIndex{parent} && clause.link == link;
}

/// A verb whose rows all ask, threaten, offer or refuse swallows its content even where no row
/// fits it. An English verb that does so beside other words alone is an idiom, and swallows nothing
/// by itself ("say that X must").
bool can_only_swallow(PatternRows rows, LanguageId language) {
    const auto bare = [](const Pattern& row) { return row.with.empty(); };
    if (rows.empty() ||
        (language == LanguageId::english && std::none_of(rows.begin(), rows.end(), bare))) {
        return false;
    }
    return std::all_of(rows.begin(), rows.end(),
                       [](const Pattern& row) { return swallows_content(row.type); });
}

bool share_actor(const Match& a, const Match& b) {
    return std::any_of(a.actors.begin(), a.actors.end(), [&](const auto* one) {
        return std::any_of(b.actors.begin(), b.actors.end(),
                           [&](const auto* same) { return one->tokens == same->tokens; });
    });
}

}  // namespace

Fates::Fates(const Scene& scene, std::span<const Match> matches) : scene_(scene) {
    for (const Match& match : matches) {
        if (match.total >= Match::threshold) {
            sure_.push_back(&match);
        }
        if (swallows_content(match.pattern->type)) {
            swallowing_.emplace(match.clause, match.pattern->type);
            const auto& with = match.pattern->with;
            if (std::any_of(with.begin(), with.end(), [](const Companion& companion) {
                    return companion.of == CompanionOf::said ||
                           companion.of == CompanionOf::demanded;
                })) {
                ahead_.insert(match.clause);
            }
        }
    }
    for (std::uint32_t c = 0; c < scene.clauses.size(); ++c) {
        const Clause& clause = scene.clauses[c];
        const auto rows = scene.patterns.of(clause.lemma, clause.verb);
        if (can_only_swallow(rows, scene.text.language())) {
            swallowing_.emplace(c, rows.front().type);
        }
    }
}

Fate Fates::of(const Match& match) const {
    if (match.total < Match::threshold) {
        return Fate::low_score;
    }
    if (scene_.frames[match.clause].wished || is_swallowed(match) || is_demand_of_protest(match) ||
        tells_no_event(scene_, match, beside(match))) {
        return Fate::content;
    }
    if (is_part_of_another(match) || is_lead_up(match)) {
        return Fate::repeated;
    }
    return Fate::coded;
}

/// The sure matches of the same sentence; they stand in the order of their clauses.
std::span<const Match* const> Fates::beside(const Match& match) const {
    const auto sentence_of = [&](const Match& m) { return scene_.clauses[m.clause].sentence; };
    const std::uint32_t sentence = sentence_of(match);
    const auto first = std::lower_bound(
        sure_.begin(), sure_.end(), sentence,
        [&](const Match* m, std::uint32_t wanted) { return sentence_of(*m) < wanted; });
    const auto last = std::upper_bound(
        first, sure_.end(), sentence,
        [&](std::uint32_t wanted, const Match* m) { return wanted < sentence_of(*m); });
    return {first, last};
}

/// Whether a clause is the content of an event that swallows it.
bool Fates::is_swallowed(const Match& match) const {
    std::uint32_t at = match.clause;
    for (std::size_t depth = 0; depth < max_depth; ++depth) {
        const Clause& here = scene_.clauses[at];
        const bool inside = here.link == ClauseLink::content || here.link == ClauseLink::governed ||
                            here.link == ClauseLink::carried;
        if (!here.parent || !inside) {
            return false;
        }
        at = static_cast<std::uint32_t>(*here.parent);
        const auto found = swallowing_.find(at);
        // "warned that rebels had killed two and that it would retaliate": the killing happened
        if (ahead_.contains(at) && scene_.frames[match.clause].status == Status::reported) {
            return false;
        }
        // "rejected reports that": what is reported, and denied
        const bool told = is_english() && found != swallowing_.end() && found->second == "REJECT" &&
                          !here.verb && scene_.patterns.says(here.lemma);
        if (told) {
            return false;
        }
        const bool own_verb = here.link == ClauseLink::carried && found != swallowing_.end() &&
                              found->second == match.pattern->type;
        if (found != swallowing_.end() && !own_verb) {
            return true;
        }
    }
    return false;
}

bool Fates::is_english() const {
    return scene_.text.language() == LanguageId::english;
}

bool Fates::is_gerund(const Clause& clause) const {
    return clause.verb && scene_.text.folded(clause.predicate).ends_with("ing");
}

/// What protesters demand, refuse or condemn is what the protest is about.
bool Fates::is_demand_of_protest(const Match& match) const {
    const std::string_view type = match.pattern->type;
    const Clause& clause = scene_.clauses[match.clause];
    const bool aim =
        clause.verb &&
        (attribution::is_infinitive(scene_.text, clause.predicate, scene_.sentence(clause).begin) ||
         (is_english() && is_gerund(clause) && clause.link == ClauseLink::adjunct));
    if ((clause.verb && !aim) || (type != "REQUEST" && type != "REJECT" && type != "ACCUSE")) {
        return false;
    }
    const auto others = beside(match);
    return std::any_of(others.begin(), others.end(),
                       [](const Match* other) { return other->pattern->type == "PROTEST"; });
}

/// A light verb beside the event noun that it carries, or a noun that is the object of the phrase
/// that was coded ("suspended its aid"): one event, not two.
bool Fates::is_part_of_another(const Match& match) const {
    const auto others = beside(match);
    return std::any_of(others.begin(), others.end(), [&](const Match* other) {
        return other->clause != match.clause &&
               (is_light_verb_of(match, *other) || is_noun_in_phrase_of(match, *other));
    });
}

bool Fates::is_light_verb_of(const Match& verb, const Match& noun) const {
    // "a roadside bomb killed two": in English the verb tells more than the noun that does it
    const bool tells =
        is_english() && !verb.recipients.empty() && noun.recipients.empty() &&
        verb.pattern->type == "ASSAULT" &&
        scene_.clauses[noun.clause].predicate < scene_.clauses[verb.clause].predicate;
    return !tells && hangs_as(scene_.clauses[noun.clause], verb.clause, ClauseLink::carried) &&
           noun.pattern->type == verb.pattern->type;
}

bool Fates::is_noun_in_phrase_of(const Match& noun, const Match& phrase) const {
    const Clause& clause = scene_.clauses[noun.clause];
    // of the same type it is the event that a light verb carries, and stands for both
    const bool carried = hangs_as(clause, phrase.clause, ClauseLink::carried) &&
                         phrase.pattern->type != noun.pattern->type;
    if (!carried && !hangs_as(clause, phrase.clause, ClauseLink::governed)) {
        return false;
    }
    if (noun.pattern->casualty && noun.pattern->type == phrase.pattern->type) {
        return false;  // "led to the death of nine and the wounding of 34": each brings its number
    }
    const TokenRange word{clause.predicate, clause.predicate + 1};
    const auto& with = phrase.pattern->with;
    return std::any_of(with.begin(), with.end(), [&](const Companion& companion) {
        return companion.key != "prep" && scene_.lemmas.any_in(word, companion.lemmas);
    });
}

/// The mobilising that led to an assault told in the same sentence (PLOVER.md, edges); one that is
/// only the aim ("moved to secure the road") has not come about.
bool Fates::is_lead_up(const Match& match) const {
    if (match.pattern->type != "MOBILIZE") {
        return false;
    }
    const auto others = beside(match);
    return std::any_of(others.begin(), others.end(), [&](const Match* other) {
        const Frame& frame = scene_.frames[other->clause];
        return other->pattern->type == "ASSAULT" && !is_part_of_another(*other) && !frame.wished &&
               share_actor(match, *other);
    });
}

bool is_back_reference(const Scene& scene, const Match& match) {
    const Clause& clause = scene.clauses[match.clause];
    if (clause.verb || !scene.text.best(clause.predicate).features.definite) {
        return false;
    }
    return match.actors.empty() && match.recipients.empty();
}

}  // namespace khabar::events
