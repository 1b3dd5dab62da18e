#include "khabar/events/needs.h"

#include <algorithm>

#include "khabar/events/named.h"

namespace khabar::events {

namespace {

class Needs {
public:
    Needs(const Scene& scene, const Clause& clause, bool violent, const Roles& roles)
        : scene_(scene), clause_(clause), violent_(violent), roles_(roles) {}

    [[nodiscard]] bool fits(const Pattern& pattern, const Need& need) const {
        return std::any_of(need.any.begin(), need.any.end(), [&](NeedClass kind) {
            return holds(need.of, kind) ||
                   (need.of == NeedOf::object && holds_behind_particle(pattern, kind));
        });
    }

private:
    [[nodiscard]] bool holds(NeedOf of, NeedClass kind) const {
        if (kind == NeedClass::violence) {
            return is_violent();
        }
        switch (of) {
            case NeedOf::subject:
                return any_is(roles_.subject, kind);
            case NeedOf::object:
                return any_is(roles_.object, kind);
            case NeedOf::genitive:
                return any_is(roles_.genitive, kind);
            case NeedOf::clause:
                return std::any_of(clause_.parts.begin(), clause_.parts.end(),
                                   [&](const Clause::Part& part) { return is(part, kind); });
        }
        return false;
    }

    /// The object of a verb that takes it behind a particle ("took control of X").
    [[nodiscard]] bool holds_behind_particle(const Pattern& pattern, NeedClass kind) const {
        return std::any_of(pattern.recipient.begin(), pattern.recipient.end(),
                           [&](std::string_view source) {
                               return source != "obj" && any_is(roles_.of(source), kind);
                           });
    }

    [[nodiscard]] bool any_is(const Parts& parts, NeedClass kind) const {
        return std::any_of(parts.begin(), parts.end(),
                           [&](const Clause::Part* part) { return is(*part, kind); });
    }

    /// Whether a mention of some class lies in a part.
    [[nodiscard]] bool is(const Clause::Part& part, NeedClass kind) const {
        const ActorMention* actor = actor_of(scene_, part);
        switch (kind) {
            case NeedClass::place:
                return overlaps(part, [](const Mention& mention) {
                    return std::holds_alternative<PlaceMention>(mention.what);
                });
            case NeedClass::number:
                return overlaps(
                    part, [](const Mention& mention) { return amount_of(mention) != nullptr; });
            case NeedClass::actor:
                return actor != nullptr;
            case NeedClass::armed:
                return actor != nullptr && actor->armed;
            case NeedClass::state:
                return actor != nullptr && is_of_state(*actor, scene_.patterns.tables());
            case NeedClass::civil:
                return actor != nullptr && !actor->armed &&
                       !is_of_state(*actor, scene_.patterns.tables());
            case NeedClass::person:
                return actor != nullptr && (actor->person || actor->plural);
            case NeedClass::violence:
                return false;  // of the sentence, no part
        }
        return false;
    }

    template <typename Wanted>
    [[nodiscard]] bool overlaps(const Clause::Part& part, Wanted wanted) const {
        const auto [first, last] = scene_.facts.mentions(clause_.sentence);
        for (std::size_t m = first; m < last; ++m) {
            if (wanted(scene_.mentions[m]) && part.tokens.overlaps(scene_.mentions[m].tokens)) {
                return true;
            }
        }
        return false;
    }

    /// An armed actor, violence that was matched, or a word of its means in the sentence.
    [[nodiscard]] bool is_violent() const {
        return violent_ || scene_.facts.violence(clause_.sentence, clause_.predicate);
    }

    const Scene& scene_;
    const Clause& clause_;
    bool violent_;
    const Roles& roles_;
};

}  // namespace

bool needs_fit(const Scene& scene, std::uint32_t clause, bool violent, const Pattern& pattern,
               const Roles& roles) {
    const Needs needs(scene, scene.clauses[clause], violent, roles);
    return std::all_of(pattern.needs.begin(), pattern.needs.end(),
                       [&](const Need& need) { return needs.fits(pattern, need); });
}

}  // namespace khabar::events
