#include "khabar/attribution/sayings.h"

#include <algorithm>
#include <string>

#include "khabar/attribution/phrases.h"
#include "khabar/attribution/signs.h"
#include "khabar/language/valency.h"

namespace khabar::attribution {

namespace {

constexpr std::uint32_t max_quoted_name = 5;  // why: "the Syrian Observatory", no speech
constexpr std::uint32_t max_turn = 3;         // why: "at the same time"
constexpr std::uint32_t max_construct = 3;    // why: nouns in a row that share one particle

/// What has both a subject and an object is none, whatever its letters allow.
bool is_passive(const Clause& clause) {
    return clause.passive &&
           std::none_of(clause.parts.begin(), clause.parts.end(), [](const Clause::Part& part) {
               return part.role == ClauseRole::object && !part.inherited && part.mention;
           });
}

constexpr std::string_view particle_of(char preposition) {
    switch (preposition) {
        case 'b':
            return "\xD8\xA8";
        case 'l':
            return "\xD9\x84";
        case 'k':
            return "\xD9\x83";
        default:
            return {};
    }
}

}  // namespace

/// What the search for the words said has met so far.
struct SayingFinder::Reach {
    const Stretch& sentence;
    std::optional<std::uint32_t> noun;  ///< the first event noun that may be what is said
    bool verb_met = false;              ///< a verb that says more of a name
};

std::vector<Saying> SayingFinder::of(const Stretch& sentence, std::uint32_t head,
                                     const Memory& memory) const {
    std::vector<Saying> sayings;
    for (std::uint32_t c = sentence.first; c < sentence.last; ++c) {
        if (auto saying = read(sentence, head, c)) {
            sayings.push_back(std::move(*saying));
        }
    }
    for (std::size_t i = 0; i < sayings.size(); ++i) {
        place(sentence, sayings, i);
        name_speakers(sentence, head, sayings, i, memory);
    }
    return sayings;
}

std::optional<Saying> SayingFinder::read(const Stretch& sentence, std::uint32_t head,
                                         std::uint32_t clause) const {
    const Clause& here = scene_.clauses[clause];
    const auto speech = rows_.of(here);
    if (!speech || here.predicate < head) {
        return std::nullopt;
    }
    const bool negated = here.predicate > sentence.tokens.begin && here.verb &&
                         scene_.text.best(here.predicate - 1).features.role == WordRole::negation;
    const bool ahead = here.verb && scene_.text.best(here.predicate).before.future;
    if (ahead || (negated && speech->act != SpeechAct::denied)) {
        return std::nullopt;  // "did not confirm", "will announce": nothing is said
    }
    Saying saying;
    saying.clause = clause;
    saying.speech = *speech;
    saying.begin = here.predicate;
    for (const Clause::Part& part : here.parts) {
        if (part.role == ClauseRole::subject && !part.inherited && part.tokens.begin >= head) {
            saying.begin = std::min(saying.begin, part.tokens.begin);
        }
    }
    find_said(sentence, saying);
    if (saying.said.empty()) {
        return std::nullopt;
    }
    return saying;
}

// ---- the words that are said ------------------------------------------------------------------

void SayingFinder::find_said(const Stretch& sentence, Saying& saying) const {
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
    const bool relative =
        role_before(scene_.text, clause.predicate, sentence.tokens.begin) == WordRole::relative;
    if (saying.said.empty() && reach.noun && !relative) {
        saying.said = {*reach.noun, noun_end(sentence, *reach.noun, false)};
    }
    if (saying.said.empty() && is_told_after(sentence, saying)) {
        saying.said = {sentence.tokens.begin, clause.predicate};
    }
}

/// A colon, or "that": what is said begins behind it.
bool SayingFinder::opens(Reach& reach, std::uint32_t token, Saying& saying) const {
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
std::uint32_t SayingFinder::phrase_end(std::uint32_t token, std::uint32_t end) const {
    while (token < end && !is_sign(scene_.text, token)) {
        ++token;
    }
    return token;
}

/// Another verb ends the search, unless it says more of a name ("an officer who ...").
bool SayingFinder::ends_search(Reach& reach, std::uint32_t token, std::uint32_t clause) const {
    const auto speech = rows_.of(scene_.clauses[clause]);
    if (speech && speech->participle) {
        return true;
    }
    if (!scene_.clauses[clause].verb) {
        return false;
    }
    const WordRole before = role_before(scene_.text, token, reach.sentence.tokens.begin);
    const bool relative = before == WordRole::relative;
    if (!relative && (reach.noun || is_joined(scene_.text, token) ||
                      before == WordRole::subordinator || is_sign(scene_.text, token - 1))) {
        return true;
    }
    reach.verb_met = true;
    return false;
}

/// An event noun that a verb of saying may have as its object: not one in a circumstance ("during a
/// meeting"), nor in the name of who speaks.
bool SayingFinder::is_content_noun(const Saying& saying, std::uint32_t clause) const {
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
        const std::string_view attached = particle_of(word.before.preposition);
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
bool SayingFinder::behind_object(const Clause& verb, std::uint32_t token) const {
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
std::uint32_t SayingFinder::noun_end(const Stretch& sentence, std::uint32_t noun,
                                     bool brief) const {
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
                            !scene_.text.best(at - 1).features.definite);
        if (!hangs && !(open && is_joined(scene_.text, at))) {
            return at;
        }
        open = true;
    }
    return sentence.tokens.end;
}

/// "...", said the mayor: a verb behind a closing quote with nothing of its own behind it.
bool SayingFinder::is_told_after(const Stretch& sentence, const Saying& saying) const {
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
bool SayingFinder::is_source_noun(const Saying& saying) const {
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

// ---- how sayings lie in one another -----------------------------------------------------------

/// A saying that is joined, or a participle, ends what was said before it; any other is said by
/// whom it stands in.
void SayingFinder::place(const Stretch& sentence, std::vector<Saying>& sayings,
                         std::size_t at) const {
    Saying& here = sayings[at];
    const Clause& clause = scene_.clauses[here.clause];
    const std::uint32_t first = here.begin;
    const bool joined = is_joined(scene_.text, first) || is_joined(scene_.text, clause.predicate);
    bool turned = false;  // "while X said", "however, X said"
    for (std::uint32_t back = 1; back <= max_turn && first >= sentence.tokens.begin + back;
         ++back) {
        turned = turned || turn_at(scene_, first - back, sentence.tokens.end) == back;
    }
    const bool anew = here.speech.participle || (clause.verb && (joined || turned));
    const bool dropped = clause.verb && subjects(clause, sentence.tokens.begin).empty();
    for (std::size_t i = 0; i < at; ++i) {
        Saying& before = sayings[i];
        if (!before.said.holds(here.begin) || here.said.begin < here.begin) {
            continue;
        }
        // "a witness said that the protesters shouted and they called it ...": they, not the
        // witness
        const bool others = dropped && !before.links.empty() && !turned &&
                            !can_be_subject(third_person(clause), before.speaker);
        if (anew && !others && !before.quoted && !before.speech.is_source) {
            before.said.end = here.begin;
        } else {
            here.nested = true;
        }
    }
}

// ---- who speaks -------------------------------------------------------------------------------

void SayingFinder::name_speakers(const Stretch& sentence, std::uint32_t head,
                                 std::vector<Saying>& sayings, std::size_t at,
                                 const Memory& memory) const {
    Saying& saying = sayings[at];
    const Clause& clause = scene_.clauses[saying.clause];
    const Span cue = scene_.text.span({clause.predicate, clause.predicate + 1});
    if (saying.speech.is_source) {
        std::uint32_t end = clause.predicate + 1;
        while (end < sentence.tokens.end &&
               scene_.text.best(end).features.part == PartOfSpeech::adjective) {
            ++end;
        }
        const Span who = scene_.text.span({clause.predicate, end});
        saying.links.push_back({SourceKind::unnamed, saying.speech.act, who, cue, {}, {}});
        return;
    }
    const bool passive = clause.verb && is_passive(clause);
    const auto parts = subjects(clause, head);
    if (saying.speech.participle) {
        take_dropped(sentence, sayings, at, memory);
    } else if (!parts.empty()) {
        take_subjects(parts, saying);
    } else if (const auto topic = topic_of(sentence, clause); topic && !passive) {
        take_subjects({&*topic}, saying);
    } else if (clause.verb && !passive) {
        take_dropped(sentence, sayings, at, memory);
    }
    take_spoken_to(sentence, saying);
    go_on_with_agency(memory, saying);
    take_quoted(saying);
}

/// "Officials told the agency X ... And the officials said": X goes on passing it on.
void SayingFinder::go_on_with_agency(const Memory& memory, Saying& saying) const {
    const Memory::Voice* last = memory.last();
    if (last == nullptr || saying.links.size() != 1 || last->links.size() < 2 ||
        last->links.front().kind != SourceKind::agency ||
        !speakers_.same(last->links.back(), saying.links.front())) {
        return;
    }
    saying.links.insert(saying.links.begin(), last->links.begin(), last->links.end() - 1);
}

/// Who is told to say it: the subject, the agent of a passive, the noun behind a verbal noun.
std::vector<const Clause::Part*> SayingFinder::subjects(const Clause& clause,
                                                        std::uint32_t head) const {
    std::vector<const Clause::Part*> found;
    for (const Clause::Part& part : clause.parts) {
        const bool own = !part.inherited && part.tokens.begin >= head;
        const bool says =
            part.role == ClauseRole::agent ||
            (part.role == ClauseRole::subject && clause.verb && !is_passive(clause)) ||
            (part.role == ClauseRole::genitive && !clause.verb &&
             !scene_.text.best(clause.predicate).features.definite);
        // what has a pronoun, or is an event, is what is said: "denied his part in"
        const Reading& first = scene_.text.best(part.tokens.begin);
        const bool thing = !part.mention && (!first.pronoun.span.empty() ||
                                             first.features.verb_form == VerbForm::verbal_noun);
        if (own && says && !thing) {
            found.push_back(&part);
        }
    }
    const bool behind = std::any_of(found.begin(), found.end(), [&](const Clause::Part* part) {
        return part->tokens.begin > clause.predicate;
    });
    if (!found.empty() || behind || !clause.verb || is_passive(clause)) {
        return found;
    }
    // behind a dateline that was taken for the subject, the subject was taken for the object
    const bool dateline =
        std::any_of(clause.parts.begin(), clause.parts.end(), [&](const Clause::Part& part) {
            return part.role == ClauseRole::subject && !part.inherited && part.tokens.begin < head;
        });
    for (const Clause::Part& part : clause.parts) {
        if (dateline && part.role == ClauseRole::object && part.mention && found.empty()) {
            found.push_back(&part);
        }
    }
    return found;
}

/// "But critics say": the noun right before a verb that is not joined, where nothing else claims
/// it.
std::optional<Clause::Part> SayingFinder::topic_of(const Stretch& sentence,
                                                   const Clause& clause) const {
    const std::uint32_t verb = clause.predicate;
    if (!clause.verb || verb < sentence.tokens.begin + 2 || is_joined(scene_.text, verb)) {
        return std::nullopt;
    }
    const auto opens = [&](std::uint32_t first) {
        const Reading& word = scene_.text.best(first);
        const WordRole before = scene_.text.best(first - 1).features.role;
        return word.before.preposition == 0 &&
               (is_sign(scene_.text, first - 1) || before == WordRole::coordinator ||
                before == WordRole::subordinator || is_that(scene_.text, first - 1));
    };
    for (std::size_t i = first_mention_from(scene_.mentions, sentence.tokens.begin + 1);
         i < scene_.mentions.size() && scene_.mentions[i].tokens.begin < verb; ++i) {
        const TokenRange tokens = scene_.mentions[i].tokens;
        if (tokens.end == verb && opens(tokens.begin) &&
            std::holds_alternative<ActorMention>(scene_.mentions[i].what)) {
            return Clause::Part{ClauseRole::subject,
                                tokens,
                                MentionIndex{static_cast<std::uint32_t>(i)},
                                {},
                                false};
        }
    }
    const Features& noun = scene_.text.best(verb - 1).features;
    const bool people = noun.part == PartOfSpeech::noun || noun.part == PartOfSpeech::adjective;
    if (people && noun.number == Number::plural && opens(verb - 1)) {
        return Clause::Part{ClauseRole::subject, {verb - 1, verb}, std::nullopt, {}, false};
    }
    return std::nullopt;
}

void SayingFinder::take_subjects(const std::vector<const Clause::Part*>& parts,
                                 Saying& saying) const {
    const Clause& clause = scene_.clauses[saying.clause];
    const Span cue = scene_.text.span({clause.predicate, clause.predicate + 1});
    std::optional<Link> speaker;
    for (const Clause::Part* part : parts) {
        auto link = speakers_.of_part(*part, saying.speech.act, cue);
        if (!link) {
            continue;
        }
        widen(*part, saying, *link);
        if (speaker) {
            speaker->with.push_back(*link);
            saying.speaker.number = Number::plural;
            continue;
        }
        speaker = link;
        saying.speaker = scene_.text.best(part->tokens.begin).features;
        if (link->mention) {
            const auto* actor = std::get_if<ActorMention>(
                &scene_.mentions[static_cast<std::size_t>(*link->mention)].what);
            if (actor != nullptr && actor->plural) {
                saying.speaker.number = Number::plural;
            }
        }
    }
    if (speaker) {
        saying.links.push_back(*speaker);
    }
}

/// A speaker with the names and titles set beside him, between the verb and what is said.
void SayingFinder::widen(const Clause::Part& part, const Saying& saying, Link& link) const {
    const Clause& clause = scene_.clauses[saying.clause];
    const bool behind = part.tokens.begin > clause.predicate;
    const std::uint32_t end = behind ? saying.said.begin : clause.predicate;
    if (!link.mention || part.inherited || part.tokens.end >= end ||
        (saying.said.begin < clause.predicate && behind)) {
        return;
    }
    const std::uint32_t last = speakers_.apposed_end(part.tokens.end, end);
    if (last > part.tokens.end) {
        link.who.end = scene_.text.tokens.tokens[last - 1].span.end;
    }
}

/// The letters of "she said" are those of "I said": where they may be either, the third person.
Features SayingFinder::third_person(const Clause& clause) const {
    for (const Reading& reading : scene_.text.readings.of(clause.predicate)) {
        if (reading.lemma == clause.lemma && reading.features.person != 1 &&
            reading.features.person != 2) {
            return reading.features;
        }
    }
    return scene_.text.best(clause.predicate).features;
}

/// A dropped subject is who spoke before in the sentence, who acted before in it, or who spoke
/// last.
void SayingFinder::take_dropped(const Stretch& sentence, std::vector<Saying>& sayings,
                                std::size_t at, const Memory& memory) const {
    Saying& saying = sayings[at];
    const Clause& clause = scene_.clauses[saying.clause];
    const Features verb = third_person(clause);
    const Span cue = scene_.text.span({clause.predicate, clause.predicate + 1});
    const auto carry = [&](const std::vector<Link>& links, const Features& speaker) {
        saying.links = links;
        saying.speaker = speaker;
        if (!saying.links.empty()) {
            saying.links.back().cue = cue;
            saying.links.back().act = saying.speech.act;
        }
    };
    if (clause.verb &&
        role_before(scene_.text, clause.predicate, sentence.tokens.begin) == WordRole::relative) {
        for (const Clause::Part& part : clause.parts) {
            if (part.role == ClauseRole::subject && part.mention && saying.links.empty()) {
                take_subjects({&part}, saying);
            }
        }
        return;  // "who proves that": the noun before it, or nobody
    }
    for (std::size_t i = at; i-- > 0;) {
        const Saying& before = sayings[i];
        const bool apart = before.nested != saying.nested || before.links.empty();
        if (!apart && before.begin < saying.begin && can_be_subject(verb, before.speaker)) {
            carry(before.links, before.speaker);
            return;
        }
    }
    for (std::uint32_t c = saying.clause; c-- > sentence.first && !saying.speech.goes_on;) {
        const Clause& other = scene_.clauses[c];
        if (!other.verb || other.passive) {
            continue;
        }
        for (const Clause::Part& part : other.parts) {
            const Features subject = scene_.text.best(part.tokens.begin).features;
            const bool acts = part.role == ClauseRole::subject && part.mention &&
                              part.tokens.begin < clause.predicate;
            if (acts && !part.inherited && can_be_subject(verb, subject)) {
                take_subjects({&part}, saying);
                if (!saying.links.empty()) {
                    return;
                }
            }
        }
    }
    if (const Memory::Voice* voice = memory.agreeing(verb)) {
        carry(voice->links, voice->speaker);
    }
}

/// "Told the agency X that", "in statements to X, the mayor said": X passes it on. A newspaper that
/// is named in quotes alone, without the word "newspaper", is the one that prints it: it is the
/// publisher, no link.
void SayingFinder::take_spoken_to(const Stretch& sentence, Saying& saying) const {
    const Clause& clause = scene_.clauses[saying.clause];
    const Span cue = scene_.text.span({clause.predicate, clause.predicate + 1});
    const bool told_after = saying.said.begin < clause.predicate;
    const std::uint32_t end = told_after ? clause.tokens.end : saying.said.begin;
    std::uint32_t begin = clause.predicate;
    while (begin > sentence.tokens.begin && !is_stop(scene_.text, begin - 1) && !told_after) {
        --begin;
    }
    for (std::size_t i = first_mention_from(scene_.mentions, begin);
         i < scene_.mentions.size() && scene_.mentions[i].tokens.begin < end; ++i) {
        const auto link = speakers_.of_mention(MentionIndex{static_cast<std::uint32_t>(i)},
                                               SpeechAct::reported, cue);
        const bool passes =
            link && (link->kind == SourceKind::agency || link->kind == SourceKind::outlet);
        if (!passes || !is_spoken_to(clause, i)) {
            continue;
        }
        const bool known =
            std::any_of(saying.links.begin(), saying.links.end(),
                        [&](const Link& other) { return speakers_.same(*link, other); });
        if (!known) {
            saying.links.insert(saying.links.begin(), *link);
        }
        return;
    }
}

/// Behind "to" or "with"; before the verb only behind a noun of saying.
bool SayingFinder::is_spoken_to(const Clause& verb, std::size_t mention) const {
    const TokenRange tokens = scene_.mentions[mention].tokens;
    const auto* actor = std::get_if<ActorMention>(&scene_.mentions[mention].what);
    constexpr std::string_view li = "\xD9\x84";
    constexpr std::string_view ma = "\xD9\x85\xD8\xB9";
    std::uint32_t lead = tokens.begin;
    const bool in_quotes = lead > 0 && is_quote(scene_.text, lead - 1);
    if (in_quotes) {
        --lead;
    }
    const bool attached = scene_.text.best(tokens.begin).before.preposition == 'l';
    const bool apart =
        lead > 0 && (scene_.text.folded(lead - 1) == li || scene_.text.folded(lead - 1) == ma);
    if ((!attached && !apart) || (in_quotes && actor != nullptr && !actor->head)) {
        return false;
    }
    if (tokens.begin > verb.predicate) {
        return true;
    }
    std::uint32_t noun = attached && !in_quotes ? tokens.begin : lead - 1;
    for (std::uint32_t steps = 0; steps < max_construct && noun > 0; ++steps) {
        if (rows_.is_noun(--noun)) {
            return true;
        }
    }
    return false;
}

/// "X quoted Y": Y stands behind "from".
void SayingFinder::take_quoted(Saying& saying) const {
    if (!saying.speech.quotes) {
        return;
    }
    const Clause& clause = scene_.clauses[saying.clause];
    const Span cue = scene_.text.span({clause.predicate, clause.predicate + 1});
    constexpr std::string_view from = "\xD8\xB9\xD9\x86";
    for (const Clause::Part& part : clause.parts) {
        if (part.role != ClauseRole::oblique || part.particle != from ||
            part.tokens.begin >= saying.said.begin) {
            continue;
        }
        if (const auto link = speakers_.of_part(part, SpeechAct::said, cue)) {
            saying.links.push_back(*link);
            saying.speaker = scene_.text.best(part.tokens.begin).features;
            return;
        }
    }
}

std::optional<std::uint32_t> SayingFinder::clause_of(const Stretch& sentence,
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
