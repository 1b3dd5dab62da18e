#include "khabar/syntax/open_sentence.h"

#include "khabar/language/arabic/particles.h"

namespace khabar::syntax {

std::optional<std::uint32_t> OpenSentence::clause_at(std::uint32_t token) const {
    for (std::uint32_t c = last(); c > first; --c) {
        if (clauses[c - 1].predicate == token) {
            return c - 1;
        }
    }
    return std::nullopt;
}

bool OpenSentence::is_ancestor(std::uint32_t ancestor, std::uint32_t clause) const {
    std::optional<ClauseIndex> at = ClauseIndex{clause};
    for (std::size_t steps = 0; at && steps <= clauses.size(); ++steps) {
        if (static_cast<std::uint32_t>(*at) == ancestor) {
            return true;
        }
        at = clauses[static_cast<std::size_t>(*at)].parent;
    }
    return false;
}

bool OpenSentence::contrasts(const Unit& unit) const {
    return unit.kind == UnitKind::coordinator && unit.reading->lemma &&
           grammar.form(*unit.reading->lemma).starts_with(arabic::particle_lakin);
}

bool OpenSentence::ends_reach(const Unit& unit) const {
    return unit.opens || contrasts(unit) || unit.kind == UnitKind::verb ||
           unit.kind == UnitKind::complementizer || unit.kind == UnitKind::relative ||
           unit.kind == UnitKind::stop || unit.kind == UnitKind::colon ||
           unit.kind == UnitKind::subordinator;
}

std::optional<std::size_t> OpenSentence::last_noun(std::size_t k) const {
    while (k > 0) {
        --k;
        if (is_nominal(units[k])) {
            const bool adjective = describes(units[k]) && k > 0 && is_nominal(units[k - 1]);
            if (!units[k].time && !adjective) {
                return k;
            }
        } else if (units[k].kind == UnitKind::verb || units[k].kind == UnitKind::stop) {
            break;
        }
    }
    return std::nullopt;
}

std::size_t OpenSentence::bare_phrases(std::size_t verb) const {
    std::size_t count = 0;
    for (std::size_t i = verb + 1; i < units.size() && !ends_reach(units[i]); ++i) {
        const bool bare = is_nominal(units[i]) && units[i].particle.empty() && !units[i].time &&
                          !units[i].joined && units[i - 1].kind != UnitKind::particle;
        count += bare ? 1u : 0u;
        if (units[i].kind == UnitKind::event_noun) {
            break;
        }
    }
    return count;
}

}  // namespace khabar::syntax
