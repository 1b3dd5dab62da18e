#include "khabar/events/whose_means.h"

#include <algorithm>

#include "khabar/events/aimed_at.h"
#include "khabar/events/named.h"
#include "khabar/syntax/heads.h"

namespace khabar::events {

namespace {

/// Those who did the deed that a noun names.
void add_doers(const Scene& scene, const Clause& noun, Parts& doers) {
    for (const Clause::Part& part : noun.parts) {
        const bool does = part.role == ClauseRole::subject || part.role == ClauseRole::agent;
        if (does && actor_of(scene, part) != nullptr) {
            doers.push_back(&part);
        }
    }
}

}  // namespace

Parts whose_means(const Scene& scene, const Match& match, const Parts& means) {
    Parts doers;
    if (scene.text.language() != LanguageId::english || match.pattern->type != "ASSAULT") {
        return doers;
    }
    const auto [first, last] = scene.clauses_beside(match.clause);
    for (const Clause::Part* part : means) {
        for (std::uint32_t c = first; c < last; ++c) {
            const Clause& noun = scene.clauses[c];
            if (!noun.verb && part->tokens.holds(noun.predicate)) {
                add_doers(scene, noun, doers);
            }
        }
        const std::uint32_t head = syntax::head_token(scene.text, part->tokens);
        const bool thing = is_platform(scene, *part) || scene.facts.means(head);
        if (actor_of(scene, *part) != nullptr) {
            doers.push_back(part);  // "Houthi snipers", whom a row lists among the means
        } else if (thing && !names_event(scene, head) &&
                   !told_by_adjective(scene, part->tokens).empty()) {
            doers.push_back(part);
        }
    }
    return doers;
}

}  // namespace khabar::events
