#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "khabar/syntax/clause.h"
#include "khabar/syntax/grammar.h"
#include "khabar/syntax/units.h"

namespace khabar::syntax {

/// Who the sentences before spoke of.
struct Memory {
    std::optional<Clause::Part> speaker;  ///< who spoke last, for "and he added that"
    std::optional<Clause::Part> many;     ///< those many who acted last, for "that they left"
};

/// The sentence that is being read: its units, and the clauses that were opened in it so far. Each
/// step of the reader works on it in turn.
struct OpenSentence {
    const Grammar& grammar;
    const Memory& memory;
    std::uint32_t index;           ///< in Tokens::sentences
    std::vector<Clause>& clauses;  ///< of the page; those of this sentence from `first` to the end
    std::uint32_t first;
    std::vector<Unit> units;
    std::vector<std::size_t> predicates;         ///< the unit of each clause, from `first`
    std::set<std::size_t> pronoun_subjects;      ///< verbs behind "that he", by unit
    std::map<std::size_t, std::size_t> resumed;  ///< a verb, and the noun its particle stands for

    [[nodiscard]] std::uint32_t last() const { return static_cast<std::uint32_t>(clauses.size()); }
    [[nodiscard]] std::size_t unit_of(std::uint32_t clause) const {
        return predicates[clause - first];
    }
    [[nodiscard]] const Features& features(std::size_t unit) const {
        return units[unit].reading->features;
    }
    [[nodiscard]] const ActorMention* actor(const Clause::Part& part) const {
        return grammar.actor(part.mention);
    }
    /// The clause that a clause hangs on. Precondition: it has one.
    [[nodiscard]] Clause& parent(const Clause& clause) const {
        return clauses[static_cast<std::size_t>(*clause.parent)];
    }
    /// The clause whose predicate stands at a token.
    [[nodiscard]] std::optional<std::uint32_t> clause_at(std::uint32_t token) const;
    /// Whether `clause` is `ancestor` or hangs on it.
    [[nodiscard]] bool is_ancestor(std::uint32_t ancestor, std::uint32_t clause) const;

    /// "But": what stands behind it opens a clause of its own.
    [[nodiscard]] bool contrasts(const Unit& unit) const;
    /// How far a predicate reaches: the next one that does not hang on it.
    [[nodiscard]] bool ends_reach(const Unit& unit) const;
    /// The phrase or event noun before a unit, over quotes.
    [[nodiscard]] std::optional<std::size_t> last_noun(std::size_t k) const;
    /// How many phrases stand bare behind a verb.
    [[nodiscard]] std::size_t bare_phrases(std::size_t verb) const;
};

}  // namespace khabar::syntax
