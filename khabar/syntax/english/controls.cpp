#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "khabar/syntax/english/parts.h"
#include "khabar/syntax/parts.h"

namespace khabar::syntax {

namespace {

constexpr std::size_t max_steps = 6;  // why: a pronoun's word stands no more clauses above it

bool is_third_person(std::string_view word) {
    static constexpr std::array<std::string_view, 4> words{"he", "she", "it", "they"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Who does what a predicate without a subject of its own tells.
class EnglishControls {
public:
    EnglishControls(EnglishSentence& sentence, EnglishMemory& memory)
        : s_(sentence), memory_(memory) {}

    void run() {
        for (const Controlled& each : s_.controlled) {
            take_from(each.clause, each.governor, each.same);
        }
        for (std::uint32_t c = s_.open.first; c < s_.open.last(); ++c) {
            resolve_pronoun(c);
        }
        for (std::uint32_t c = s_.open.first; c < s_.open.last(); ++c) {
            resolve_speaker(c);
        }
        for (std::uint32_t c = s_.open.first; c < s_.open.last(); ++c) {
            resolve_object(c);
            of_noun(c);
        }
        remember();
    }

private:
    void take_from(std::uint32_t child, std::uint32_t governor, bool same) {
        Clause& clause = s_.clause(child);
        if (has(clause, ClauseRole::subject)) {
            return;
        }
        const Clause& from = s_.clause(governor);
        if (!same && from.verb && !from.passive && take_object(from, clause)) {
            return;
        }
        if (has(from, ClauseRole::subject)) {
            copy_subject(from, clause);
        } else if (!from.verb && from.parent) {
            copy_subject(s_.open.parent(from), clause);  // "made an attempt to flee"
        }
    }

    /// "Urged X to leave", "accused X of bombing".
    bool take_object(const Clause& from, Clause& clause) const {
        bool found = false;
        for (const Clause::Part& part : from.parts) {
            const bool who = s_.open.actor(part) != nullptr || is_somebody(part);
            const bool whom = !part.inherited || from.link == ClauseLink::relative;
            if (part.role == ClauseRole::object && who && whom &&
                part.tokens.begin < clause.predicate && clause.parts.size() < max_parts) {
                inherit_as(ClauseRole::subject, clause, part);
                found = true;
            }
        }
        return found;
    }

    /// A pronoun, or words that name people.
    [[nodiscard]] bool is_somebody(const Clause::Part& part) const {
        for (std::uint32_t at = part.tokens.begin; at < part.tokens.end; ++at) {
            const Features& word = s_.open.grammar.text.best(at).features;
            if (word.part == PartOfSpeech::pronoun || word.human) {
                return true;
            }
        }
        return false;
    }

    /// "X said it would": the pronoun stands for the subject of what governs its clause, or for
    /// who acted last.
    void resolve_pronoun(std::uint32_t c) {
        Clause& clause = s_.clause(c);
        const auto pronoun =
            std::find_if(clause.parts.begin(), clause.parts.end(), [&](const Clause::Part& part) {
                return part.role == ClauseRole::subject && !part.mention &&
                       part.tokens.end == part.tokens.begin + 1 &&
                       is_third_person(s_.open.grammar.text.folded(part.tokens.begin));
            });
        if (pronoun == clause.parts.end()) {
            return;
        }
        const std::string_view word = s_.open.grammar.text.folded(pronoun->tokens.begin);
        if (const auto who = antecedent(clause, pronoun->tokens.begin, word)) {
            inherit_as(ClauseRole::subject, clause, *who);
        }
    }

    /// "'We accept it,' said X": who speaks, here or in the sentence before.
    void resolve_speaker(std::uint32_t c) {
        Clause& clause = s_.clause(c);
        const auto pronoun =
            std::find_if(clause.parts.begin(), clause.parts.end(), [&](const Clause::Part& part) {
                const std::string_view word = s_.open.grammar.text.folded(part.tokens.begin);
                return part.role == ClauseRole::subject && !part.mention &&
                       part.tokens.end == part.tokens.begin + 1 && (word == "we" || word == "i");
            });
        if (pronoun == clause.parts.end()) {
            return;
        }
        const auto who = speaker_above(clause);
        if (who && s_.open.actor(*who) != nullptr) {
            inherit_as(ClauseRole::subject, clause, *who);
        }
    }

    [[nodiscard]] std::optional<Clause::Part> speaker_above(const Clause& clause) const {
        const Clause* above = &clause;
        for (std::size_t steps = 0; steps < max_steps && above->parent; ++steps) {
            const bool said = above->link == ClauseLink::content;
            above = &s_.open.parent(*above);
            if (!said || !above->verb || !s_.open.grammar.is_speech(above->lemma)) {
                continue;
            }
            for (const Clause::Part& part : above->parts) {
                if (part.role == ClauseRole::subject && part.mention) {
                    return part;
                }
            }
            return std::nullopt;
        }
        return in_quotation(clause.predicate) ? memory_.speaker : std::nullopt;
    }

    [[nodiscard]] std::optional<Clause::Part> antecedent(const Clause& clause, std::uint32_t at,
                                                         std::string_view word) const {
        const bool quoted = in_quotation(at);
        const Clause* above = &clause;
        for (std::size_t steps = 0; steps < max_steps && above->parent; ++steps) {
            above = &s_.open.parent(*above);
            for (const Clause::Part& part : above->parts) {
                const ActorMention* actor = s_.open.actor(part);
                if (part.role == ClauseRole::subject && part.tokens.begin < at &&
                    actor != nullptr && (agrees(word, *actor) || speaks_for(word, *actor)) &&
                    (!quoted || !quote_between(part.tokens.begin, at))) {
                    return part;
                }
            }
        }
        if (above != &clause && above->predicate < at) {
            return std::nullopt;
        }
        if (word == "it" && memory_.thing) {
            return std::nullopt;
        }
        const auto who = word == "they" && memory_.many      ? memory_.many
                         : is_one_human(word) && memory_.one ? memory_.one
                         : word == "it" && memory_.body      ? memory_.body
                                                             : memory_.last;
        const ActorMention* actor = who ? s_.open.actor(*who) : nullptr;
        return quoted || (actor != nullptr && !agrees(word, *actor)) ? std::nullopt : who;
    }

    static bool is_one_human(std::string_view word) { return word == "he" || word == "she"; }

    /// "A spokesman for the army denied that it": whom he speaks for.
    static bool speaks_for(std::string_view word, const ActorMention& actor) {
        return word == "it" && actor.person && actor.name.empty() && !actor.sectors.empty() &&
               actor.sectors.front() != "CVL";
    }

    /// "They" is no single person, "he" no crowd, "it" neither.
    static bool agrees(std::string_view word, const ActorMention& actor) {
        if (word == "it") {
            return !actor.person && !actor.plural;
        }
        return word == "they" ? !actor.person : !is_one_human(word) || !actor.plural;
    }

    [[nodiscard]] bool is_quote(std::uint32_t token) const {
        const std::string_view sign = s_.open.grammar.text.folded(token);
        return sign == "\"" || sign == "\xE2\x80\x9C" || sign == "\xE2\x80\x9D" || sign == "''" ||
               sign == "``";
    }

    [[nodiscard]] bool quote_between(std::uint32_t first, std::uint32_t last) const {
        bool found = false;
        for (std::uint32_t at = first; at < last && !found; ++at) {
            found = is_quote(at);
        }
        return found;
    }

    /// Who speaks is not the one whom his words call "he" or "they".
    [[nodiscard]] bool in_quotation(std::uint32_t token) const {
        bool open = false;
        for (std::uint32_t at = s_.units.front().tokens.begin; at < token; ++at) {
            open = open != is_quote(at);
        }
        return open;
    }

    /// "Found the governor guilty and jailed him", "hanged two men after accusing them": whom the
    /// verb before it has as its object.
    void resolve_object(std::uint32_t c) {
        Clause& clause = s_.clause(c);
        const bool gerund = clause.link == ClauseLink::adjunct &&
                            s_.open.grammar.text.folded(clause.predicate).ends_with("ing");
        if (!clause.verb || clause.passive || !clause.parent ||
            !(clause.link == ClauseLink::coordinate || gerund)) {
            return;
        }
        const auto pronoun =
            std::find_if(clause.parts.begin(), clause.parts.end(), [&](const Clause::Part& part) {
                const std::string_view word = s_.open.grammar.text.folded(part.tokens.begin);
                return part.role == ClauseRole::object && !part.mention &&
                       part.tokens.end == part.tokens.begin + 1 &&
                       (word == "him" || word == "her" || word == "them");
            });
        if (pronoun == clause.parts.end()) {
            return;
        }
        const bool many = s_.open.grammar.text.folded(pronoun->tokens.begin) == "them";
        const Clause& before = s_.open.parent(clause);
        const ClauseRole role = before.passive ? ClauseRole::subject : ClauseRole::object;
        const auto whom =
            std::find_if(before.parts.begin(), before.parts.end(), [&](const Clause::Part& part) {
                const ActorMention* actor = s_.open.actor(part);
                return part.role == role && actor != nullptr && actor->plural == many;
            });
        if (whom != before.parts.end()) {
            inherit_as(ClauseRole::object, clause, Clause::Part(*whom));
        }
    }

    /// "Began the withdrawal", "his resignation": done by the subject of the verb that governs the
    /// noun, unless that only tells of it.
    void of_noun(std::uint32_t c) {
        Clause& noun = s_.clause(c);
        if (noun.verb || !noun.parent || has(noun, ClauseRole::subject)) {
            return;
        }
        const Clause& parent = s_.open.parent(noun);
        if (!parent.verb) {
            return;
        }
        const EnglishUnit& unit = s_.units[s_.open.unit_of(c)];
        if (unit.his) {
            const bool suffers = s_.open.grammar.is_transitive(noun.lemma) &&
                                 !has(noun, ClauseRole::genitive) &&
                                 !has(noun, ClauseRole::oblique);
            for (const Clause::Part& part : parent.parts) {
                if (part.role == ClauseRole::subject && part.tokens.begin < noun.predicate) {
                    inherit_as(suffers ? ClauseRole::genitive : ClauseRole::subject, noun, part);
                }
            }
            return;
        }
        if (fights_on(noun, parent)) {
            for (const Clause::Part& part : parent.parts) {
                if (part.role == ClauseRole::subject) {
                    inherit_as(ClauseRole::subject, noun, part);
                }
            }
            return;
        }
        const bool tells = s_.open.grammar.is_speech(parent.lemma) &&
                           !s_.open.grammar.denies(parent.lemma) && !announces(parent, noun) &&
                           !answers_with(parent, noun);
        const bool engaged = takes_part(parent, noun);
        const bool hangs = noun.link == ClauseLink::governed || engaged;
        const bool light = !engaged && !s_.open.grammar.light_rows(parent.lemma).empty();
        if (!hangs || tells || (parent.passive && !engaged) || has(noun, ClauseRole::agent) ||
            light) {
            return;
        }
        const bool oblique =
            std::any_of(parent.parts.begin(), parent.parts.end(), [&](const Clause::Part& part) {
                return part.role == ClauseRole::oblique && part.tokens.holds(noun.predicate);
            });
        if (!oblique || !take_object(parent, noun)) {
            for (const Clause::Part& part : parent.parts) {
                if (part.role == ClauseRole::subject && !part.tokens.holds(noun.predicate)) {
                    inherit(noun, part);
                }
            }
        }
    }

    [[nodiscard]] bool is_lemma(const Clause& clause,
                                std::span<const std::string_view> lemmas) const {
        const std::string_view lemma = s_.open.grammar.tables.cell(clause.lemma, "lemma");
        return std::find(lemmas.begin(), lemmas.end(), lemma) != lemmas.end();
    }

    /// "Took the hill after fighting with X".
    [[nodiscard]] bool fights_on(const Clause& noun, const Clause& parent) const {
        return noun.link == ClauseLink::adjunct && !parent.passive &&
               !s_.open.grammar.is_speech(parent.lemma) && !has(noun, ClauseRole::agent) &&
               std::any_of(noun.parts.begin(), noun.parts.end(), [&](const Clause::Part& part) {
                   return part.role == ClauseRole::oblique && part.particle == "with" &&
                          !part.inherited && s_.open.actor(part) != nullptr;
               });
    }

    /// "Were engaged in shelling": passive in its form alone.
    [[nodiscard]] bool takes_part(const Clause& parent, const Clause& noun) const {
        static constexpr std::array<std::string_view, 3> verbs{"engage", "involve", "implicate"};
        return is_lemma(parent, verbs) &&
               std::any_of(parent.parts.begin(), parent.parts.end(), [&](const auto& part) {
                   return part.particle == "in" && part.tokens.holds(noun.predicate);
               });
    }

    /// "Responded with air strikes": a deed, and no words.
    [[nodiscard]] bool answers_with(const Clause& parent, const Clause& noun) const {
        return std::any_of(parent.parts.begin(), parent.parts.end(), [&](const Clause::Part& part) {
            return part.role == ClauseRole::oblique && part.particle == "with" &&
                   part.tokens.holds(noun.predicate);
        });
    }

    /// "Announced a suspension of flights": his own deed, unless it befalls somebody.
    [[nodiscard]] bool announces(const Clause& parent, const Clause& noun) const {
        static constexpr std::array<std::string_view, 3> verbs{"announce", "declare", "proclaim"};
        return is_lemma(parent, verbs) &&
               std::none_of(noun.parts.begin(), noun.parts.end(), [&](const Clause::Part& part) {
                   return part.role == ClauseRole::genitive && s_.open.actor(part) != nullptr;
               });
    }

    /// "The war began": whether the first verb of the sentence is of no actor.
    [[nodiscard]] bool is_of_thing() {
        for (std::uint32_t c = s_.open.first; c < s_.open.last(); ++c) {
            const Clause& clause = s_.clause(c);
            if (!clause.verb || clause.link != ClauseLink::none) {
                continue;
            }
            const auto is_subject = [](const Clause::Part& part) {
                return part.role == ClauseRole::subject;
            };
            return std::any_of(clause.parts.begin(), clause.parts.end(), is_subject) &&
                   std::none_of(clause.parts.begin(), clause.parts.end(),
                                [&](const Clause::Part& part) {
                                    return is_subject(part) && s_.open.actor(part) != nullptr;
                                });
        }
        return false;
    }

    void remember() {
        memory_.thing = is_of_thing();
        for (std::uint32_t c = s_.open.first; c < s_.open.last(); ++c) {
            const Clause& clause = s_.clause(c);
            if (!clause.verb || clause.link == ClauseLink::relative) {
                continue;
            }
            for (const Clause::Part& part : clause.parts) {
                const ActorMention* actor = s_.open.actor(part);
                if (part.role != ClauseRole::subject || actor == nullptr) {
                    continue;
                }
                memory_.last = part;
                if (s_.open.grammar.is_speech(clause.lemma)) {
                    memory_.speaker = part;
                }
                if (!actor->plural && !actor->person) {
                    memory_.body = part;
                }
                if (actor->plural) {
                    memory_.many = part;
                } else {
                    memory_.one = part;
                }
            }
        }
    }

    EnglishSentence& s_;
    EnglishMemory& memory_;
};

}  // namespace

void take_english_subjects(EnglishSentence& sentence, EnglishMemory& memory) {
    EnglishControls(sentence, memory).run();
}

}  // namespace khabar::syntax
