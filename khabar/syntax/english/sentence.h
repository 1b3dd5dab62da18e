#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "khabar/core/document.h"
#include "khabar/syntax/english/units.h"
#include "khabar/syntax/open_sentence.h"

namespace khabar::syntax {

/// Who does what a verb without a subject of its own tells.
struct Controlled {
    std::uint32_t clause;
    std::uint32_t governor;
    bool same = false;  ///< the governor's subject, whatever its object ("left after bombing")
};

/// The English sentence that is being read.
struct EnglishSentence {
    const ClauseRows& rows;
    OpenSentence& open;  ///< its clauses; `predicates` are places in `units` here
    BlockKind block;
    std::vector<EnglishUnit> units;
    std::vector<bool> taken;  ///< by unit: it is the subject of a clause
    std::vector<Controlled> controlled;

    [[nodiscard]] Clause& clause(std::uint32_t index) const { return open.clauses[index]; }
    [[nodiscard]] bool is_kind(std::size_t unit, EnglishPiece kind) const {
        return unit < units.size() && units[unit].kind == kind;
    }
    /// The noun phrase before a unit, adverbs, quotes, commas and times passed over.
    [[nodiscard]] std::optional<std::size_t> noun_before(std::size_t k) const;
    /// Whether a verb or noun can say "that" something is so.
    [[nodiscard]] bool takes_that(std::uint32_t clause) const;
    /// A noun phrase as a part: an event noun begins at its head, another at its first word.
    [[nodiscard]] Clause::Part part(ClauseRole role, std::size_t unit, std::string_view particle,
                                    bool inherited) const;
    /// Makes a unit a part of a clause, which grows over it unless it is inherited.
    void add(std::uint32_t clause, ClauseRole role, std::size_t unit, std::string_view particle,
             bool inherited);
};

}  // namespace khabar::syntax
