#include "khabar/syntax/parts.h"

namespace khabar::syntax {

namespace {

/// "X, backed by Y", "those withdrawing from Z": the noun before it is its subject. "Adding that"
/// is said by the speaker, wherever it stands.
void take_subject(OpenSentence& sentence, Clause& clause, std::size_t k) {
    const bool circumstantial =
        !sentence.features(k).definite && k > 0 &&
        (sentence.units[k - 1].kind == UnitKind::comma || sentence.units[k].joined ||
         sentence.grammar.is_speech(clause.lemma));
    const auto noun = sentence.last_noun(k);
    if (noun && !circumstantial) {
        add_part(sentence, clause, ClauseRole::subject, *noun, {}, true);
    } else if (clause.parent) {
        copy_subject(sentence.parent(clause), clause);
    }
}

}  // namespace

void collect_of_participle(OpenSentence& sentence, std::uint32_t index) {
    Clause& clause = sentence.clauses[index];
    const std::size_t k = sentence.unit_of(index);
    const std::vector<Unit>& units = sentence.units;
    take_subject(sentence, clause, k);
    WaitingParticle particle;
    for (std::size_t i = k + 1; i < units.size() && !sentence.ends_reach(units[i]); ++i) {
        const Unit& unit = units[i];
        if (unit.kind == UnitKind::particle) {
            particle.hold(unit);
            continue;
        }
        if (unit.kind == UnitKind::participle) {
            break;
        }
        if (!is_nominal(unit)) {
            continue;
        }
        const Front front = particle.take(unit);
        if (unit.joined && front.particle.empty() && !clause.parts.empty()) {
            const Clause::Part last = clause.parts.back();
            add_part(sentence, clause, last.role, i, last.particle, false);
            continue;
        }
        if (front.particle.empty() && has(clause, ClauseRole::object)) {
            break;
        }
        const ClauseRole role = front.agent              ? ClauseRole::agent
                                : front.particle.empty() ? ClauseRole::object
                                                         : ClauseRole::oblique;
        add_part(sentence, clause, role, i, front.particle, false);
        if (unit.kind == UnitKind::event_noun) {
            break;
        }
    }
}

}  // namespace khabar::syntax
