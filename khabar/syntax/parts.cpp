#include "khabar/syntax/parts.h"

#include <algorithm>

namespace khabar::syntax {

bool has(const Clause& clause, ClauseRole role) {
    return std::any_of(clause.parts.begin(), clause.parts.end(),
                       [role](const Clause::Part& part) { return part.role == role; });
}

bool has_own(const Clause& clause, ClauseRole role) {
    return std::any_of(clause.parts.begin(), clause.parts.end(), [role](const Clause::Part& part) {
        return part.role == role && !part.inherited;
    });
}

void add_part(const OpenSentence& sentence, Clause& clause, ClauseRole role, std::size_t unit,
              std::string_view particle, bool borrowed) {
    if (clause.parts.size() >= max_parts) {
        return;
    }
    const Unit& u = sentence.units[unit];
    clause.parts.push_back({role, u.tokens, u.mention, particle, borrowed});
    if (!borrowed) {
        clause.tokens.begin = std::min(clause.tokens.begin, u.tokens.begin);
        clause.tokens.end = std::max(clause.tokens.end, u.tokens.end);
    }
}

void inherit(Clause& clause, const Clause::Part& part) {
    inherit_as(part.role, clause, part);
}

void inherit_as(ClauseRole role, Clause& clause, const Clause::Part& part) {
    if (clause.parts.size() < max_parts) {
        clause.parts.push_back({role, part.tokens, part.mention, part.particle, true});
    }
}

void copy_subject(const Clause& from, Clause& to) {
    for (const Clause::Part& part : from.parts) {
        if (part.role == ClauseRole::subject) {
            inherit(to, part);
        }
    }
}

}  // namespace khabar::syntax
