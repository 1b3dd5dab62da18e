#include <algorithm>
#include <optional>

#include "khabar/language/arabic/particles.h"
#include "khabar/syntax/arabic/subjects.h"
#include "khabar/syntax/parts.h"

namespace khabar::syntax {

namespace {

constexpr std::size_t max_aside = 16;  // why: an aside is shorter than a sentence of its own

/// Bare phrases behind a verb: its subject, then its object; behind particles: obliques.
class VerbParts {
public:
    VerbParts(OpenSentence& sentence, std::uint32_t clause)
        : sentence_(sentence),
          units_(sentence.units),
          clause_(sentence.clauses[clause]),
          verb_(sentence.unit_of(clause)) {}

    void collect() {
        add_resumed();
        wants_subject_ = wants_subject();
        for (std::size_t i = verb_ + 1; i < units_.size(); ++i) {
            if (sentence_.ends_reach(units_[i])) {
                const auto behind = behind_aside(i);
                const bool open = wants_subject_ || !has(clause_, ClauseRole::object);
                if (!behind || !open) {
                    break;
                }
                i = *behind;
                past_event_ = false;
            }
            read(i);
        }
        drop_second_subject();
        prove_passive();
    }

private:
    /// A particle with a pronoun behind the verb: the noun before is what the pronoun stands for.
    void add_resumed() {
        const auto noun = sentence_.resumed.find(verb_);
        if (noun != sentence_.resumed.end()) {
            const RowId particle = *units_[verb_ + 1].reading->lemma;
            add_part(sentence_, clause_, ClauseRole::oblique, noun->second,
                     sentence_.grammar.form(particle), true);
        }
    }

    [[nodiscard]] bool wants_subject() const {
        const Features& verb = sentence_.features(verb_);
        return !has(clause_, ClauseRole::subject) && !sentence_.pronoun_subjects.contains(verb_) &&
               !shares_subject(sentence_, clause_, verb_) && verb.person != 1 &&
               verb.number != Number::plural;
    }

    void read(std::size_t i) {
        const Unit& unit = units_[i];
        if (unit.kind == UnitKind::particle) {
            particle_.hold(unit);
            return;
        }
        if (!particle_.held() && describes_noun_before(i)) {
            return;
        }
        if (!is_nominal(unit)) {
            if (unit.kind == UnitKind::participle) {
                past_event_ = true;
                past_participle_ = true;
            }
            return;
        }
        if (!particle_.held() && in_construct(i)) {
            return;
        }
        const auto relation = relation_of(i, particle_.take(unit));
        if (!relation) {
            return;
        }
        add_part(sentence_, clause_, relation->role, i, relation->particle, false);
        last_ = relation;
        // "denied in a statement the withdrawal": a circumstance does not end the reach
        const bool circumstance =
            relation->role == ClauseRole::oblique && !governs(relation->particle);
        past_event_ = past_event_ || (unit.kind == UnitKind::event_noun && !circumstance);
    }

    [[nodiscard]] bool describes_noun_before(std::size_t i) const {
        return i > verb_ + 1 && describes(units_[i]) &&
               units_[i - 1].tokens.end == units_[i].tokens.begin && is_nominal(units_[i - 1]);
    }

    /// "Led to the killing of policemen": a bare phrase right behind an open event noun is its
    /// construct, no part of the verb.
    [[nodiscard]] bool in_construct(std::size_t i) const {
        const Unit& noun = units_[i - 1];
        return units_[i].particle.empty() && !units_[i].joined && !units_[i].time &&
               noun.kind == UnitKind::event_noun && !noun.reading->features.definite &&
               !noun.reading->features.accusative && noun.reading->pronoun.span.empty() &&
               noun.tokens.end == units_[i].tokens.begin;
    }

