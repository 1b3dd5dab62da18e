#include "khabar/events/who_and_whom.h"

#include <algorithm>
#include <iterator>

#include "khabar/events/named.h"
#include "khabar/events/particles.h"
#include "khabar/events/whose_means.h"
#include "khabar/syntax/heads.h"

namespace khabar::events {

namespace {

/// Types whose recipient may be a thing: a building, a convoy, a newspaper.
bool strikes_things(std::string_view type) {
    return type == "ASSAULT" || type == "COERCE";
}

/// The first source that gives one who may stand there.
template <typename MayStand>
Parts pick(const std::vector<std::string_view>& sources, const Roles& roles, MayStand may_stand) {
    for (const std::string_view source : sources) {
        Parts found = roles.of(source);
        std::erase_if(found, [&](const Clause::Part* part) { return !may_stand(*part); });
        if (!found.empty()) {
            return found;
        }
    }
    return {};
}

Parts pick_actors(const Scene& scene, const Match& match) {
    const Pattern& pattern = *match.pattern;
    Parts actors = pick(pattern.actor, match.roles,
                        [&](const Clause::Part& part) { return actor_of(scene, part) != nullptr; });
    const bool by_subject =
        std::find(pattern.actor.begin(), pattern.actor.end(), "subj") != pattern.actor.end();
    if (actors.empty()) {
        actors = whose_means(scene, match, match.roles.subject);
    }
    if (actors.empty() && pattern.type == "ASSAULT" && by_subject) {
        std::copy_if(match.roles.subject.begin(), match.roles.subject.end(),
                     std::back_inserter(actors),
                     [&](const Clause::Part* part) { return is_platform(scene, *part); });
    }
    return actors;
}

}  // namespace

bool is_told_by_pronoun(const Scene& scene, const Match& match) {
    constexpr std::string_view whom[] = {"him", "her", "them", "us", "me", "you"};
    const auto pronoun = [&](const Clause::Part* part) {
        return part->tokens.end == part->tokens.begin + 1 &&
               std::find(std::begin(whom), std::end(whom), scene.text.folded(part->tokens.begin)) !=
                   std::end(whom);
    };
    const auto& sources = match.pattern->recipient;
    const Parts& object = match.roles.object;
    return scene.text.language() == LanguageId::english && !sources.empty() &&
           sources.front() == "obj" && !object.empty() &&
           std::all_of(object.begin(), object.end(), pronoun);
}

namespace {

/// Who is struck may be a thing, and a town is where it happens; else a state may be told as the
/// place that it is.
Parts pick_recipients(const Scene& scene, const Match& match) {
    const std::uint32_t sentence = scene.clauses[match.clause].sentence;
    const bool things = strikes_things(match.pattern->type);
    return pick(match.pattern->recipient, match.roles, [&](const Clause::Part& part) {
        const bool actor = actor_of(scene, part) != nullptr;
        if (things) {
            return (actor && !is_town(scene, sentence, part)) || is_thing(scene, part);
        }
        return actor || (part.particle != particles_of(scene.text.language()).in &&
                         country_of(scene, part) != nullptr);
    });
}

/// "Demanded the withdrawal of X from Y", "investigates crimes by X against Y": what stands behind
/// the particle belongs to the other deed, which names whom it is about.
void drop_borrowed(const Scene& scene, Match& match) {
    const std::string_view type = match.pattern->type;
    if (scene.text.language() != LanguageId::english || (type != "REQUEST" && type != "ACCUSE")) {
        return;
    }
    const auto beside = scene.clauses_beside(match.clause);
    const auto borrowed = [&](const Clause::Part* part) {
        const bool behind = part->role == ClauseRole::oblique &&
                            part->particle == (type == "REQUEST" ? "from" : "against");
        const ClauseRole told = type == "REQUEST" ? ClauseRole::genitive : ClauseRole::agent;
        for (std::uint32_t c = beside.first; c < beside.second && behind; ++c) {
            const Clause& noun = scene.clauses[c];
            if (noun.verb || noun.parent != ClauseIndex{match.clause}) {
                continue;
            }
            const auto& parts = noun.parts;
            const bool owns = std::any_of(parts.begin(), parts.end(), [&](const auto& other) {
                return !other.inherited && other.tokens == part->tokens;
            });
            const bool tells = std::any_of(parts.begin(), parts.end(), [&](const auto& other) {
                return other.role == told && actor_of(scene, other) != nullptr;
            });
            if (owns && tells) {
                return true;
            }
        }
        return false;
    };
    std::erase_if(match.recipients, borrowed);
    const bool against = std::all_of(match.recipients.begin(), match.recipients.end(),
                                     [](const auto* part) { return part->particle == "against"; });
    if (type == "ACCUSE" && scene.clauses[match.clause].verb && against) {
        Parts doers = match.roles.of("by");
        std::erase_if(doers, [&](const auto* part) { return actor_of(scene, *part) == nullptr; });
        match.recipients = doers.empty() ? match.recipients : doers;
    }
}

/// Talks, agreements, joint work: whoever they are with does it too (RECORD.md). A visit has a
/// visitor and a host.
bool is_mutual(const Pattern& pattern) {
    return (pattern.type == "CONSULT" && pattern.mode != "visit") || pattern.type == "AGREE" ||
           pattern.type == "COOPERATE";
}

void take_partners(const Scene& scene, Match& match) {
    // behind "with"; in talks also whom one met or called
    const bool talks = match.pattern->type == "CONSULT";
    const std::string_view with = particles_of(scene.text.language()).with;
    const auto partner = [talks, with](const Clause::Part* part) {
        return talks || (part->role == ClauseRole::oblique && part->particle == with);
    };
    std::copy_if(match.recipients.begin(), match.recipients.end(), std::back_inserter(match.actors),
                 partner);
    std::erase_if(match.recipients, partner);
}

/// "Took a teacher hostage": the word that the row asks for is no second one who suffers.
void drop_complement(const Scene& scene, Match& match) {
    if (scene.text.language() != LanguageId::english || match.recipients.size() < 2) {
        return;
    }
    const auto asked = [&](const Clause::Part* part) {
        const std::uint32_t head = syntax::head_token(scene.text, part->tokens);
        return std::any_of(match.pattern->with.begin(), match.pattern->with.end(),
                           [&](const Companion& companion) {
                               return companion.key == "obj" &&
                                      scene.lemmas.any_in({head, head + 1}, companion.lemmas);
                           });
    };
    if (!std::all_of(match.recipients.begin(), match.recipients.end(), asked)) {
        std::erase_if(match.recipients, asked);
    }
}

/// Nobody does it to himself.
void drop_same(Match& match) {
    std::erase_if(match.recipients, [&](const Clause::Part* part) {
        return std::any_of(match.actors.begin(), match.actors.end(),
                           [&](const auto* actor) { return actor->tokens == part->tokens; });
    });
}

}  // namespace

void pick_who_and_whom(const Scene& scene, Match& match) {
    match.actors = pick_actors(scene, match);
    if (!is_told_by_pronoun(scene, match)) {
        match.recipients = pick_recipients(scene, match);
    }
    drop_borrowed(scene, match);
    if (is_mutual(*match.pattern)) {
        take_partners(scene, match);
    }
    drop_same(match);
    drop_complement(scene, match);
}

bool done_by_thing(const Scene& scene, const Pattern& pattern, const Roles& roles) {
    const bool by_subject = !pattern.actor.empty() && pattern.actor.front() == "subj";
    if (!by_subject || !roles.clause->verb || roles.subject.empty()) {
        return false;
    }
    return std::all_of(roles.subject.begin(), roles.subject.end(), [&](const auto* part) {
        return !part->mention && !part->inherited &&
               is_plain_noun(scene, syntax::head_token(scene.text, part->tokens));
    });
}

bool done_by_outlet(const Scene& scene, const Match& match) {
    const std::string_view type = match.pattern->type;
    const bool material = type == "MOBILIZE" || type == "RETREAT" || type == "ASSAULT" ||
                          type == "COERCE" || type == "AID";
    return material && !match.actors.empty() &&
           std::all_of(match.actors.begin(), match.actors.end(), [&](const auto* part) {
               const ActorMention* actor = actor_of(scene, *part);
               return actor != nullptr && actor->source_body;
           });
}

}  // namespace khabar::events
