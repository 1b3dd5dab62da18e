#include "khabar/events/match.h"

#include <algorithm>
#include <tuple>

#include "khabar/events/companions.h"
#include "khabar/events/evidence.h"
#include "khabar/events/needs.h"
#include "khabar/events/who_and_whom.h"

namespace khabar::events {

namespace {

class Matcher {
public:
    Matcher(const Scene& scene, std::uint32_t index, bool violent)
        : scene_(scene), index_(index), violent_(violent), clause_(scene.clauses[index]) {}

    MatchResult run() {
        if (is_said_to_somebody()) {
            return {};
        }
        for (const LemmaReading& reading : readings()) {
            RoleReader roles(scene_, clause_, reading);
            for (const Pattern& pattern : scene_.patterns.of(reading.trigger, reading.verb)) {
                try_row(pattern, roles.roles_for(pattern));
            }
        }
        return std::move(result_);
    }

private:
    /// "I attacked you": words spoken to somebody tell no news of others.
    [[nodiscard]] bool is_said_to_somebody() const {
        const Reading& best = scene_.text.best(clause_.predicate);
        return clause_.verb && !best.pronoun.span.empty() && best.pronoun.person == 2;
    }

    /// The lemmas that the predicate may be: of a verb those of its best reading alone.
    [[nodiscard]] std::vector<LemmaReading> readings() const {
        std::vector<LemmaReading> found;
        const bool english = scene_.text.language() == LanguageId::english;
        for (const LemmaReading& reading : scene_.lemmas.of(clause_.predicate)) {
            const bool finite = reading.form == VerbForm::finite;
            // an English clause may stand on any form of its verb: "after meeting the envoy"
            const bool of_verb = english && clause_.verb && reading.verb;
            const bool same = std::any_of(found.begin(), found.end(), [&](const LemmaReading& r) {
                return r.lemma == reading.lemma && r.verb == reading.verb;
            });
            if ((finite == clause_.verb || of_verb) && !same) {
                found.push_back(reading);
            }
        }
        return found;
    }

    void try_row(const Pattern& pattern, const Roles& roles) {
        if (!companions_fit(scene_, index_, pattern, roles)) {
            return;
        }
        if (is_excluded(pattern) || !needs_fit(scene_, index_, violent_, pattern, roles) ||
            done_by_thing(scene_, pattern, roles)) {
            result_.refusal = Refusal::near_miss;
            return;
        }
        Match match;
        match.clause = index_;
        match.pattern = &pattern;
        match.roles = roles;
        pick_who_and_whom(scene_, match);
        if (done_by_outlet(scene_, match)) {
            result_.refusal = Refusal::near_miss;
            return;
        }
        if (!result_.match || is_better(match, *result_.match)) {
            result_.match = std::move(match);
        }
    }

    /// Of harm told beside a deed, the deed's own verb excludes nothing.
    [[nodiscard]] bool is_excluded(const Pattern& pattern) const {
        return pattern.casualty ? scene_.facts.any_thing_of(clause_.sentence, pattern.excluded)
                                : scene_.facts.any_of(clause_.sentence, pattern.excluded);
    }

    /// The row with most companions; of equals the surer one and the one that finds who and whom.
    static bool is_better(const Match& a, const Match& b) {
        const auto rank = [](const Match& match) {
            return std::tuple(
                match.pattern->with.size(),
                match.pattern->weight + 2 * (!match.actors.empty() + !match.recipients.empty()),
                match.pattern->needs.size());
        };
        return rank(a) > rank(b);
    }

    const Scene& scene_;
    std::uint32_t index_;
    bool violent_;
    const Clause& clause_;
    MatchResult result_;
};

void score(const Scene& scene, Match& match) {
    const Family family = family_of(match.pattern->type);
    match.signs = signs_of(scene, match);
    match.score.reserve(match.signs.size() + 1);  // the domain is no sign
    for (const SignCount& each : match.signs) {
        const std::int32_t points = each.times * scene.patterns.weights().of(each.sign, family);
        if (points != 0) {
            match.total += points;
            match.score.push_back({name(each.sign), points});
        }
    }
    const std::uint32_t sentence = scene.clauses[match.clause].sentence;
    if (const std::int32_t lost = scene.domains.loss(sentence, match); lost != 0) {
        match.total -= lost;
        match.score.push_back({"domain", -lost});
    }
}

}  // namespace

MatchResult match_clause(const Scene& scene, std::uint32_t clause, bool violent) {
    MatchResult result = Matcher(scene, clause, violent).run();
    if (result.match) {
        score(scene, *result.match);
    }
    return result;
}

}  // namespace khabar::events