    /// What a phrase is to the verb; nothing where it belongs to another.
    std::optional<Relation> relation_of(std::size_t i, Front front) {
        const Unit& unit = units_[i];
        if (front.agent) {
            if (past_participle_) {
                return std::nullopt;  // "the leader backed by Egypt": the participle's own
            }
            clause_.passive = sentence_.grammar.is_transitive(clause_.lemma);
            return Relation{ClauseRole::agent, front.particle};
        }
        if (unit.joined && front.particle.empty() && last_) {
            return last_;
        }
        if (!front.particle.empty()) {
            const bool own =
                !past_event_ || sentence_.grammar.asks_for(clause_.lemma, front.particle);
            return own ? std::optional(Relation{ClauseRole::oblique, front.particle})
                       : std::nullopt;
        }
        if (unit.time || (past_event_ && !wants_subject_)) {
            return std::nullopt;
        }
        const bool subject =
            wants_subject_ && agree(sentence_.features(verb_), sentence_.features(i));
        wants_subject_ = false;
        return Relation{subject ? ClauseRole::subject : ClauseRole::object, {}};
    }

    /// "Gathered before the court, where X appears, dozens of ...": the actor behind an aside that
    /// commas hold, where the aside's own verb would end the reach.
    [[nodiscard]] std::optional<std::size_t> behind_aside(std::size_t ending) const {
        std::size_t open = ending;
        while (open > verb_ && units_[open].kind != UnitKind::comma) {
            --open;
        }
        if (open == verb_ || closes(units_[ending]) || units_[open + 1].joined ||
            units_[open + 1].kind == UnitKind::coordinator ||
            units_[open + 1].kind == UnitKind::verb) {
            return std::nullopt;
        }
        const std::size_t end = std::min(units_.size(), open + max_aside);
        for (std::size_t i = ending + 1; i + 1 < end && !closes(units_[i]); ++i) {
            const Unit& next = units_[i + 1];
            if (units_[i].kind == UnitKind::comma && next.kind == UnitKind::phrase &&
                !next.joined && next.particle.empty() &&
                sentence_.grammar.actor(next.mention) != nullptr) {
                return i + 1;
            }
        }
        return std::nullopt;
    }

    static bool closes(const Unit& unit) {
        return unit.kind == UnitKind::stop || unit.kind == UnitKind::colon;
    }

    /// A clause keeps one group of subjects: what stands bare behind its object is an object too.
    void drop_second_subject() {
        bool object_seen = false;
        for (Clause::Part& part : clause_.parts) {
            object_seen = object_seen || (part.role == ClauseRole::object && !part.inherited);
            if (object_seen && part.role == ClauseRole::subject && !part.inherited) {
                part.role = ClauseRole::object;
            }
        }
    }

    /// "Accused the government today the rebels": where both a doer and another stand bare behind
    /// a verb whose letters do not tell, it is active.
    void prove_passive() {
        // "was given a prize" has an object too
        const bool gives = sentence_.grammar.asks_for(clause_.lemma, arabic::particle_l);
        const bool both =
            has_own(clause_, ClauseRole::subject) && has_own(clause_, ClauseRole::object);
        if (both && !gives && !has(clause_, ClauseRole::agent) && !is_counted()) {
            clause_.passive = false;
        }
    }

    /// "Five people were killed": a number of people as subject rather suffers.
    [[nodiscard]] bool is_counted() const {
        return std::any_of(clause_.parts.begin(), clause_.parts.end(), [&](const auto& part) {
            return part.role == ClauseRole::subject &&
                   sentence_.grammar.text.best(part.tokens.begin).features.part ==
                       PartOfSpeech::number;
        });
    }

    OpenSentence& sentence_;
    const std::vector<Unit>& units_;
    Clause& clause_;
    std::size_t verb_;  ///< its unit
    WaitingParticle particle_;
    bool wants_subject_ = false;
    bool past_event_ = false;  ///< what comes now may hang on an event noun behind the verb
    bool past_participle_ = false;
    std::optional<Relation> last_;  ///< of the phrase before, which "and" goes on with
};

}  // namespace

void collect_of_verb(OpenSentence& sentence, std::uint32_t clause) {
    VerbParts(sentence, clause).collect();
}

}  // namespace khabar::syntax
