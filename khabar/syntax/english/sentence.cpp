#include "khabar/syntax/english/sentence.h"

#include <algorithm>

#include "khabar/syntax/parts.h"

namespace khabar::syntax {

namespace {

constexpr std::size_t usual_parts = 4;  // why: few clauses have more, so that they grow once

}  // namespace

std::optional<std::size_t> EnglishSentence::noun_before(std::size_t k) const {
    for (auto before = unit_before(units, k); before; before = unit_before(units, *before)) {
        const EnglishUnit& unit = units[*before];
        if (unit.kind == EnglishPiece::noun && !unit.time && !unit.adjective) {
            return before;
        }
        const bool passed = unit.kind == EnglishPiece::comma || unit.time ||
                            (unit.kind == EnglishPiece::particle && unit.particle == "on");
        if (!passed) {
            break;
        }
    }
    return std::nullopt;
}

bool EnglishSentence::takes_that(std::uint32_t index) const {
    return open.grammar.asks_for(open.clauses[index].lemma, "that");
}

Clause::Part EnglishSentence::part(ClauseRole role, std::size_t unit, std::string_view particle,
                                   bool inherited) const {
    const EnglishUnit& noun = units[unit];
    Clause::Part part{role, noun.tokens, noun.mention, particle, inherited};
    if (noun.event) {
        part.tokens.begin = noun.head;
        return part;
    }
    std::size_t first = unit;
    while (units[first].owner) {
        first = *units[first].owner;
    }
    part.tokens.begin = units[first].tokens.begin;
    return part;
}

void EnglishSentence::add(std::uint32_t index, ClauseRole role, std::size_t unit,
                          std::string_view particle, bool inherited) {
    Clause& clause = open.clauses[index];
    if (clause.parts.size() >= max_parts) {
        return;
    }
    const Clause::Part added = part(role, unit, particle, inherited);
    if (added.tokens.begin == clause.predicate) {
        return;
    }
    if (clause.parts.empty()) {
        clause.parts.reserve(usual_parts);
    }
    clause.parts.push_back(added);
    if (!inherited) {
        clause.tokens.begin = std::min(clause.tokens.begin, added.tokens.begin);
        clause.tokens.end = std::max(clause.tokens.end, added.tokens.end);
    }
}

}  // namespace khabar::syntax
