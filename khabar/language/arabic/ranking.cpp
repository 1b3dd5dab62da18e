#include "khabar/language/arabic/ranking.h"

#include <algorithm>
#include <limits>

#include "khabar/language/arabic/weights.h"

namespace khabar::arabic {

namespace {

constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min() / 4;

/// Whether a noun and what describes it, or a verb and its subject, agree in gender; a plural of
/// things takes the feminine singular.
bool same_gender(Traits noun, Traits other) {
    const bool things = (noun & traits::plural) != 0 && (noun & traits::human) == 0;
    if (things && (other & traits::plural) == 0) {
        return (other & traits::feminine) != 0;
    }
    constexpr Traits genders = traits::masculine | traits::feminine;
    return (noun & genders) == 0 || (other & genders) == 0 || (noun & other & genders) != 0;
}

/// Whether a noun is what a passive happens to, as far as its row says.
std::int32_t patient(Traits passive, Traits noun) {
    constexpr Traits kinds = traits::of_person | traits::of_thing;
    if ((passive & kinds) == 0 || (noun & traits::noun) == 0) {
        return 0;
    }
    const bool person = (noun & traits::human) != 0;
    return person == ((passive & traits::of_person) != 0) ? weights::patient : weights::no_patient;
}

/// A noun directly behind a verb: its subject, or its object where it shows the accusative.
std::int32_t behind_verb(Traits verb, Traits noun) {
    const bool passive = (verb & traits::passive) != 0;
    if ((noun & traits::accusative) != 0) {
        return passive ? 2 * weights::clashes : weights::object;
    }
    const bool subject = (noun & traits::nominative) != 0;
    return (same_gender(noun, verb) ? weights::agrees : weights::clashes) +
           (passive ? patient(verb, noun) + (subject ? weights::object : 0) : 0);
}

/// An adjective directly behind a noun.
std::int32_t behind_noun(Traits noun, Traits adjective) {
    const bool definite = (noun & (traits::definite | traits::bound)) != 0;
    if (definite != ((adjective & traits::definite) != 0)) {
        return 0;
    }
    constexpr Traits several = traits::dual | traits::plural;
    if ((adjective & several) != 0 && (adjective & several) != (noun & several)) {
        return 3 * weights::clashes;
    }
    return same_gender(noun, adjective) ? weights::agrees : weights::clashes;
}

/// Source: Wright II, 284-300 (apposition), 142-147 (verb and subject).
std::int32_t agreement(Traits before, Traits word) {
    if ((word & (traits::joined | traits::governed)) != 0) {
        return 0;
    }
    if ((before & traits::noun) != 0) {
        const bool genitive =
            (word & (traits::noun | traits::name)) != 0 && (word & traits::accusative) == 0;
        if ((before & traits::accusative) != 0 && genitive) {
            return weights::no_construct;
        }
        const bool describes = (word & (traits::adjective | traits::bound)) == traits::adjective;
        return describes ? behind_noun(before, word) : 0;
    }
    const bool nominal = (word & (traits::noun | traits::adjective)) != 0;
    if ((before & traits::subject_next) != 0) {
        return nominal ? behind_verb(before, word) : 0;
    }
    if ((before & traits::subject_past) != 0) {  // so this is its object
        const bool patient = nominal || (word & traits::number) != 0;
        return patient && (before & traits::passive) != 0 ? 2 * weights::clashes : 0;
    }
    return 0;
}

/// An imperfect that shows a mood by its letters wants the particle that asks for it; one that is
/// joined may have it from the verb before.
std::int32_t mood(Traits before, Traits word) {
    if ((word & (traits::shows_jussive | traits::shows_subjunctive)) == 0) {
        return 0;
    }
    const bool jussive = (word & traits::shows_jussive) != 0;
    const Traits asks =
        jussive ? traits::asks_jussive : traits::asks_jussive | traits::asks_subjunctive;
    if ((before & asks) != 0 || (word & traits::governed) != 0) {
        return 0;
    }
    return (word & traits::joined) != 0 ? weights::no_particle / 2 : weights::no_particle;
}

/// Whether the object of a verb cannot begin with such a word.
bool leaves_object_out(WordClass word) {
    return word == WordClass::preposition || word == WordClass::preposition_bound ||
           word == WordClass::phrase || word == WordClass::punctuation || word == WordClass::end ||
           word == WordClass::adverb || word == WordClass::time_adverb;
}

/// Whether a word may be the second part of a construct.
bool may_be_genitive(const Candidate& word) {
    constexpr Traits nominal = traits::noun | traits::name | traits::number;
    const bool apart = (word.traits & (traits::joined | traits::governed)) != 0;
    return !apart && ((word.traits & nominal) != 0 || word.as_word == WordClass::demonstrative ||
                      word.as_word == WordClass::quantifier);
}

/// Whether a verb of the same clause stands before.
enum class Clause : std::uint8_t { without_verb, with_verb };

std::size_t index(Clause clause) {
    return static_cast<std::size_t>(clause);
}

/// The clause behind a word.
Clause after(Clause clause, Traits word) {
    return (word & traits::ends_clause) != 0 ? Clause::without_verb
           : (word & traits::finite) != 0    ? Clause::with_verb
                                             : clause;
}

/// What a clause with a verb takes from another.
std::int32_t second_verb(Traits before, Traits word) {
    constexpr Traits nominal = traits::noun | traits::adjective | traits::name | traits::number;
    const bool verb = (word & traits::finite) != 0 && (word & traits::perfect) != 0;
    if (!verb || (word & (traits::joined | traits::governed)) != 0 || (before & nominal) == 0) {
        return 0;
    }
    // "an attack that led to": no word for "that" behind an indefinite noun
    const bool definite = (before & (traits::definite | traits::bound | traits::name)) != 0;
    return definite ? weights::second_verb : weights::second_verb / 2;
}

/// What the word before adds to `word` (nullptr: the sentence begins).
std::int32_t pair_score(const Candidate* before, const Candidate& word,
                        const Neighbours& neighbours) {
    const std::uint8_t line =
        before == nullptr ? static_cast<std::uint8_t>(WordClass::start) : before->line;
    const bool joined = (word.traits & traits::joined) != 0;
    const std::int32_t score = neighbours.score(line, word.as_word, joined);
    if (before == nullptr) {
        return score + mood(0, word.traits);
    }
    constexpr Traits rules_before = traits::noun | traits::subject_next | traits::subject_past |
                                    traits::needs_object | traits::construct;
    constexpr Traits rules_word = traits::shows_jussive | traits::shows_subjunctive;
    if ((before->traits & rules_before) == 0 && (word.traits & rules_word) == 0) {
        return score;
    }
    std::int32_t missing = 0;
    if ((before->traits & traits::needs_object) != 0 && leaves_object_out(word.as_word)) {
        missing += weights::no_object;
    }
    if ((before->traits & traits::construct) != 0) {
        missing += may_be_genitive(word) ? weights::genitive : weights::no_genitive;
    }
    return score + agreement(before->traits, word.traits) + mood(before->traits, word.traits) +
           missing;
}

}  // namespace

std::span<const Loss> Ranking::rank(std::span<const Candidates> tokens) {
    if (forward_.size() < tokens.size()) {
        forward_.resize(tokens.size());
        pairs_.resize(tokens.size());
        losses_.resize(tokens.size());
    }
    if (tokens.empty()) {
        return {};
    }
    const auto kinds = [&](std::size_t t) {
        return std::span(tokens[t].kinds.data(), tokens[t].kind_count);
    };
    for (const std::size_t i : kinds(0)) {
        const Candidate& word = tokens[0].all[i];
        forward_[0][i] = {none, none};
        forward_[0][i][index(after(Clause::without_verb, word.traits))] =
            word.own + pair_score(nullptr, word, neighbours_);
    }
    for (std::size_t t = 1; t < tokens.size(); ++t) {
        go_forward(tokens, t);
    }
    Worths rest;
    std::int32_t best = none;
    const Worths& whole = forward_[tokens.size() - 1];
    for (const std::size_t i : kinds(tokens.size() - 1)) {
        const Candidate& last = tokens.back().all[i];
        const std::int32_t end =
            neighbours_.score(last.line, WordClass::end, false) +
            ((last.traits & traits::needs_object) != 0 ? weights::no_object : 0) +
            ((last.traits & traits::construct) != 0 ? weights::no_genitive : 0);
        rest[i] = {end, end};
        best = std::max(best, std::max(whole[i][0], whole[i][1]) + end);
    }
    for (std::size_t t = tokens.size(); t-- > 0;) {
        for (const std::size_t i : kinds(t)) {
            losses_[t][i] =
                std::max(forward_[t][i][0] + rest[i][0], forward_[t][i][1] + rest[i][1]) - best;
        }
        for (std::size_t i = 0; i < tokens[t].count; ++i) {
            const std::size_t kind = tokens[t].like[i];
            if (kind != i) {
                losses_[t][i] = losses_[t][kind] + tokens[t].all[i].own - tokens[t].all[kind].own;
            }
        }
        if (t > 0) {
            go_back(tokens, t, rest);
        }
    }
    return {losses_.data(), tokens.size()};
}

void Ranking::go_forward(std::span<const Candidates> tokens, std::size_t t) {
    const Worths& before = forward_[t - 1];
    const Candidates& previous = tokens[t - 1];
    for (std::size_t k = 0; k < tokens[t].kind_count; ++k) {
        const std::size_t i = tokens[t].kinds[k];
        const Candidate& word = tokens[t].all[i];
        const std::size_t bare = index(after(Clause::without_verb, word.traits));
        const std::size_t open = index(after(Clause::with_verb, word.traits));
        Worth here = {none, none};
        for (std::size_t n = 0; n < previous.kind_count; ++n) {
            const std::size_t j = previous.kinds[n];
            const std::int32_t pair = word.own + pair_score(&previous.all[j], word, neighbours_);
            const std::int32_t second = pair + second_verb(previous.all[j].traits, word.traits);
            pairs_[t][i * max_candidates + j] = {pair, second};
            here[bare] = std::max(here[bare], before[j][0] + pair);
            here[open] = std::max(here[open], before[j][1] + second);
        }
        forward_[t][i] = here;
    }
}

/// `rest`, what the words behind token t add, becomes that of token t - 1.
void Ranking::go_back(std::span<const Candidates> tokens, std::size_t t, Worths& rest) const {
    Worths behind;  // of each word, by the clause before it
    for (std::size_t k = 0; k < tokens[t].kind_count; ++k) {
        const std::size_t i = tokens[t].kinds[k];
        const Traits word = tokens[t].all[i].traits;
        behind[i] = {rest[i][index(after(Clause::without_verb, word))],
                     rest[i][index(after(Clause::with_verb, word))]};
    }
    Worths before;
    for (std::size_t n = 0; n < tokens[t - 1].kind_count; ++n) {
        const std::size_t j = tokens[t - 1].kinds[n];
        Worth here = {none, none};
        for (std::size_t k = 0; k < tokens[t].kind_count; ++k) {
            const std::size_t i = tokens[t].kinds[k];
            const Worth& pair = pairs_[t][i * max_candidates + j];
            here[0] = std::max(here[0], behind[i][0] + pair[0]);
            here[1] = std::max(here[1], behind[i][1] + pair[1]);
        }
        before[j] = here;
    }
    rest = before;
}

}  // namespace khabar::arabic
