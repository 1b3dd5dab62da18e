#include "khabar/attribution/arabic/said_words.h"

#include <algorithm>
#include <string_view>

#include "khabar/attribution/phrases.h"
#include "khabar/attribution/signs.h"
#include "khabar/language/arabic/particles.h"
#include "khabar/language/valency.h"

namespace khabar::attribution {

namespace {

constexpr std::uint32_t max_quoted_name = 5;  // why: "the Syrian Observatory", no speech
constexpr std::uint32_t max_construct = 3;    // why: nouns in a row that share one particle

}  // namespace

/// What the search for the words said has met so far.
struct SaidWords::Reach {
    const Stretch& sentence;
    std::optional<std::uint32_t> noun;  ///< the first event noun that may be what is said
    bool verb_met = false;              ///< a verb that says more of a name
};

void SaidWords::find(const Stretch& sentence, Saying& saying) const {
    const Clause& clause = scene_.clauses[saying.clause];
    if (saying.speech.is_source) {
        if (is_source_noun(saying)) {
            saying.said = {clause.predicate + 1, noun_end(sentence, clause.predicate, true)};
        }
        return;
    }
    Reach reach{sentence, std::nullopt, false};
    for (std::uint32_t at = clause.predicate + 1; at < sentence.tokens.end; ++at) {
        if (is_quote(scene_.text, at)) {
            const auto close = closing_quote(scene_.text, at, sentence.tokens.end);
            const std::uint32_t end = close.value_or(sentence.tokens.end);
            const bool speech = std::any_of(
                scene_.clauses.begin() + sentence.first, scene_.clauses.begin() + sentence.last,
                [&](const Clause& c) { return c.verb && at < c.predicate && c.predicate < end; });
            if (speech || end - at > max_quoted_name) {
                if (!reach.noun) {
                    saying.said = {at + 1, end};
                    saying.quoted = true;
                }
                break;
            }
            at = end;
            continue;
        }
        if (opens(reach, at, saying)) {
            return;
        }
        const auto c = clause_of(sentence, at);
        if (is_stop(scene_.text, at) || (c && ends_search(reach, at, *c))) {
            break;
        }
        if (c && !scene_.clauses[*c].verb && !reach.noun && is_content_noun(saying, *c)) {
            reach.noun = at;
        }
    }
    if (saying.said.empty() && reach.noun && !is_relative(scene_, sentence, clause.predicate)) {
        saying.said = {*reach.noun, noun_end(sentence, *reach.noun, false)};
    }
    if (saying.said.empty() && is_told_after(sentence, saying)) {
        saying.said = {sentence.tokens.begin, clause.predicate};
    }
}

/// A colon, or "that": what is said begins behind it.
bool SaidWords::opens(Reach& reach, std::uint32_t token, Saying& saying) const {
    const std::uint32_t end = reach.sentence.tokens.end;
    if (is_colon(scene_.text, token) && token + 1 < end && !reach.verb_met) {
        saying.said = {token + 1, end};
        if (is_quote(scene_.text, token + 1)) {
            saying.quoted = true;
            saying.said.end = closing_quote(scene_.text, token + 1, end).value_or(end);
        }
        return true;
    }
    if (!is_that(scene_.text, token) ||
        (reach.noun && (reach.verb_met || is_joined(scene_.text, token)))) {
        return false;
    }
    const std::uint32_t before = token - 1;
    const bool circumstance = scene_.text.best(before).features.role == WordRole::preposition &&
                              scene_.text.best(before).pronoun.span.empty() &&
                              before != scene_.clauses[saying.clause].predicate &&
                              !leads_to_that(scene_.text, before);
    if (circumstance) {
        return false;  // "before that", "although": not what is said
    }
    saying.said = {token, saying.speech.calls ? phrase_end(token, end) : end};
    return true;
}

/// "Called it a crime": no more than the phrase.
std::uint32_t SaidWords::phrase_end(std::uint32_t token, std::uint32_t end) const {
    while (token < end && !is_sign(scene_.text, token)) {
        ++token;
    }
    return token;
}

/// Another verb ends the search, unless it says more of a name ("an officer who ...").
bool SaidWords::ends_search(Reach& reach, std::uint32_t token, std::uint32_t clause) const {
    const auto speech = rows_.of(scene_.clauses[clause]);
    if (speech && speech->participle) {
        return true;
    }
    if (!scene_.clauses[clause].verb) {
        return false;
    }
    const WordRole before = role_before(scene_.text, token, reach.sentence.tokens.begin);
    const bool relative = is_relative(scene_, reach.sentence, token);
    if (!relative && (reach.noun || is_joined(scene_.text, token) ||
                      before == WordRole::subordinator || is_sign(scene_.text, token - 1))) {
        return true;
    }
    reach.verb_met = true;
    return false;
}

/// An event noun that a verb of saying may have as its object: not one in a circumstance ("during a
/// meeting"), nor in the name of who speaks.
bool SaidWords::is_content_noun(const Saying& saying, std::uint32_t clause) const {
    const Clause& verb = scene_.clauses[saying.clause];
    const Clause& noun = scene_.clauses[clause];
    // a statement or a report says more behind it; an accusation that is denied was made by others
    const auto telling = rows_.of(noun);
    if (!saying.speech.takes_nouns ||
        (telling && (!telling->takes_nouns || telling->act == SpeechAct::claimed))) {
        return false;
    }
    const auto holds = [&](const Clause::Part& part) {
        return part.role == ClauseRole::subject && part.tokens.begin != noun.predicate &&
               part.tokens.holds(noun.predicate);
    };
    if (std::any_of(verb.parts.begin(), verb.parts.end(), holds) ||
        is_that(scene_.text, noun.predicate - 1)) {
        return false;
    }
    const std::string_view valency = scene_.tables.cell(verb.lemma, "valency");
    std::uint32_t at = noun.predicate;
    for (std::uint32_t steps = 0; steps <= max_construct && at > verb.predicate + 1; ++steps) {
        const Reading& word = scene_.text.best(at);
        const std::string_view attached = arabic::attached_particle(word.before.preposition);
        if (!attached.empty()) {
            return asks_for(valency, attached) || behind_object(verb, at);
        }
        if (at == noun.predicate && word.features.accusative) {
            return true;
        }
        const Reading& before = scene_.text.best(at - 1);
        if (before.features.role == WordRole::preposition && before.lemma) {
            std::string_view form = scene_.tables.cell(*before.lemma, "form");
            return asks_for(valency, form.substr(0, form.find('|'))) || behind_object(verb, at - 1);
        }
        const bool construct = before.features.part == PartOfSpeech::noun &&
                               !before.features.definite && before.pronoun.span.empty() &&
                               before.features.role == WordRole::none && at - 1 > verb.predicate &&
                               !rows_.is_noun(at - 1);  // "announced in a statement the death"
        if (!construct) {
            return true;
        }
        --at;
    }
    return true;
}

/// A particle right behind the object: "denied his part in", "announced their success in".
bool SaidWords::behind_object(const Clause& verb, std::uint32_t token) const {
    return std::any_of(verb.parts.begin(), verb.parts.end(), [&](const Clause::Part& part) {
        const bool thing = part.role == ClauseRole::object ||
                           (part.role == ClauseRole::subject &&
                            !scene_.text.best(part.tokens.begin).pronoun.span.empty());
        return thing && part.particle.empty() && part.tokens.end == token &&
               part.tokens.begin > verb.predicate;
    });
}

/// Where the words that hang on an event noun end: at the next verb that says no more of them; a
/// `brief` one reaches no farther than a comma.
std::uint32_t SaidWords::noun_end(const Stretch& sentence, std::uint32_t noun, bool brief) const {
    bool open = false;  // a verb that says more of a noun, so that a joined one may go on with it
    for (std::uint32_t at = noun + 1; at < sentence.tokens.end; ++at) {
        if (is_stop(scene_.text, at) || is_colon(scene_.text, at) ||
            (brief && is_comma(scene_.text, at)) || turn_at(scene_, at, sentence.tokens.end) > 0) {
            return at;
        }
        const auto c = clause_of(sentence, at);
        if (!c) {
            continue;
        }
        const auto speech = rows_.of(scene_.clauses[*c]);
        if (speech && speech->participle) {
            return at;
        }
        if (!scene_.clauses[*c].verb) {
            continue;
        }
        const WordRole before = role_before(scene_.text, at, noun);
        const bool hangs = before == WordRole::relative || before == WordRole::subordinator ||
                           before == WordRole::complementizer ||
                           (!is_joined(scene_.text, at) && !is_sign(scene_.text, at - 1) &&
                            !scene_.text.best(at - 1).features.definite &&
                            scene_.text.best(at - 1).pronoun.span.empty());
        if (!hangs && !(open && is_joined(scene_.text, at))) {
            return at;
        }
        open = true;
    }
    return sentence.tokens.end;
}

/// "...", said the mayor: a verb behind a closing quote with nothing of its own behind it.
bool SaidWords::is_told_after(const Stretch& sentence, const Saying& saying) const {
    const Clause& clause = scene_.clauses[saying.clause];
    std::uint32_t before = clause.predicate;
    if (!clause.verb || saying.speech.act == SpeechAct::denied || before == sentence.tokens.begin) {
        return false;
    }
    --before;
    if ((is_comma(scene_.text, before) || is_dash(scene_.text, before)) &&
        before > sentence.tokens.begin) {
        --before;
    }
    return is_quote(scene_.text, before);
}

/// "Reports of clashes": a noun that is a source itself, behind a particle or as a subject, with
/// what it tells of behind it; not one that a verb has as its object ("gathered reports of").
bool SaidWords::is_source_noun(const Saying& saying) const {
    const Clause& noun = scene_.clauses[saying.clause];
    const std::uint32_t at = noun.predicate;
    std::uint32_t next = at + 1;
    while (next < scene_.text.size() &&
           scene_.text.best(next).features.part == PartOfSpeech::adjective && next < at + 3) {
        ++next;
    }
    const bool tells =
        next < scene_.text.size() && scene_.text.best(next).features.role == WordRole::preposition;
    const bool behind = scene_.text.best(at).before.preposition != 0 ||
                        scene_.text.best(at).before.conjunction != 0 || at == 0 ||
                        scene_.text.best(at - 1).features.role == WordRole::preposition ||
                        is_sign(scene_.text, at - 1);
    return tells && behind;
}

std::optional<std::uint32_t> SaidWords::clause_of(const Stretch& sentence,
                                                  std::uint32_t token) const {
    const auto begin = scene_.clauses.begin() + sentence.first;
    const auto end = scene_.clauses.begin() + sentence.last;
    const auto found = std::lower_bound(
        begin, end, token, [](const Clause& c, std::uint32_t at) { return c.predicate < at; });
    if (found == end || found->predicate != token) {
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(found - scene_.clauses.begin());
}

}  // namespace khabar::attribution
