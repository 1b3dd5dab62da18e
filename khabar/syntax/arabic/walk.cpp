#include "khabar/syntax/arabic/walk.h"

#include <utility>

#include "khabar/syntax/arabic/topics.h"

namespace khabar::syntax {

namespace {

void set_parent(Clause& clause, std::uint32_t parent, ClauseLink link) {
    clause.parent = ClauseIndex{parent};
    clause.link = link;
}

/// The walk over the units of one sentence; its members are what the words so far have opened.
class Walk {
public:
    explicit Walk(OpenSentence& sentence) : sentence_(sentence), units_(sentence.units) {}

    void run() {
        for (std::size_t k = 0; k < units_.size(); ++k) {
            step(k);
        }
    }

private:
    void step(std::size_t k) {
        const Unit& unit = units_[k];
        switch (unit.kind) {
            case UnitKind::verb:
            case UnitKind::participle:
            case UnitKind::event_noun:
                add_clause(k);
                break;
            case UnitKind::phrase:
                if (unit.opens) {
                    end_phrases();
                }
                offer_topic(k);
                break;
            case UnitKind::complementizer:
                open_content(unit);
                break;
            case UnitKind::relative:
                waiting_.antecedent = sentence_.last_noun(k);
                end_phrases();
                break;
            case UnitKind::coordinator:
                coordinated_ = true;
                if (sentence_.contrasts(unit)) {
                    end_phrases();
                }
                break;
            case UnitKind::subordinator:
                subordinate_ = true;
                end_phrases();
                break;
            case UnitKind::colon:
                if (last_ && is_speech(sentence_.clauses[*last_])) {
                    that_parent_ = last_;
                    that_open_ = true;
                }
                end_phrases();
                break;
            case UnitKind::dash:
                if (!last_) {
                    end_phrases();  // "Baghdad (AGENCY) - the army completed ..."
                }
                break;
            case UnitKind::stop:
                end_phrases();
                subordinate_ = false;
                break;
            case UnitKind::particle:
            case UnitKind::comma:
            case UnitKind::quote:
            case UnitKind::other:
                break;
        }
    }

    /// No phrase before this is the next verb's, and those behind it are not the last verb's.
    void end_phrases() {
        waiting_.topic.reset();
        verb_open_ = false;
    }

    void offer_topic(std::size_t k) {
        const Unit& unit = units_[k];
        if (verb_open_ || !unit.particle.empty() || unit.time || is_after_particle(k)) {
            return;
        }
        const bool goes_on = unit.joined || unit.place;
        if (!waiting_.topic || !goes_on) {
            waiting_.topic = k;
        }
    }

    /// Behind a preposition, a word of quantity or sameness between them or not: "in the same".
    [[nodiscard]] bool is_after_particle(std::size_t k) const {
        while (k > 0 && units_[k - 1].kind == UnitKind::other &&
               sentence_.features(k - 1).role == WordRole::quantifier) {
            --k;
        }
        return k > 0 && units_[k - 1].kind == UnitKind::particle;
    }

    void open_content(const Unit& unit) {
        if (unit.joined && saying_) {
            that_parent_ = saying_;
        } else if (!subordinate_ || !last_) {
            that_parent_ = last_;
        }
        that_open_ = that_parent_.has_value();
        waiting_.that_pronoun = unit.reading->pronoun.span.empty() ? nullptr : unit.reading;
        end_phrases();
    }

