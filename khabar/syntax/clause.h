#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "khabar/core/span.h"
#include "khabar/language/language.h"
#include "khabar/mentions/mention.h"

namespace khabar {

enum class MentionIndex : std::uint32_t {};
enum class ClauseIndex : std::uint32_t {};

enum class ClauseRole : std::uint8_t {
    subject,   ///< who does it; of a passive: what it is done to
    agent,     ///< "by X" of a passive or a verbal noun
    object,    ///< what it is done to, or the event noun that a light verb carries
    genitive,  ///< the noun that a verbal noun stands before (idafa)
    oblique    ///< behind a particle: `particle` says which
};
std::string_view name(ClauseRole role);

/// How the clause hangs on its parent.
enum class ClauseLink : std::uint8_t {
    none,
    content,     ///< what is said, wanted, denied: "said that ..."
    relative,    ///< says more of a noun of the parent
    governed,    ///< a verbal noun or imperfect that the parent's predicate governs
    carried,     ///< the event noun of a light verb ("launched an attack")
    coordinate,  ///< goes on with the parent's subject
    adjunct      ///< after, while, in order to ...
};
std::string_view name(ClauseLink link);

/// One predicate, a finite verb or a noun that names an event, and what hangs on it.
struct Clause {
    struct Part {
        ClauseRole role;
        TokenRange tokens;                    ///< the particle left out
        std::optional<MentionIndex> mention;  ///< the actor, place or quantity that it is
        std::string_view particle;  ///< lemma of the particle in front, as in the lexicon; or empty
        bool inherited =
            false;  ///< from the clause before, a light verb or what a pronoun stands for
    };
    TokenRange tokens;        ///< all that was read as its own, in one sentence
    std::uint32_t sentence;   ///< index in Tokens::sentences
    std::uint32_t predicate;  ///< index of its token
    RowId lemma;              ///< the predicate's row
    bool verb = false;        ///< a finite verb; else a noun or participle
    bool passive = false;
    std::optional<ClauseIndex> parent;
    ClauseLink link = ClauseLink::none;
    std::vector<Part> parts;
};

/// All clauses, in the order of their predicates. A parent may stand after its child.
std::vector<Clause> split_clauses(const ReadText& text, std::span<const Mention> mentions,
                                  const TableFile& tables);

}  // namespace khabar
