#include "khabar/syntax/arabic/subjects.h"

#include <algorithm>

#include "khabar/language/arabic/particles.h"
#include "khabar/syntax/parts.h"

namespace khabar::syntax {

namespace {

/// The own subject of the finite verb before, in the same sentence.
const Clause::Part* subject_before(const OpenSentence& sentence, const Clause& clause) {
    for (std::uint32_t c = sentence.last(); c > sentence.first; --c) {
        const Clause& other = sentence.clauses[c - 1];
        if (!other.verb || other.predicate >= clause.predicate ||
            other.link == ClauseLink::relative || sentence.grammar.is_speech(other.lemma)) {
            continue;
        }
        const auto subject =
            std::find_if(other.parts.begin(), other.parts.end(), [&](const Clause::Part& part) {
                return part.role == ClauseRole::subject && sentence.actor(part) != nullptr;
            });
        return subject == other.parts.end() ? nullptr : &*subject;
    }
    return nullptr;
}

/// Precondition: the subject names an actor.
bool agrees_in_number(const OpenSentence& sentence, const Features& verb,
                      const Clause::Part& subject) {
    const Features& noun = sentence.grammar.text.best(subject.tokens.begin).features;
    const bool many = sentence.actor(subject)->plural && noun.human;
    return !many && agree(verb, noun);
}

/// The subject that a clause drops, from the clauses of its sentence and the sentences before.
class DroppedSubject {
public:
    DroppedSubject(OpenSentence& sentence, std::uint32_t clause)
        : sentence_(sentence),
          grammar_(sentence.grammar),
          memory_(sentence.memory),
          index_(clause),
          clause_(sentence.clauses[clause]),
          unit_(sentence.units[sentence.unit_of(clause)]) {}

    void take() {
        if (has(clause_, ClauseRole::subject)) {
            return;
        }
        if (clause_.verb) {
            of_verb();
        } else if (clause_.parent) {
            of_noun(sentence_.parent(clause_));
        }
    }

private:
    void of_verb() {
        if (clause_.link == ClauseLink::governed || clause_.link == ClauseLink::coordinate) {
            copy_subject(sentence_.parent(clause_), clause_);
        } else if (clause_.link == ClauseLink::content) {
            copy_from_sibling();
        } else if (!clause_.parent && grammar_.is_speech(clause_.lemma) && memory_.speaker) {
            inherit(clause_, *memory_.speaker);
        }
        if (!has(clause_, ClauseRole::subject)) {
            from_before();
        }
    }

    /// "that A did this and did that": the clause before under the same words of saying.
    void copy_from_sibling() {
        for (std::uint32_t before = index_; before > 0; --before) {
            const Clause& other = sentence_.clauses[before - 1];
            if (other.sentence != clause_.sentence) {
                break;
            }
            if (other.verb && other.parent == clause_.parent && other.link == ClauseLink::content &&
                has(other, ClauseRole::subject)) {
                copy_subject(other, clause_);
                return;
            }
        }
        if (is_many() && memory_.many) {
            inherit(clause_, *memory_.many);
        } else {
            copy_subject(sentence_.parent(clause_), clause_);
        }
    }

    /// "Where they shelled": the many who were last spoken of as acting. "After it took": the one.
    void from_before() {
        const Features& verb = unit_.reading->features;
        if (verb.person == 1 || verb.person == 2 || clause_.passive) {
            return;
        }
        const Clause::Part* before = subject_before(sentence_, clause_);
        if (before != nullptr && (is_many() ? sentence_.actor(*before)->plural
                                            : clause_.link != ClauseLink::none &&
                                                  agrees_in_number(sentence_, verb, *before))) {
            inherit(clause_, *before);
        } else if (is_many() && memory_.many) {
            inherit(clause_, *memory_.many);
        }
    }

    [[nodiscard]] bool is_many() const { return unit_.reading->features.number == Number::plural; }

