#pragma once

#include <cstddef>
#include <string_view>

#include "khabar/syntax/open_sentence.h"

namespace khabar::syntax {

constexpr std::size_t max_parts = 24;  // why: a predicate with more is a list, and roles are lost

[[nodiscard]] bool has(const Clause& clause, ClauseRole role);
/// One that no other clause lent.
[[nodiscard]] bool has_own(const Clause& clause, ClauseRole role);

/// Makes a unit a part of the clause, which grows over it. `borrowed`: it stands with another
/// clause, and this one only shares it.
void add_part(const OpenSentence& sentence, Clause& clause, ClauseRole role, std::size_t unit,
              std::string_view particle, bool borrowed);
/// Makes a part of another clause one of this, as what it is there or in another role.
void inherit(Clause& clause, const Clause::Part& part);
void inherit_as(ClauseRole role, Clause& clause, const Clause::Part& part);
void copy_subject(const Clause& from, Clause& to);

/// Collects what hangs on a verb, on a noun that names an event, on a participle.
/// clause: index of one of the sentence's clauses.
void collect_of_verb(OpenSentence& sentence, std::uint32_t clause);
void collect_of_noun(OpenSentence& sentence, std::uint32_t clause);
void collect_of_participle(OpenSentence& sentence, std::uint32_t clause);

/// What a phrase is to its predicate.
struct Relation {
    ClauseRole role;
    std::string_view particle;
};

/// What stands in front of a phrase.
struct Front {
    std::string_view particle;
    bool agent = false;  ///< it names the doer
};

/// A particle that was read and waits for its phrase.
class WaitingParticle {
public:
    void hold(const Unit& particle) { unit_ = &particle; }
    [[nodiscard]] bool held() const { return unit_ != nullptr; }
    /// The particle of a phrase: the one that waited, else the one attached to it.
    [[nodiscard]] Front take(const Unit& phrase) {
        const Front front = held() ? Front{unit_->particle, unit_->agent} : Front{phrase.particle};
        unit_ = nullptr;
        return front;
    }

private:
    const Unit* unit_ = nullptr;
};

}  // namespace khabar::syntax
