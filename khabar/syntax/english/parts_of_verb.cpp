#include <algorithm>
#include <array>
#include <optional>

#include "khabar/syntax/english/parts.h"
#include "khabar/syntax/parts.h"

namespace khabar::syntax {

namespace {

/// Bare phrases behind a verb: its objects; behind prepositions: obliques.
class EnglishVerbParts {
public:
    EnglishVerbParts(EnglishSentence& sentence, std::uint32_t clause)
        : s_(sentence),
          units_(sentence.units),
          index_(clause),
          verb_(sentence.open.unit_of(clause)),
          lemma_(sentence.clause(clause).lemma) {}

    void collect() {
        for (std::size_t i = verb_ + 1; i < units_.size() && read(i); ++i) {
        }
    }

private:
    /// Whether the verb's reach goes on behind the unit.
    bool read(std::size_t i) {
        const EnglishUnit& unit = units_[i];
        switch (unit.kind) {
            case EnglishPiece::noun:
                return read_noun(i);
            case EnglishPiece::particle:
                particle_ = i;
                return true;
            case EnglishPiece::comma:
                comma_ = true;
                broken_ = true;
                particle_.reset();
                return true;
            case EnglishPiece::coordinator:
                broken_ = true;
                return true;
            case EnglishPiece::clitic:
            case EnglishPiece::quote:
            case EnglishPiece::bracket:
            case EnglishPiece::other:
                return true;
            case EnglishPiece::verb:
                shared_ = shares(i);
                return shared_;
            case EnglishPiece::that:
            case EnglishPiece::relative:
            case EnglishPiece::subordinator:
            case EnglishPiece::colon:
            case EnglishPiece::dash:
            case EnglishPiece::stop:
                return false;
        }
        return false;
    }

    bool read_noun(std::size_t i) {
        const EnglishUnit& unit = units_[i];
        if (unit.possessor) {
            return true;  // the particle before it belongs to what it has
        }
        if (s_.taken[i]) {
            return is_own(i);
        }
        const auto particle = std::exchange(particle_, std::nullopt);
        if (particle) {
            read_behind(i, *particle);
        } else if (unit.joined && (last_ || !unit.bare)) {
            if (last_ && unit.bare == last_bare_) {
                s_.add(index_, last_->role, i, last_->particle, false);
            }
        } else if (unit.bare && !unit.time && !unit.adjective) {
            read_bare(i);
        }
        if (unit.event) {
            event_ = i;
        }
        return true;
    }

    /// "Attacked and burned the villages", "was beaten and robbed by guards": both verbs have the
    /// object, or the one who does it.
    [[nodiscard]] bool shares(std::size_t i) const {
        const EnglishUnit& next = units_[i];
        const bool plain = next.shape == VerbShape::finite || next.shape == VerbShape::either ||
                           next.shape == VerbShape::plain || next.shape == VerbShape::participle;
        if (!plain || next.passive != s_.clause(index_).passive ||
            !s_.open.grammar.is_transitive(lemma_)) {
            return false;
        }
        bool joined = false;
        for (std::size_t between = verb_ + 1; between < i; ++between) {
            const EnglishPiece kind = units_[between].kind;
            joined = joined || kind == EnglishPiece::coordinator;
            if (kind != EnglishPiece::coordinator && kind != EnglishPiece::other) {
                return false;
            }
        }
        return joined;
    }

    [[nodiscard]] bool is_own(std::size_t i) const {
        const Clause::Part own = s_.part(ClauseRole::subject, i, {}, false);
        const auto& parts = s_.clause(index_).parts;
        return std::any_of(parts.begin(), parts.end(), [&](const Clause::Part& part) {
            return part.role == ClauseRole::subject && part.tokens == own.tokens;
        });
    }

    void read_bare(std::size_t i) {
        if (comma_ && units_[i].apart && !is_list(i)) {
            return;  // another name of the one before
        }
        Clause& clause = s_.clause(index_);
        const bool second = has_own(clause, ClauseRole::object);
        if (second && !units_[i].apart) {
            if (broken_ || !units_[i].next_to || !s_.open.grammar.asks_for(lemma_, "to")) {
                return;
            }
            for (Clause::Part& part : clause.parts) {  // "gave X aid"
                if (part.role == ClauseRole::object && !part.inherited) {
                    part.role = ClauseRole::oblique;
                    part.particle = "to";
                }
            }
        }
        add(i, ClauseRole::object, {});
    }

    /// "A, B and C": whether an "and" follows before anything but phrases and commas.
    [[nodiscard]] bool is_list(std::size_t i) const {
        if (!last_) {
            return false;
        }
        for (std::size_t next = i + 1; next < units_.size(); ++next) {
            switch (units_[next].kind) {
                case EnglishPiece::noun:
                    if (units_[next].joined) {
                        return !s_.taken[next];
                    }
                    break;
                case EnglishPiece::comma:
                case EnglishPiece::coordinator:
                case EnglishPiece::clitic:
                case EnglishPiece::other:
                    break;
                default:
                    return false;
            }
        }
        return false;
    }