    /// "Began withdrawing": the governing verb's subject, unless that only tells of it. "Their
    /// withdrawal": the pronoun stands in the construct state for who was spoken of last.
    void of_noun(const Clause& parent) {
        const bool no_genitive = !has(clause_, ClauseRole::genitive);
        if (!unit_.reading->pronoun.span.empty() && no_genitive) {
            for (const Clause::Part& part : parent.parts) {
                if (part.role == ClauseRole::subject) {
                    inherit_as(ClauseRole::genitive, clause_, part);
                }
            }
        } else if (clause_.link == ClauseLink::adjunct && parent.verb && no_genitive &&
                   stands_in_during()) {
            copy_subject(parent, clause_);
        } else if (clause_.link == ClauseLink::governed && parent.verb &&
                   grammar_.light_rows(parent.lemma).empty()) {
            const bool only_tells =
                grammar_.is_speech(parent.lemma) && !grammar_.denies(parent.lemma);
            if (!control_by_object(parent) && !only_tells) {
                copy_subject(parent, clause_);
            }
        }
    }

    /// "Said during a visit to X": who speaks is who visits.
    [[nodiscard]] bool stands_in_during() const {
        const std::uint32_t noun = unit_.tokens.begin;
        if (noun == grammar_.text.tokens.sentences[sentence_.index].tokens.begin) {
            return false;
        }
        const Reading& before = grammar_.text.best(noun - 1);
        const std::string_view form =
            before.lemma ? grammar_.form(*before.lemma) : std::string_view();
        return form.starts_with(arabic::particle_khilal) ||
               form.starts_with(arabic::particle_athna);
    }

    /// "Accused X of bombing", "called on X to leave": the object of the governing verb does it.
    bool control_by_object(const Clause& parent) {
        const bool oblique =
            std::any_of(parent.parts.begin(), parent.parts.end(), [&](const Clause::Part& part) {
                return part.role == ClauseRole::oblique && part.tokens.holds(clause_.predicate);
            });
        if (!oblique) {
            return false;
        }
        bool found = false;
        for (const Clause::Part& part : parent.parts) {
            if (part.role == ClauseRole::object && sentence_.actor(part) != nullptr &&
                clause_.parts.size() < max_parts) {
                inherit_as(ClauseRole::subject, clause_, part);
                found = true;
            }
        }
        return found;
    }

    OpenSentence& sentence_;
    const Grammar& grammar_;
    const Memory& memory_;
    std::uint32_t index_;
    Clause& clause_;
    const Unit& unit_;
};

/// Who spoke first in the sentence.
std::optional<Clause::Part> speaker_of(const OpenSentence& sentence) {
    for (std::uint32_t c = sentence.first; c < sentence.last(); ++c) {
        const Clause& clause = sentence.clauses[c];
        if (!clause.verb || !sentence.grammar.is_speech(clause.lemma)) {
            continue;
        }
        for (const Clause::Part& part : clause.parts) {
            if (part.role == ClauseRole::subject && part.mention) {
                return part;
            }
        }
    }
    return std::nullopt;
}

/// The many who acted last in the sentence; speaking is no acting.
std::optional<Clause::Part> many_of(const OpenSentence& sentence) {
    std::optional<Clause::Part> many;
    for (std::uint32_t c = sentence.first; c < sentence.last(); ++c) {
        const Clause& clause = sentence.clauses[c];
        for (const Clause::Part& part : clause.parts) {
            const ActorMention* actor = sentence.actor(part);
            if (part.role == ClauseRole::subject && !part.inherited && actor != nullptr &&
                actor->plural && !sentence.grammar.is_speech(clause.lemma)) {
                many = part;
            }
        }
    }
    return many;
}

}  // namespace

bool shares_subject(const OpenSentence& sentence, const Clause& clause, std::size_t verb) {
    const Reading& reading = *sentence.units[verb].reading;
    const bool goes_on = sentence.units[verb].joined && clause.link != ClauseLink::none &&
                         clause.link != ClauseLink::relative && !clause.passive &&
                         !sentence.grammar.is_speech(clause.lemma) && reading.pronoun.span.empty();
    if (!goes_on || !sentence.grammar.is_transitive(clause.lemma)) {
        return false;
    }
    const Clause::Part* before = subject_before(sentence, clause);
    return before != nullptr && agrees_in_number(sentence, reading.features, *before) &&
           sentence.bare_phrases(verb) == 1;
}

void take_dropped_subject(OpenSentence& sentence, std::uint32_t clause) {
    DroppedSubject(sentence, clause).take();
}

void remember(const OpenSentence& sentence, Memory& memory) {
    if (auto speaker = speaker_of(sentence)) {
        memory.speaker = speaker;
    }
    if (auto many = many_of(sentence)) {
        memory.many = many;
    }
}

}  // namespace khabar::syntax
