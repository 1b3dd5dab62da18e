#include "khabar/attribution/phrases.h"

#include <algorithm>

#include "khabar/attribution/signs.h"
#include "khabar/attribution/speech.h"
#include "khabar/tables/names.h"
#include "khabar/text/fold.h"

namespace khabar::attribution {

namespace {

constexpr std::string_view to = "\xD9\x84";            // l-
constexpr std::string_view from = "\xD8\xB9\xD9\x86";  // an
constexpr std::uint32_t max_document = 7;  // why: "a statement issued yesterday by the office of X"

}  // namespace

std::uint32_t turn_at(const Scene& scene, std::uint32_t token, std::uint32_t end) {
    const Index& turns = scene.turns;
    const auto longest = [&](const HashedKey& first) {
        Index::Found found = turns.find(first);
        std::uint32_t best = found.postings.empty() ? 0 : 1;
        if (!found.begins) {
            return best;  // as most words: no key is put together for them
        }
        std::string key(first.text);
        for (std::uint32_t next = token + 1; found.begins && next < end; ++next) {
            key += ' ';
            key += scene.text.folded(next);
            found = turns.find(key);
            best = found.postings.empty() ? best : next + 1 - token;
        }
        return best;
    };
    const std::string_view word = scene.text.folded(token);
    const std::uint32_t plain = longest(scene.text.key(token));
    constexpr std::string_view wa = "\xD9\x88";
    return plain == 0 && word.size() > 4 && word.starts_with(wa)
               ? longest(HashedKey(word.substr(wa.size())))
               : plain;
}

bool is_relative(const Scene& scene, const Stretch& sentence, std::uint32_t verb) {
    return role_before(scene.text, verb, sentence.tokens.begin) == WordRole::relative &&
           turn_at(scene, verb - 1, sentence.tokens.end) == 0;
}

PhraseFinder::PhraseFinder(const Scene& scene, const Speakers& speakers)
    : scene_(scene),
      speakers_(speakers),
      speech_(scene.tables.index(language_sheet(scene.text.language(), "speech"))) {}

std::vector<Phrase> PhraseFinder::of(const Stretch& sentence, std::uint32_t head) const {
    std::vector<Phrase> found;
    const std::uint32_t end = sentence.tokens.end;
    for (std::uint32_t at = head; at < end; ++at) {
        const auto lead = lead_at(at, end);
        if (!lead) {
            continue;
        }
        auto phrase = lead->clause ? of_clause(*lead, sentence) : of_noun(*lead, end);
        if (!phrase && !lead->clause) {
            phrase = of_document(*lead, end);
        }
        if (phrase) {
            phrase->holds = reach(sentence, *phrase);
            phrase->inner = scene_.tables.cell(lead->row, "shape") == "from" &&
                            phrase->links.front().act == SpeechAct::quoted;
            at = std::max(phrase->tokens.end, lead->tokens.end) - 1;
            found.push_back(std::move(*phrase));
        }
    }
    return found;
}

/// A row that is a phrase or a particle, with or without a joined "and".
std::optional<PhraseFinder::Lead> PhraseFinder::lead_at(std::uint32_t at, std::uint32_t end) const {
    const std::string_view whole = scene_.text.folded(at);
    auto best = speech_.find(scene_.text.key(at)).known ? lead_from(std::string(whole), at, end)
                                                        : std::nullopt;  // as of most words
    constexpr std::string_view wa = "\xD9\x88";
    if (!best && whole.size() > 4 && whole.starts_with(wa)) {
        best = lead_from(std::string(whole.substr(wa.size())), at, end);
    }
    return best;
}

/// A final one-letter particle of the row is attached to the word behind it.
std::optional<PhraseFinder::Lead> PhraseFinder::lead_from(std::string key, std::uint32_t at,
                                                          std::uint32_t end) const {
    std::optional<Lead> best;
    std::uint32_t next = at + 1;
    for (;;) {
        const Index::Found found = speech_.find(key);
        if (!found.known) {
            break;
        }
        for (const Posting& posting : found.postings) {
            take(posting.id(), {at, next}, best);
        }
        if (!found.begins || next >= end) {
            break;
        }
        if (scene_.text.best(next).before.preposition == 'l') {
            for (const Posting& posting : speech_.find(key + ' ' + std::string(to)).postings) {
                take(posting.id(), {at, next}, best);
            }
        }
        // "as X reported": the row has the verb's lemma, the page any of its forms
        const Reading& word = scene_.text.best(next);
        if (word.features.verb_form == VerbForm::finite && word.lemma) {
            const std::string verb =
                key + ' ' + fold(scene_.tables.cell(*word.lemma, "lemma"), scene_.text.language());
            for (const Posting& posting : speech_.find(verb).postings) {
                take(posting.id(), {at, next + 1}, best);
            }
        }
        key += ' ';
        key += scene_.text.folded(next++);
    }
    return best;
}

void PhraseFinder::take(RowId row, TokenRange tokens, std::optional<Lead>& best) const {
    const std::string_view pos = scene_.tables.cell(row, "pos");
    const std::string_view shape = scene_.tables.cell(row, "shape");
    const bool alone = scene_.tables.cell(row, "lemma") == from;  // too common to mean a source
    if ((pos == "ADP" || pos == "ADV") && (shape == "according" || shape == "from") && !alone) {
        best = Lead{row, tokens, pos == "ADV"};
    }
}

/// An actor right behind the particle.
std::optional<Phrase> PhraseFinder::of_noun(const Lead& lead, std::uint32_t end) const {
    std::uint32_t at = lead.tokens.end;
    while (at < end && (is_quote(scene_.text, at) ||
                        scene_.text.best(at).features.part == PartOfSpeech::determiner ||
                        scene_.text.best(at).features.part == PartOfSpeech::number)) {
        ++at;
    }
    const auto actor = speakers_.actor_from(lead.tokens.end, end);
    if (!actor) {
        return std::nullopt;
    }
    const Mention& mention = scene_.mentions[static_cast<std::size_t>(*actor)];
    if (mention.tokens.begin > at || mention.tokens.end <= at) {
        return std::nullopt;
    }
    const auto link =
        speakers_.of_mention(*actor, SpeechRows::act_of(scene_.tables.cell(lead.row, "act")),
                             scene_.text.span(lead.tokens));
    Phrase phrase{{*link}, {lead.tokens.begin, mention.tokens.end}, {}, false};
    // "according to the ministry, government forces shelled": in English only what a comma closes
    // is set beside, where the phrase opens the sentence
    const std::uint32_t last = speakers_.apposed_end(mention.tokens.end, end);
    const bool opens = scene_.text.language() == LanguageId::english && last < end &&
                       is_comma(scene_.text, mention.tokens.end) && !is_sign(scene_.text, last);
    if (last > mention.tokens.end && !opens) {
        phrase.tokens.end = last;
        phrase.links.back().who.end = scene_.text.tokens.tokens[last - 1].span.end;
    }
    // "according to X and Y": co-equal
    while (phrase.tokens.end < end) {
        const auto next = speakers_.actor_from(phrase.tokens.end, end);
        if (!next ||
            scene_.mentions[static_cast<std::size_t>(*next)].tokens.begin > phrase.tokens.end ||
            !is_joined(scene_.text, phrase.tokens.end)) {
            break;
        }
        phrase.links.back().with.push_back(*speakers_.of_mention(*next, link->act, link->cue));
        phrase.tokens.end = scene_.mentions[static_cast<std::size_t>(*next)].tokens.end;
    }
    return phrase;
}

/// "According to a statement by X" is X; to a statement of nobody, the statement.
std::optional<Phrase> PhraseFinder::of_document(const Lead& lead, std::uint32_t end) const {
    const std::uint32_t at = lead.tokens.end;
    if (at >= end) {
        return std::nullopt;
    }
    const auto kind = speakers_.head_kind(at);
    if (!kind) {
        return std::nullopt;
    }
    const SpeechAct act = SpeechRows::act_of(scene_.tables.cell(lead.row, "act"));
    const Span cue = scene_.text.span(lead.tokens);
    std::uint32_t stop = at + 1;
    while (stop < end && stop < at + max_document && !is_sign(scene_.text, stop) &&
           scene_.text.best(stop).features.verb_form != VerbForm::finite &&
           !is_that(scene_.text, stop)) {
        ++stop;
    }
    if (const auto actor = speakers_.actor_from(at + 1, end)) {
        const Mention& mention = scene_.mentions[static_cast<std::size_t>(*actor)];
        if (mention.tokens.begin < stop) {
            return Phrase{{*speakers_.of_mention(*actor, act, cue)},
                          {lead.tokens.begin, mention.tokens.end},
                          {},
                          false};
        }
    }
    std::uint32_t last = at + 1;
    while (last < stop && scene_.text.best(last).features.part == PartOfSpeech::adjective) {
        ++last;
    }
    const Link link{*kind, act, scene_.text.span({at, last}), cue, std::nullopt, {}};
    return Phrase{{link}, {lead.tokens.begin, last}, {}, false};
}

/// "As X reported": the subject of the verb behind the phrase; whom X quotes stands within.
std::optional<Phrase> PhraseFinder::of_clause(const Lead& lead, const Stretch& sentence) const {
    const SpeechAct act = SpeechRows::act_of(scene_.tables.cell(lead.row, "act"));
    const Span cue = scene_.text.span(lead.tokens);
    for (std::uint32_t c = sentence.first; c < sentence.last; ++c) {
        const Clause& clause = scene_.clauses[c];
        const bool inside = lead.tokens.holds(clause.predicate);
        if (!clause.verb || (!inside && (clause.predicate < lead.tokens.end ||
                                         clause.predicate > lead.tokens.end + 1))) {
            continue;
        }
        Phrase phrase{
            {}, {lead.tokens.begin, std::max(lead.tokens.end, clause.predicate + 1)}, {}, false};
        for (const Clause::Part& part : clause.parts) {
            const bool says = part.role == ClauseRole::subject && !part.inherited;
            const bool quoted = part.role == ClauseRole::oblique && part.particle == from;
            if (!says && !quoted) {
                continue;
            }
            if (const auto link = speakers_.of_part(part, act, cue)) {
                if (says && !phrase.links.empty()) {
                    phrase.links.front().with.push_back(*link);
                } else {
                    phrase.links.push_back(*link);
                }
                phrase.tokens.end = std::max(phrase.tokens.end, part.tokens.end);
            }
        }
        if (phrase.links.empty()) {
            continue;
        }
        // to whom and where it was said belongs to it
        while (phrase.tokens.end < sentence.tokens.end &&
               !is_comma(scene_.text, phrase.tokens.end) &&
               !is_stop(scene_.text, phrase.tokens.end) &&
               !lead_at(phrase.tokens.end, sentence.tokens.end)) {
            ++phrase.tokens.end;
        }
        return phrase;
    }
    return std::nullopt;
}

/// A phrase at the head of its telling holds for all that follows, one at its end for what stands
/// before, one between commas for both, up to a word that turns to another telling.
TokenRange PhraseFinder::reach(const Stretch& sentence, const Phrase& phrase) const {
    const ReadText& text = scene_.text;
    const std::uint32_t begin = phrase.tokens.begin;
    const std::uint32_t end = phrase.tokens.end;
    const auto turns = [&](std::uint32_t at) {
        return is_stop(text, at) || turn_at(scene_, at, sentence.tokens.end) > 0;
    };
    std::uint32_t first = begin;
    while (first > sentence.tokens.begin && !turns(first - 1)) {
        --first;
    }
    std::uint32_t last = end;
    while (last < sentence.tokens.end && !turns(last)) {
        ++last;
    }
    const bool joined = text.best(begin).before.conjunction != 0 ||
                        (begin > sentence.tokens.begin &&
                         text.best(begin - 1).features.role == WordRole::coordinator);
    const bool head = begin == first || joined;
    std::uint32_t behind = end;
    while (behind < last && is_sign(text, behind)) {
        ++behind;
    }
    if (head) {
        while (last < sentence.tokens.end && !is_stop(text, last)) {
            ++last;
        }
        return {end, last};
    }
    const bool closes = behind >= last || (behind > end && is_joined(text, behind));
    return {first, closes ? begin : last};
}

}  // namespace khabar::attribution
