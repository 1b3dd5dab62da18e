#include "khabar/events/fates.h"

#include <algorithm>
#include <iterator>

#include "khabar/attribution/verb_group.h"
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
bool can_only_swallow(std::span<const Pattern> rows, LanguageId language) {
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
        }
    }
    for (std::uint32_t c = 0; c < scene.clauses.size(); ++c) {
        const Clause& clause = scene.clauses[c];
        const auto rows = scene.patterns.of(scene.lemma(clause), clause.verb);
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
        is_unclaimed(match) || is_charge(match) || is_anyone(match) || is_plight(match) ||
        is_naming(match) || is_headline_noun(match)) {
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

/// "No group claimed responsibility": the deed was done all the same.
bool Fates::is_unclaimed(const Match& match) const {
    return is_english() && match.pattern->type == "ASSAULT" &&
           scene_.frames[match.clause].status == Status::negated &&
           scene_.patterns.says(scene_.clauses[match.clause].lemma);
}

/// "Accused him of accepting bribes", "sentenced for insulting the king", "has not accused them of
/// an incursion": words that are a charge are no news of their own, nor is what nobody is accused
/// of.
bool Fates::is_charge(const Match& match) const {
    const Clause& clause = scene_.clauses[match.clause];
    const bool inside = clause.link == ClauseLink::governed ||
                        (clause.link == ClauseLink::adjunct && is_gerund(clause));
    if (!is_english() || !clause.parent || !inside) {
        return false;
    }
    const std::string_view type = match.pattern->type;
    const bool words = type == "AGREE" || type == "ACCUSE" || type == "REJECT" || type == "SUPPORT";
    const auto parent = static_cast<std::uint32_t>(*clause.parent);
    const auto others = beside(match);
    return std::any_of(others.begin(), others.end(), [&](const Match* other) {
        if (other->clause != parent) {
            return false;
        }
        const bool accuses = other->pattern->mode == "allege";
        const bool punishes = other->pattern->mode == "convict" || other->pattern->mode == "arrest";
        const bool undone = scene_.frames[parent].status == Status::negated;
        return (accuses && (undone || type == "AGREE")) || (punishes && words);
    });
}

bool Fates::is_gerund(const Clause& clause) const {
    return clause.verb && scene_.text.folded(clause.predicate).ends_with("ing");
}

/// "Any soldier who broke the law", "anyone who enters": nobody yet.
bool Fates::is_anyone(const Match& match) const {
    constexpr std::string_view all[] = {"any", "anyone", "anybody", "whoever"};
    const Clause& clause = scene_.clauses[match.clause];
    if (!is_english() || clause.link != ClauseLink::relative) {
        return false;
    }
    return std::any_of(clause.parts.begin(), clause.parts.end(), [&](const Clause::Part& part) {
        const std::uint32_t begin = part.tokens.begin;
        const auto is = [&](std::uint32_t at) {
            return std::find(std::begin(all), std::end(all), scene_.text.folded(at)) !=
                   std::end(all);
        };
        const bool given = begin > scene_.sentence(clause).begin && is(begin - 1);
        return part.inherited && part.role == ClauseRole::subject && (given || is(begin));
    });
}

/// "The security of the country was under threat": a state of things.
bool Fates::is_plight(const Match& match) const {
    const Clause& clause = scene_.clauses[match.clause];
    return is_english() && !clause.verb && match.pattern->type == "THREATEN" &&
           clause.predicate > scene_.sentence(clause).begin &&
           scene_.text.folded(clause.predicate - 1) == "under";
}

/// "At what it called terrorist camps": a word for a thing, no word against anybody.
bool Fates::is_naming(const Match& match) const {
    constexpr std::uint32_t back = 4;  // why: a short name or a pronoun stands between
    const Clause& clause = scene_.clauses[match.clause];
    if (!is_english() || !clause.verb || match.pattern->type != "ACCUSE" ||
        clause.link != ClauseLink::relative) {
        return false;
    }
    const std::uint32_t begin = scene_.sentence(clause).begin;
    std::uint32_t at = clause.predicate;
    while (at > begin && clause.predicate - at < back) {
        if (scene_.text.folded(--at) == "what") {
            return true;
        }
    }
    return false;
}

/// "The premier resigns over Novi Sad protests": the last word of a headline, behind a preposition,
/// is a noun, whatever it was read as.
bool Fates::is_headline_noun(const Match& match) const {
    constexpr std::uint32_t back = 4;  // why: longer names stand in few headlines
    const Clause& clause = scene_.clauses[match.clause];
    const Sentence& sentence = scene_.text.tokens.sentences[clause.sentence];
    const std::uint32_t at = clause.predicate;
    if (!is_english() || !clause.verb || sentence.block != BlockKind::title ||
        at + 1 != sentence.tokens.end || !scene_.text.folded(at).ends_with("s")) {
        return false;
    }
    for (std::uint32_t word = at; word > sentence.tokens.begin && at - word < back;) {
        if (scene_.text.best(--word).features.role == WordRole::preposition) {
            return true;
        }
    }
    return false;
}

/// What protesters demand, refuse or condemn is what the protest is about.
bool Fates::is_demand_of_protest(const Match& match) const {
    const std::string_view type = match.pattern->type;
    const Clause& clause = scene_.clauses[match.clause];
    const bool aim = clause.verb && attribution::is_infinitive(scene_.text, clause.predicate,
                                                               scene_.sentence(clause).begin);
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
    return hangs_as(scene_.clauses[noun.clause], verb.clause, ClauseLink::carried) &&
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
    const TokenRange word{clause.predicate, clause.predicate + 1};
    const auto& with = phrase.pattern->with;
    return std::any_of(with.begin(), with.end(), [&](const Companion& companion) {
        return companion.key != "prep" && scene_.lemmas.any_in(word, companion.lemmas);
    });
}

/// The mobilising that led to an assault told in the same sentence (PLOVER.md, edges).
bool Fates::is_lead_up(const Match& match) const {
    if (match.pattern->type != "MOBILIZE") {
        return false;
    }
    const auto others = beside(match);
    return std::any_of(others.begin(), others.end(), [&](const Match* other) {
        return other->pattern->type == "ASSAULT" && !is_part_of_another(*other) &&
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
