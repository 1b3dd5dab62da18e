#include "khabar/attribution/english/said_by.h"

#include <algorithm>
#include <utility>

namespace khabar::attribution {

namespace {

bool is_pronoun(const ReadText& text, const Clause::Part& part) {
    return part.tokens.end == part.tokens.begin + 1 &&
           text.best(part.tokens.begin).features.part == PartOfSpeech::pronoun;
}

/// "He", "she", "they": "it" and "we" stand for no speaker of the sentences before.
bool stands_for_speaker(const ReadText& text, const Clause::Part& part) {
    const std::string_view word = text.folded(part.tokens.begin);
    return word == "he" || word == "she" || word == "they" || word == "it";
}

}  // namespace

void EnglishSaidBy::name(Saying& saying, const Memory& memory) const {
    const Clause& clause = scene_.clauses[saying.clause];
    const SpeechAct act = saying.speech.act;
    if (saying.speech.is_source) {
        const Span word = scene_.text.span({clause.predicate, clause.predicate + 1});
        saying.links.push_back({SourceKind::unnamed, act, word, word, {}, {}});
        return;
    }
    if (!clause.verb) {
        take_possessor(saying);
        return;
    }
    if (saying.speech.quotes) {
        // "X quoted Y as saying", "Y was quoted by X as saying"
        take_parts(saying, clause.passive ? ClauseRole::agent : ClauseRole::subject,
                   SpeechAct::reported);
        if (saying.links.empty() && clause.passive) {
            take_agent_behind(saying);
        }
        Saying inner = saying;
        inner.links.clear();
        take_parts(inner, clause.passive ? ClauseRole::subject : ClauseRole::object,
                   SpeechAct::said);
        saying.links.insert(saying.links.end(), inner.links.begin(), inner.links.end());
        saying.speaker = inner.speaker;
        return;
    }
    const bool known = !clause.passive && goes_on(clause, memory);
    if (!known) {
        take_parts(saying, clause.passive ? ClauseRole::agent : ClauseRole::subject, act);
    }
    if (saying.links.empty() && !clause.passive) {
        take_pronoun(saying, memory);
    }
    take_spoken_to(saying);
}

/// "She said", behind a sentence that somebody said: the last speaker goes on, whoever was spoken
/// of between; and many are no "she".
bool EnglishSaidBy::goes_on(const Clause& clause, const Memory& memory) const {
    const ReadText& text = scene_.text;
    const Memory::Voice* last = memory.last();
    bool alone = false;
    bool earlier = false;
    for (const Clause::Part& part : clause.parts) {
        if (part.role != ClauseRole::subject) {
            continue;
        }
        if (is_pronoun(text, part)) {
            const std::string_view word = text.folded(part.tokens.begin);
            alone = alone || word == "he" || word == "she";
        } else {
            earlier =
                earlier || part.tokens.end <= text.tokens.sentences[clause.sentence].tokens.begin;
        }
    }
    return alone && earlier && last != nullptr && last->links.back().kind != SourceKind::agency &&
           last->links.back().kind != SourceKind::outlet &&
           last->links.back().kind != SourceKind::organisation &&
           last->speaker.number != Number::plural;
}

void EnglishSaidBy::take_parts(Saying& saying, ClauseRole role, SpeechAct act) const {
    for (const Clause::Part& part : scene_.clauses[saying.clause].parts) {
        if (part.role == role && !is_pronoun(scene_.text, part)) {
            add(part, act, saying);
        }
    }
}

/// "Was quoted as saying by X": the passer behind the word that the quoting leads to.
void EnglishSaidBy::take_agent_behind(Saying& saying) const {
    const std::size_t next = std::size_t{saying.clause} + 1;
    if (next >= scene_.clauses.size() ||
        scene_.clauses[next].parent != ClauseIndex{saying.clause}) {
        return;
    }
    for (const Clause::Part& part : scene_.clauses[next].parts) {
        if (part.role == ClauseRole::agent ||
            (part.role == ClauseRole::oblique && part.particle == "by")) {
            add(part, SpeechAct::reported, saying);
        }
    }
}

/// Several stand in one link's place.
void EnglishSaidBy::add(const Clause::Part& part, SpeechAct act, Saying& saying) const {
    const std::uint32_t verb = scene_.clauses[saying.clause].predicate;
    auto link = speakers_.of_part(part, act, scene_.text.span({verb, verb + 1}));
    if (!link) {
        return;
    }
    widen(part, saying, *link);
    if (!saying.links.empty()) {
        saying.links.back().with.push_back(*link);
        saying.speaker.number = Number::plural;
        return;
    }
    saying.links.push_back(*link);
    saying.speaker = scene_.text.best(part.tokens.end - 1).features;
    const auto* actor = link->mention
                            ? std::get_if<ActorMention>(
                                  &scene_.mentions[static_cast<std::size_t>(*link->mention)].what)
                            : nullptr;
    if (actor != nullptr && actor->plural) {
        saying.speaker.number = Number::plural;
    }
}

/// "The head of the agency, X Y, said": the names set beside a speaker, up to the verb.
void EnglishSaidBy::widen(const Clause::Part& part, const Saying& saying, Link& link) const {
    const std::uint32_t verb = scene_.clauses[saying.clause].predicate;
    if (!link.mention || part.inherited || part.tokens.end >= verb) {
        return;
    }
    const std::uint32_t last = speakers_.apposed_end(part.tokens.end, verb);
    const auto& parts = scene_.clauses[saying.clause].parts;
    const bool listed = std::any_of(parts.begin(), parts.end(), [&](const Clause::Part& other) {
        return other.role == ClauseRole::subject && part.tokens.end <= other.tokens.begin &&
               other.tokens.begin < last;
    });
    if (last > part.tokens.end && !listed) {  // not "the army, the police and the mayor said"
        link.who.end = std::max(link.who.end, scene_.text.tokens.tokens[last - 1].span.end);
    }
}

void EnglishSaidBy::take_pronoun(Saying& saying, const Memory& memory) const {
    const Clause& clause = scene_.clauses[saying.clause];
    const auto pronoun =
        std::find_if(clause.parts.begin(), clause.parts.end(), [&](const Clause::Part& part) {
            return part.role == ClauseRole::subject && is_pronoun(scene_.text, part) &&
                   stands_for_speaker(scene_.text, part);
        });
    if (pronoun == clause.parts.end()) {
        return;
    }
    const Memory::Voice* voice = memory.agreeing(scene_.text.best(pronoun->tokens.begin).features);
    voice = voice == nullptr ? memory.last() : voice;
    if (voice == nullptr) {
        return;
    }
    saying.links = voice->links;
    saying.speaker = voice->speaker;
    if (saying.links.size() > 1 && saying.links.front().act == SpeechAct::reported) {
        saying.links.erase(saying.links.begin());  // whom he told it once
    }
    saying.links.back().cue = scene_.text.span({clause.predicate, clause.predicate + 1});
    saying.links.back().act = saying.speech.act;
}

/// "The army's claim that", "a denial by the army", "the claim of the army".
void EnglishSaidBy::take_possessor(Saying& saying) const {
    for (const Clause::Part& part : scene_.clauses[saying.clause].parts) {
        const bool says = part.role == ClauseRole::subject || part.role == ClauseRole::agent ||
                          (part.role == ClauseRole::genitive &&
                           part.tokens.begin < scene_.clauses[saying.clause].predicate);
        if (says && part.mention && !is_pronoun(scene_.text, part)) {
            add(part, saying.speech.act, saying);
        }
    }
}

/// "Told the agency X", "in an interview with X": X passes it on.
void EnglishSaidBy::take_spoken_to(Saying& saying) const {
    const Clause& clause = scene_.clauses[saying.clause];
    const Span cue = scene_.text.span({clause.predicate, clause.predicate + 1});
    for (const Clause::Part& part : clause.parts) {
        const bool hears =
            part.role == ClauseRole::object || (part.role == ClauseRole::oblique &&
                                                (part.particle == "to" || part.particle == "with"));
        if (!hears || part.inherited || !part.mention || saying.links.empty()) {
            continue;
        }
        const auto link = speakers_.of_mention(*part.mention, SpeechAct::reported, cue);
        if (link && (link->kind == SourceKind::agency || link->kind == SourceKind::outlet)) {
            saying.links.insert(saying.links.begin(), *link);
            return;
        }
    }
}

}  // namespace khabar::attribution