    void read_behind(std::size_t i, std::size_t particle_unit) {
        const EnglishUnit& unit = units_[particle_unit];
        const std::string_view particle = unit.particle;
        const auto before = unit_before(units_, particle_unit);
        const bool behind_noun = before && units_[*before].kind == EnglishPiece::noun;
        last_.reset();
        if (is_excepted(unit) || is_absolute(i, particle_unit)) {
            return;
        }
        if (particle == "of" && behind_noun &&
            !(s_.open.grammar.asks_for(lemma_, "of") &&
              has_own(s_.clause(index_), ClauseRole::object) && !units_[*before].event)) {
            return;
        }
        if (names_agent(particle) && before && is_of_another_deed(*before)) {
            return;
        }
        if (s_.clause(index_).passive && names_agent(particle) && !units_[i].time) {
            return add(i, ClauseRole::agent, {});
        }
        if (particle == "by" && !units_[i].time && give_agent(i)) {
            return;
        }
        // "launched an attack on X": the noun's own, unless the verb asks for it
        const bool of_event = behind_noun && event_ && !is_circumstance(particle) &&
                              !s_.open.grammar.asks_for(lemma_, particle);
        if (!of_event) {
            add(i, ClauseRole::oblique, particle);
        }
    }

    /// "With the party but not with its leaders".
    [[nodiscard]] bool is_excepted(const EnglishUnit& particle) const {
        const std::uint32_t at = particle.tokens.begin;
        return at > units_.front().tokens.begin && s_.open.grammar.text.folded(at - 1) == "not";
    }

    /// "Was done in reprisal for an attack by X", "closed after a raid by X": who did what went
    /// before.
    [[nodiscard]] bool is_of_another_deed(std::size_t noun) const {
        constexpr std::array<std::string_view, 5> before{"after", "before", "following", "despite",
                                                         "since"};
        constexpr std::array<std::string_view, 5> answers{"reprisal", "retaliation", "response",
                                                          "revenge", "retribution"};
        const auto particle = unit_before(units_, noun);
        if (!units_[noun].event || !particle || units_[*particle].kind != EnglishPiece::particle) {
            return false;
        }
        const auto is_in = [](const auto& words, std::string_view word) {
            return std::find(words.begin(), words.end(), word) != words.end();
        };
        const auto answer = unit_before(units_, *particle);
        return is_in(before, units_[*particle].particle) ||
               (answer && units_[*answer].kind == EnglishPiece::noun &&
                is_in(answers, s_.open.grammar.text.folded(units_[*answer].head)));
    }

    /// ", with the emirate acting as mediator": a clause of its own.
    [[nodiscard]] bool is_absolute(std::size_t i, std::size_t particle_unit) const {
        const auto before = unit_before(units_, particle_unit);
        const std::size_t next = unit_behind(units_, i);
        return units_[particle_unit].particle == "with" && before &&
               units_[*before].kind == EnglishPiece::comma &&
               s_.is_kind(next, EnglishPiece::verb) && units_[next].shape == VerbShape::ing;
    }

    /// "Was urged to resign by X", "was ordered to stop printing by X": of the passive that governs
    /// the verb, or what governs it.
    bool give_agent(std::size_t i) {
        constexpr std::size_t max_steps = 3;  // why: "told to stop trying to"
        const Clause* clause = &s_.clause(index_);
        for (std::size_t steps = 0; steps < max_steps; ++steps) {
            if (!clause->parent || clause->link != ClauseLink::governed) {
                return false;
            }
            const auto governor = static_cast<std::uint32_t>(*clause->parent);
            clause = &s_.clause(governor);
            if (clause->passive) {
                if (has(*clause, ClauseRole::agent)) {
                    return false;
                }
                s_.add(governor, ClauseRole::agent, i, {}, false);
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool names_agent(std::string_view particle) const {
        return particle == "by" || !s_.rows.agents.find(particle).postings.empty();
    }

    void add(std::size_t i, ClauseRole role, std::string_view particle) {
        if (shared_ && role != ClauseRole::object && role != ClauseRole::agent) {
            return;
        }
        s_.add(index_, role, i, particle, false);
        last_ = Relation{role, particle};
        last_bare_ = units_[i].bare;
        comma_ = false;
        broken_ = broken_ && role != ClauseRole::object;
    }

    EnglishSentence& s_;
    const std::vector<EnglishUnit>& units_;
    std::uint32_t index_;
    std::size_t verb_;  ///< its unit
    RowId lemma_;
    std::optional<std::size_t> particle_;  ///< a preposition that waits for its phrase
    std::optional<std::size_t> event_;     ///< an event noun met: what follows may hang on it
    std::optional<Relation> last_;         ///< of the phrase before, which "and" goes on with
    bool last_bare_ = false;               ///< no preposition stands before that phrase
    bool comma_ = false;
    bool broken_ = false;  ///< a comma or an "and" stands behind the object
    bool shared_ = false;  ///< behind a second verb, with which it has its object
};

}  // namespace

void collect_of_english_verb(EnglishSentence& sentence, std::uint32_t clause) {
    EnglishVerbParts(sentence, clause).collect();
}

}  // namespace khabar::syntax
