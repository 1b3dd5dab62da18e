#include <optional>

#include "khabar/syntax/parts.h"

namespace khabar::syntax {

namespace {

/// "the killing of X by Y in Z": the construct state, a second bare phrase, obliques.
class NounParts {
public:
    NounParts(OpenSentence& sentence, std::uint32_t clause)
        : sentence_(sentence),
          units_(sentence.units),
          clause_(sentence.clauses[clause]),
          noun_(sentence.unit_of(clause)) {
        const Reading& noun = *units_[noun_].reading;
        open_ = !noun.features.definite && noun.pronoun.span.empty();
        wants_genitive_ = open_ && !noun.features.accusative;
    }

    void collect() {
        for (std::size_t i = noun_ + 1; i < units_.size() && !sentence_.ends_reach(units_[i]);
             ++i) {
            if (units_[i].kind == UnitKind::participle || !read(i)) {
                break;
            }
        }
    }

private:
    /// Whether the noun's reach goes on behind the unit.
    bool read(std::size_t i) {
        const Unit& unit = units_[i];
        if (unit.kind == UnitKind::particle) {
            particle_.hold(unit);
            wants_genitive_ = false;
            return true;
        }
        if (unit.kind == UnitKind::comma || (i == noun_ + 1 && describes(unit))) {
            wants_genitive_ = false;
            return true;
        }
        if (!is_nominal(unit)) {
            return true;
        }
        const Front front = particle_.take(unit);
        if (front.particle.empty() && !front.agent && !unit.joined && unit.time) {
            wants_genitive_ = false;
            return true;
        }
        const auto relation = relation_of(unit, front);
        if (!relation) {
            return false;
        }
        add_part(sentence_, clause_, relation->role, i, relation->particle, false);
        last_ = relation;
        return unit.kind != UnitKind::event_noun;  // what follows hangs on that one
    }

    /// What a phrase is to the noun; nothing where this noun does not govern it.
    std::optional<Relation> relation_of(const Unit& unit, Front front) {
        if (front.agent) {
            return Relation{ClauseRole::agent, front.particle};
        }
        if (!front.particle.empty()) {
            return Relation{ClauseRole::oblique, front.particle};
        }
        if (unit.joined) {
            return unit.kind == UnitKind::event_noun ? std::nullopt : last_;
        }
        if (wants_genitive_) {
            wants_genitive_ = false;
            return Relation{ClauseRole::genitive, {}};
        }
        if (!open_ || has(clause_, ClauseRole::object)) {
            return std::nullopt;
        }
        return Relation{ClauseRole::object, {}};
    }

    OpenSentence& sentence_;
    const std::vector<Unit>& units_;
    Clause& clause_;
    std::size_t noun_;  ///< its unit
    bool open_;         ///< neither article nor pronoun: another noun may stand behind it
    bool wants_genitive_;
    WaitingParticle particle_;
    std::optional<Relation> last_;  ///< of the phrase before, which "and" goes on with
};

}  // namespace

void collect_of_noun(OpenSentence& sentence, std::uint32_t clause) {
    NounParts(sentence, clause).collect();
}

}  // namespace khabar::syntax
