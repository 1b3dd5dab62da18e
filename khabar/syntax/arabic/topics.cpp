#include "khabar/syntax/arabic/topics.h"

#include <algorithm>
#include <utility>

#include "khabar/syntax/parts.h"

namespace khabar::syntax {

namespace {

/// "(that) a bomber driving a lorry blew himself up": an imperfect right behind an indefinite topic
/// only describes it, where the topic's own verb follows.
bool only_describes(const OpenSentence& sentence, std::size_t topic, std::size_t verb) {
    const std::vector<Unit>& units = sentence.units;
    const bool behind = verb == topic + 1 && !sentence.features(topic).definite &&
                        sentence.features(verb).tense == Tense::imperfect;
    if (!behind) {
        return false;
    }
    for (std::size_t i = verb + 1; i < units.size() && units[i].kind != UnitKind::comma; ++i) {
        if (units[i].kind == UnitKind::verb) {
            return !units[i].joined && sentence.features(i).tense == Tense::perfect &&
                   agree(sentence.features(i), sentence.features(topic));
        }
        if (sentence.ends_reach(units[i])) {
            return false;
        }
    }
    return false;
}

class TopicTaker {
public:
    TopicTaker(OpenSentence& sentence, std::size_t verb, Clause& clause)
        : sentence_(sentence), units_(sentence.units), verb_(verb), clause_(clause) {}

    void take_antecedent(std::size_t noun) {
        if (resumes()) {
            sentence_.resumed.emplace(verb_, noun);
            return;
        }
        const bool object = !units_[verb_].reading->pronoun.span.empty();
        if (!object && brings_subject()) {
            return;
        }
        // what does not agree is neither: "the time in which the forces advanced"
        if (object || agrees_with(noun)) {
            add_part(sentence_, clause_, object ? ClauseRole::object : ClauseRole::subject, noun,
                     {}, true);
        }
    }

    void take_topic(std::size_t topic) {
        if (units_[verb_].joined) {
            return;
        }
        if (resumes() && is_done_to_topic()) {
            clause_.passive = true;
            sentence_.resumed.emplace(verb_, topic);
        } else if (agrees_with(topic)) {
            add_part(sentence_, clause_, ClauseRole::subject, topic, {}, false);
            for (std::size_t i = topic + 1; i < verb_; ++i) {
                if (units_[i].kind == UnitKind::phrase && units_[i].joined &&
                    units_[i].particle.empty()) {
                    add_part(sentence_, clause_, ClauseRole::subject, i, {}, false);
                }
            }
        }
    }

    /// "that they": those many who acted last; else the one who speaks.
    void take_pronoun(const Reading& that) {
        if (that.pronoun.number == Number::plural && sentence_.memory.many) {
            inherit(clause_, *sentence_.memory.many);
        } else {
            take_subject_of(sentence_.parent(clause_));
        }
        sentence_.pronoun_subjects.insert(verb_);
    }

private:
    [[nodiscard]] bool agrees_with(std::size_t noun) const {
        return agree(sentence_.features(verb_), sentence_.features(noun));
    }

    /// A particle with a pronoun right behind the verb: "those whom they released", "the arrests
    /// that they carried out", where the pronoun stands for the noun before.
    [[nodiscard]] bool resumes() const {
        if (verb_ + 1 >= units_.size() || units_[verb_ + 1].kind != UnitKind::other) {
            return false;
        }
        const Reading& next = *units_[verb_ + 1].reading;
        return next.features.role == WordRole::preposition && !next.pronoun.span.empty();
    }

    /// "The sheikh was released": a verb that acts by its particle, with the topic's pronoun behind
    /// that and no doer named. One of saying is done by the topic.
    [[nodiscard]] bool is_done_to_topic() const {
        const std::string_view particle = sentence_.grammar.form(*units_[verb_ + 1].reading->lemma);
        return clause_.passive ||
               (sentence_.features(verb_).tense == Tense::perfect &&
                sentence_.grammar.asks_for(clause_.lemma, particle) &&
                !sentence_.grammar.is_speech(clause_.lemma) && sentence_.bare_phrases(verb_) == 0);
    }

    /// "Which the government confirms that ...": an actor stands right behind the verb of saying.
    [[nodiscard]] bool brings_subject() const {
        const std::size_t next = verb_ + 1;
        return next < units_.size() && units_[next].kind == UnitKind::phrase &&
               units_[next].particle.empty() &&
               sentence_.grammar.actor(units_[next].mention) != nullptr &&
               sentence_.grammar.is_speech(clause_.lemma) && agrees_with(next);
    }

    /// The subject of a clause whose parts are not collected yet: the first phrase behind its verb.
    void take_subject_of(const Clause& speaking) {
        if (has(speaking, ClauseRole::subject)) {
            copy_subject(speaking, clause_);
            return;
        }
        const auto unit = std::find_if(units_.begin(), units_.end(), [&](const Unit& u) {
            return u.tokens.begin > speaking.predicate && u.kind == UnitKind::phrase && u.mention &&
                   u.particle.empty() && !u.time;
        });
        if (unit != units_.end() && unit->tokens.begin < clause_.predicate) {
            add_part(sentence_, clause_, ClauseRole::subject,
                     static_cast<std::size_t>(unit - units_.begin()), {}, true);
        }
    }

    OpenSentence& sentence_;
    const std::vector<Unit>& units_;
    std::size_t verb_;
    Clause& clause_;
};

}  // namespace

std::optional<std::size_t> bare_antecedent(const OpenSentence& sentence, std::size_t verb) {
    const std::vector<Unit>& units = sentence.units;
    if (verb == 0 || units[verb].joined || units[verb].reading->pronoun.span.empty()) {
        return std::nullopt;
    }
    std::size_t noun = verb - 1;
    while (noun > 0 && describes(units[noun]) && !sentence.features(noun).definite) {
        --noun;
    }
    const bool indefinite = is_nominal(units[noun]) && !sentence.features(noun).definite;
    return indefinite ? std::optional(noun) : std::nullopt;
}

void take_topic(OpenSentence& sentence, std::size_t verb, Clause& clause, Waiting& waiting) {
    TopicTaker taker(sentence, verb, clause);
    const auto antecedent =
        waiting.antecedent ? waiting.antecedent : bare_antecedent(sentence, verb);
    waiting.antecedent.reset();
    const auto topic = std::exchange(waiting.topic, std::nullopt);
    if (antecedent) {
        taker.take_antecedent(*antecedent);
        return;
    }
    if (topic) {
        taker.take_topic(*topic);
        if (only_describes(sentence, *topic, verb)) {
            waiting.topic = topic;
        }
    }
    if (waiting.that_pronoun != nullptr && clause.parent && !has(clause, ClauseRole::subject)) {
        taker.take_pronoun(*waiting.that_pronoun);
    }
    waiting.that_pronoun = nullptr;
}

}  // namespace khabar::syntax