    void add_clause(std::size_t k) {
        const Unit& unit = units_[k];
        Clause clause;
        clause.sentence = sentence_.index;
        clause.tokens = unit.tokens;
        clause.predicate = unit.tokens.begin;
        clause.lemma = *unit.reading->lemma;
        clause.verb = unit.kind == UnitKind::verb;
        clause.passive = unit.reading->features.passive;
        if (clause.verb) {
            link_verb(k, clause);
            take_topic(sentence_, k, clause, waiting_);
        } else if (unit.kind == UnitKind::participle && last_finite_) {
            link_participle(k, clause);
        } else {
            link_noun(clause);
        }
        last_ = sentence_.last();
        if (clause.verb) {
            last_finite_ = last_;
            // "they had attacked": what stands between the two verbs is the second's
            verb_open_ = !sentence_.grammar.is_auxiliary(clause.lemma);
        }
        coordinated_ = false;
        sentence_.predicates.push_back(k);
        sentence_.clauses.push_back(std::move(clause));
    }

    void link_verb(std::size_t k, Clause& clause) {
        const bool joined = units_[k].joined || coordinated_;
        const bool subordinate = std::exchange(subordinate_, false);
        if (that_open_) {
            set_parent(clause, *that_parent_, ClauseLink::content);
            saying_ = that_parent_;
            that_open_ = false;
        } else if (waiting_.antecedent || bare_antecedent(sentence_, k)) {
            if (last_) {
                set_parent(clause, *last_, ClauseLink::relative);
            }
        } else if (is_governed_by_verb(k) && last_) {
            set_parent(clause, *last_, ClauseLink::governed);
        } else if (subordinate && last_finite_) {
            set_parent(clause, *last_finite_, ClauseLink::adjunct);
        } else if (saying_ && joined && !is_speech(clause)) {
            set_parent(clause, *saying_, ClauseLink::content);
        } else if (joined && last_finite_) {
            set_parent(clause, *last_finite_, ClauseLink::coordinate);
            saying_.reset();
        } else if (saying_ && !is_speech(clause)) {
            set_parent(clause, *saying_, ClauseLink::content);
        }
    }

    /// Two verbs in a row: the second is what the first governs ("began to withdraw").
    [[nodiscard]] bool is_governed_by_verb(std::size_t k) const {
        if (k == 0 || units_[k].joined) {
            return false;
        }
        std::size_t before = k - 1;
        while (
            before > 0 &&
            (units_[before].kind == UnitKind::phrase || units_[before].kind == UnitKind::quote) &&
            units_[before].particle.empty() && units_[before - 1].kind != UnitKind::particle) {
            --before;
        }
        return units_[before].kind == UnitKind::verb &&
               sentence_.features(k).tense == Tense::imperfect;
    }

    /// "Adding that", "calling on them to" is done by the speaker, wherever it stands.
    void link_participle(std::size_t k, Clause& clause) const {
        const bool speaks = saying_ && (is_speech(clause) || sentence_.features(k).accusative);
        set_parent(clause, speaks ? *saying_ : *last_finite_, ClauseLink::adjunct);
    }

    /// The object of "that" may be a noun too: "said that the attack killed ..." waits for its
    /// verb.
    void link_noun(Clause& clause) const {
        if (that_open_ && that_parent_) {
            set_parent(clause, *that_parent_, ClauseLink::content);
        } else if (saying_) {
            set_parent(clause, *saying_, ClauseLink::content);
        } else if (last_finite_) {
            set_parent(clause, *last_finite_, ClauseLink::adjunct);
        }
    }

    [[nodiscard]] bool is_speech(const Clause& clause) const {
        return sentence_.grammar.is_speech(clause.lemma);
    }

    OpenSentence& sentence_;
    const std::vector<Unit>& units_;
    Waiting waiting_;
    std::optional<std::uint32_t> that_parent_;  ///< whose content the next clause is
    std::optional<std::uint32_t> saying_;       ///< whose content we are in
    std::optional<std::uint32_t> last_finite_;
    std::optional<std::uint32_t> last_;  ///< last predicate of any kind
    bool verb_open_ = false;             ///< phrases that come are a verb's own, no topics
    bool that_open_ = false;
    bool subordinate_ = false;
    bool coordinated_ = false;
};

}  // namespace

void open_clauses(OpenSentence& sentence) {
    Walk(sentence).run();
}

}  // namespace khabar::syntax
