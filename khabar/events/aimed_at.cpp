#include "khabar/events/aimed_at.h"

#include <algorithm>
#include <iterator>

#include "khabar/events/named.h"
#include "khabar/events/particles.h"
#include "khabar/syntax/heads.h"

namespace khabar::events {

namespace {

constexpr std::size_t max_depth = 4;  // why: "threatened to end talks on the withdrawal of X"

bool looks_inside(std::string_view type) {
    constexpr std::string_view types[] = {"AGREE",  "SUPPORT", "CONCEDE",  "REQUEST",
                                          "ACCUSE", "REJECT",  "THREATEN", "SANCTION",
                                          "COERCE", "AID",     "PROTEST"};
    return std::find(std::begin(types), std::end(types), type) != std::end(types);
}

/// The words behind a predicate: those of the clauses that hang on it, in their order.
class Aim {
public:
    Aim(const Scene& scene, const Match& match) : scene_(scene), match_(match) {}

    [[nodiscard]] std::optional<MentionIndex> find() const {
        const std::uint32_t sentence = scene_.clauses[match_.clause].sentence;
        std::optional<MentionIndex> best;
        for (std::uint32_t c = match_.clause;
             c < scene_.clauses.size() && scene_.clauses[c].sentence == sentence; ++c) {
            if (!hangs(c)) {
                continue;
            }
            for (const Clause::Part& part : scene_.clauses[c].parts) {
                if (!best && may_be(c, part)) {
                    best = other_in(part.tokens);
                }
            }
        }
        return best;
    }

private:
    /// What is said, asked, threatened or given, and why people protest.
    [[nodiscard]] bool hangs(std::uint32_t c) const {
        std::uint32_t at = c;
        for (std::size_t depth = 0; depth <= max_depth; ++depth) {
            if (at == match_.clause) {
                return true;
            }
            const Clause& clause = scene_.clauses[at];
            const bool inside =
                clause.link == ClauseLink::content || clause.link == ClauseLink::governed ||
                clause.link == ClauseLink::carried ||
                (clause.link == ClauseLink::adjunct && match_.pattern->type == "PROTEST");
            if (!clause.parent || !inside) {
                return false;
            }
            at = static_cast<std::uint32_t>(*clause.parent);
        }
        return false;
    }

    [[nodiscard]] bool may_be(std::uint32_t c, const Clause::Part& part) const {
        const Clause& clause = scene_.clauses[c];
        if (part.inherited || part.tokens.empty() ||
            part.tokens.begin <= scene_.clauses[match_.clause].predicate) {
            return false;
        }
        switch (part.role) {
            case ClauseRole::subject:
                // who is asked to act, whose offer it is; not who will act when it is a threat
                return c != match_.clause && match_.pattern->type != "THREATEN";
            case ClauseRole::object:
            case ClauseRole::genitive:
                return true;
            case ClauseRole::agent:
                return c != match_.clause && !clause.verb;  // "a plan by X"
            case ClauseRole::oblique:
                return particles_of(scene_.text.language()).is_towards(part.particle) ||
                       part.particle == "of" || part.particle == "from";
        }
        return false;
    }

    /// The first actor or state that begins in the words and is none of those who do it.
    [[nodiscard]] std::optional<MentionIndex> other_in(TokenRange words) const {
        for (std::size_t m = first_mention_from(scene_.mentions, words.begin);
             m < scene_.mentions.size() && scene_.mentions[m].tokens.begin < words.end; ++m) {
            const Mention& mention = scene_.mentions[m];
            const auto* actor = std::get_if<ActorMention>(&mention.what);
            const auto* place = std::get_if<PlaceMention>(&mention.what);
            const bool somebody =
                (actor != nullptr && !actor->source_body &&
                 (actor->entity || !actor->country.empty() ||
                  mention.tokens.holds(syntax::head_token(scene_.text, words)))) ||
                (place != nullptr && place->precision == PlacePrecision::country &&
                 !place->candidates.empty() && place->candidates.front().row);
            if (somebody && !does_it(mention)) {
                return MentionIndex{static_cast<std::uint32_t>(m)};
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] bool does_it(const Mention& mention) const {
        const auto* other = std::get_if<ActorMention>(&mention.what);
        return std::any_of(match_.actors.begin(), match_.actors.end(), [&](const auto* part) {
            const ActorMention* actor = actor_of(scene_, *part);
            return part->tokens.overlaps(mention.tokens) ||
                   (actor != nullptr && other != nullptr && actor->entity &&
                    actor->entity == other->entity);
        });
    }

    const Scene& scene_;
    const Match& match_;
};

}  // namespace

std::optional<MentionIndex> aimed_at(const Scene& scene, const Match& match) {
    const auto& with = match.pattern->with;
    const bool tried = std::any_of(with.begin(), with.end(), [](const Companion& companion) {
        return companion.key == "to";  // "attempted to kill X"
    });
    if (scene.text.language() != LanguageId::english ||
        !(tried || looks_inside(match.pattern->type))) {
        return std::nullopt;
    }
    return Aim(scene, match).find();
}

}  // namespace khabar::events
