#include <algorithm>
#include <array>
#include <string_view>

#include "khabar/syntax/english/parts.h"
#include "khabar/syntax/parts.h"

namespace khabar::syntax {

namespace {

/// A verb that lays a deed on somebody, and the particle in front of him.
struct Blame {
    std::string_view verb;
    std::string_view particle;
};

constexpr std::array<Blame, 3> blames{{{"blame", "on"}, {"attribute", "to"}, {"ascribe", "to"}}};

/// Whom the verb lays the deed on.
const Clause::Part* blamed(const EnglishSentence& sentence, const Clause& verb) {
    const std::string_view lemma = sentence.open.grammar.tables.cell(verb.lemma, "lemma");
    const auto row = std::find_if(blames.begin(), blames.end(),
                                  [&](const Blame& each) { return each.verb == lemma; });
    const auto whom =
        row == blames.end()
            ? verb.parts.end()
            : std::find_if(verb.parts.begin(), verb.parts.end(), [&](const Clause::Part& part) {
                  return part.role == ClauseRole::oblique && part.particle == row->particle &&
                         sentence.open.actor(part) != nullptr;
              });
    return whom == verb.parts.end() ? nullptr : &*whom;
}

}  // namespace

void give_deeds_to_blamed(EnglishSentence& sentence) {
    for (std::uint32_t c = sentence.open.first; c < sentence.open.last(); ++c) {
        const Clause& verb = sentence.clause(c);
        const Clause::Part* found = verb.verb ? blamed(sentence, verb) : nullptr;
        if (found == nullptr) {
            continue;
        }
        const Clause::Part whom = *found;
        const ClauseRole deed = verb.passive ? ClauseRole::subject : ClauseRole::object;
        for (const Clause::Part& part : std::vector<Clause::Part>(verb.parts)) {
            const auto noun = part.role == deed ? sentence.open.clause_at(part.tokens.begin)
                                                : std::optional<std::uint32_t>();
            const bool open = noun && !sentence.clause(*noun).verb &&
                              !has(sentence.clause(*noun), ClauseRole::subject) &&
                              !has(sentence.clause(*noun), ClauseRole::agent);
            if (open) {
                inherit_as(ClauseRole::agent, sentence.clause(*noun), whom);
            }
        }
    }
}

}  // namespace khabar::syntax
