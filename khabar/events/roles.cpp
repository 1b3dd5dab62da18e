#include "khabar/events/roles.h"

#include <algorithm>

#include "khabar/events/named.h"
#include "khabar/language/arabic/particles.h"
#include "khabar/language/valency.h"

namespace khabar::events {

namespace {

bool is_participle(VerbForm form) {
    return form == VerbForm::active_participle || form == VerbForm::passive_participle;
}

/// The words of judging and asking: who utters them has not done what he speaks of.
bool judges(const Pattern& row) {
    return row.type == "ACCUSE" || row.type == "SUPPORT" || row.type == "REJECT" ||
           row.type == "REQUEST";
}

void prepend(const Parts& first, Parts& parts) {
    parts.insert(parts.begin(), first.begin(), first.end());
}

void append(const Parts& more, Parts& parts) {
    parts.insert(parts.end(), more.begin(), more.end());
}

}  // namespace

Parts Roles::of(std::string_view source) const {
    if (source == "subj") {
        return subject;
    }
    if (source == "obj") {
        return object;
    }
    if (source == "gen") {
        return genitive;
    }
    Parts parts;
    for (const Clause::Part& part : clause->parts) {
        if (part.role == ClauseRole::oblique && part.particle == source) {
            parts.push_back(&part);
        }
    }
    return parts;
}

bool Roles::has_behind(std::string_view particle) const {
    return std::any_of(clause->parts.begin(), clause->parts.end(), [&](const Clause::Part& part) {
        return part.role == ClauseRole::oblique && part.particle == particle;
    });
}

const Roles& RoleReader::roles_for(const Pattern& pattern) {
    const Asked asked{pattern.genitive, pattern.victims};
    auto& roles = read_[static_cast<std::size_t>(asked.genitive)][asked.victims ? 1 : 0];
    if (!roles) {
        roles = read(asked);
    }
    return *roles;
}

Roles RoleReader::read(Asked asked) const {
    Roles roles;
    roles.clause = &clause_;
    roles.agent = with_role(ClauseRole::agent);
    roles.genitive = with_role(ClauseRole::genitive);
    roles.subject = with_role(ClauseRole::subject);
    roles.object = with_role(ClauseRole::object);
    drop_judge(roles);
    if (!reading_.verb) {
        if (scene_.text.language() == LanguageId::english) {
            append(roles.agent, roles.subject);  // "an attack by X" as "X's attack"
        }
        return roles;
    }
    if (clause_.verb || is_participle(reading_.form)) {
        read_voice(asked, roles);
    } else {
        read_verbal_noun(asked, roles);
    }
    return roles;
}

Parts RoleReader::with_role(ClauseRole role) const {
    Parts parts;
    for (const Clause::Part& part : clause_.parts) {
        if (part.role == role) {
            parts.push_back(&part);
        }
    }
    return parts;
}

/// Whether a verb of that lemma is among the readings and takes an object; a noun of the same
/// letters says nothing.
bool RoleReader::is_transitive() const {
    const TableFile& tables = scene_.patterns.tables();
    const auto readings = scene_.text.readings.of(clause_.predicate);
    return std::any_of(readings.begin(), readings.end(), [&](const Reading& each) {
        return each.lemma && tables.cell(*each.lemma, "lemma") == reading_.lemma &&
               valency_of(tables.cell(*each.lemma, "valency")).transitive;
    });
}

/// "The council condemned the attack": who judges or asks has not done what he speaks of.
void RoleReader::drop_judge(Roles& roles) const {
    if (clause_.verb || !clause_.parent || clause_.link != ClauseLink::governed) {
        return;
    }
    const Clause& verb = scene_.clauses[static_cast<std::size_t>(*clause_.parent)];
    const auto rows = scene_.patterns.of(verb.lemma, verb.verb);
    const bool english = scene_.text.language() == LanguageId::english;
    const auto judging = [english](const Pattern& row) {  // "announced its rejection" is an idiom
        return judges(row) && (!english || row.with.empty());
    };
    if (std::none_of(rows.begin(), rows.end(), judging)) {
        return;
    }
    std::erase_if(roles.subject, [&](const Clause::Part* part) {
        return part->inherited &&
               std::any_of(verb.parts.begin(), verb.parts.end(), [&](const auto& other) {
                   return other.role == ClauseRole::subject && other.tokens == part->tokens;
               });
    });
}

/// A passive's subject is its object, and its agent the subject.
void RoleReader::read_voice(Asked asked, Roles& roles) const {
    // the voice of an English clause is known; its participle may be a part of an active group
    const bool english_verb = scene_.text.language() == LanguageId::english && clause_.verb;
    const bool passive = clause_.passive ||
                         (reading_.form == VerbForm::passive_participle && !english_verb) ||
                         (reading_.form == VerbForm::active_participle && is_resumed()) ||
                         (asked.victims && must_be_passive(roles));
    if (passive) {
        prepend(roles.subject, roles.object);
        roles.subject = roles.agent;
    }
}

/// Where letters do not tell (qatala, qutila), a transitive verb that wants an object, has none,
/// and whose only phrase is no armed or public actor, is passive; one that tells of harm, whoever
/// that is.
bool RoleReader::must_be_passive(const Roles& roles) const {
    if (scene_.text.language() != LanguageId::arabic || !clause_.verb || !roles.object.empty() ||
        roles.subject.empty() || !is_transitive()) {
        return false;
    }
    const bool harm = tells_harm();
    return std::all_of(roles.subject.begin(), roles.subject.end(), [&](const auto* part) {
        return suffers(*part) || (harm && !part->inherited);
    });
}

/// Killed, wounded: a verb that tells of harm in some row. Alone with one phrase it tells who
/// suffered, be he a soldier.
bool RoleReader::tells_harm() const {
    const auto rows = scene_.patterns.of(reading_.trigger, reading_.verb);
    return std::any_of(rows.begin(), rows.end(), [](const Pattern& row) { return row.casualty; });
}

/// "The recognised (of it) government": a particle with a pronoun right behind a participle
/// makes it passive, whatever its letters.
bool RoleReader::is_resumed() const {
    const TokenRange next =
        scene_.within_sentence(clause_, {clause_.predicate + 1, clause_.predicate + 2});
    if (next.empty()) {
        return false;
    }
    const Reading& reading = scene_.text.best(next.begin);
    return reading.features.role == WordRole::preposition && !reading.pronoun.span.empty();
}

/// A number of people, or an actor without arms or office.
bool RoleReader::suffers(const Clause::Part& part) const {
    const Mention* mention = mention_of(scene_, part);
    if (part.inherited || mention == nullptr) {
        return false;
    }
    if (amount_of(*mention) != nullptr) {
        return true;
    }
    for (std::uint32_t i = part.tokens.begin; i < part.tokens.end; ++i) {
        if (scene_.text.best(i).features.part == PartOfSpeech::number) {
            return true;
        }
    }
    const auto* actor = std::get_if<ActorMention>(&mention->what);
    return actor != nullptr && !actor->armed && !is_of_state(*actor, scene_.patterns.tables());
}

/// "The bombing of X": X suffers it, unless the words have another for that.
void RoleReader::read_verbal_noun(Asked asked, Roles& roles) const {
    bool as_object = asked.genitive == GenitiveIs::object ||
                     (asked.genitive != GenitiveIs::subject && is_transitive());
    Parts behind_l = roles.of(arabic::particle_l);
    std::erase_if(behind_l,
                  [&](const auto* part) { return names_event(scene_, part->tokens.begin); });
    const bool done_by_genitive = roles.subject.empty() && !behind_l.empty() &&
                                  !roles.genitive.empty() &&
                                  actor_of(scene_, *roles.genitive.front()) != nullptr;
    if (as_object && asked.genitive != GenitiveIs::object &&
        (!roles.object.empty() || done_by_genitive)) {
        as_object = false;
        append(behind_l, roles.object);
    }
    if (as_object) {
        prepend(roles.genitive, roles.object);
        if (!roles.agent.empty()) {
            roles.subject = roles.agent;
        }
        return;
    }
    if (!roles.genitive.empty()) {
        roles.subject = roles.genitive;
    }
    append(roles.agent, roles.subject);
}

}  // namespace khabar::events
