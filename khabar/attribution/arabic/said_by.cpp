#include "khabar/attribution/arabic/said_by.h"

#include <algorithm>
#include <string_view>

#include "khabar/attribution/phrases.h"
#include "khabar/attribution/signs.h"

namespace khabar::attribution {

namespace {

constexpr std::uint32_t max_construct = 3;  // why: nouns in a row that share one particle

/// What has both a subject and an object is none, whatever its letters allow.
bool is_passive(const Clause& clause) {
    return clause.passive &&
           std::none_of(clause.parts.begin(), clause.parts.end(), [](const Clause::Part& part) {
               return part.role == ClauseRole::object && !part.inherited && part.mention;
           });
}

}  // namespace

void SaidBy::name(const Stretch& sentence, std::uint32_t head, std::vector<Saying>& sayings,
                  std::size_t at, const Memory& memory) const {
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
void SaidBy::go_on_with_agency(const Memory& memory, Saying& saying) const {
    const Memory::Voice* last = memory.last();
    if (last == nullptr || saying.links.size() != 1 || last->links.size() < 2 ||
        last->links.front().kind != SourceKind::agency ||
        !speakers_.same(last->links.back(), saying.links.front())) {
        return;
    }
    saying.links.insert(saying.links.begin(), last->links.begin(), last->links.end() - 1);
}

std::vector<const Clause::Part*> SaidBy::subjects(const Clause& clause, std::uint32_t head) const {
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
    if (!clause.verb || is_passive(clause)) {
        return found;
    }
    // what stands before the verb may be a dateline or a circumstance that was taken for the
    // subject, and the subject for the object
    const bool taken =
        std::any_of(clause.parts.begin(), clause.parts.end(), [&](const Clause::Part& part) {
            return part.role == ClauseRole::subject && !part.inherited &&
                   part.tokens.begin < clause.predicate &&
                   (part.tokens.begin < head || !part.mention);
        });
    const bool named = std::any_of(found.begin(), found.end(), [&](const Clause::Part* part) {
        return part->mention.has_value() || part->tokens.begin > clause.predicate;
    });
    for (const Clause::Part& part : clause.parts) {
        const bool next = part.role == ClauseRole::object && part.mention &&
                          part.tokens.begin == clause.predicate + 1;
        if (taken && !named && next) {
            return {&part};
        }
    }
    return found;
}

/// "But critics say": the noun right before a verb that is not joined, where nothing else claims
/// it.
std::optional<Clause::Part> SaidBy::topic_of(const Stretch& sentence, const Clause& clause) const {
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

void SaidBy::take_subjects(const std::vector<const Clause::Part*>& parts, Saying& saying) const {
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
void SaidBy::widen(const Clause::Part& part, const Saying& saying, Link& link) const {
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

Features SaidBy::third_person(const Clause& clause) const {
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
void SaidBy::take_dropped(const Stretch& sentence, std::vector<Saying>& sayings, std::size_t at,
                          const Memory& memory) const {
    Saying& saying = sayings[at];
    const Clause& clause = scene_.clauses[saying.clause];
    const Features verb = third_person(clause);
    const Span cue = scene_.text.span({clause.predicate, clause.predicate + 1});
    const auto carry = [&](const std::vector<Link>& links, const Features& speaker) {
        saying.links = links;
        if (links.size() > 1 && links.front().kind == SourceKind::outlet &&
            links.front().act == SpeechAct::reported) {
            saying.links.erase(saying.links.begin());  // whom he told it once
        }
        saying.speaker = speaker;
        if (!saying.links.empty()) {
            saying.links.back().cue = cue;
            saying.links.back().act = saying.speech.act;
        }
    };
    if (clause.verb && is_relative(scene_, sentence, clause.predicate)) {
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
void SaidBy::take_spoken_to(const Stretch& sentence, Saying& saying) const {
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
bool SaidBy::is_spoken_to(const Clause& verb, std::size_t mention) const {
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
void SaidBy::take_quoted(Saying& saying) const {
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

}  // namespace khabar::attribution
