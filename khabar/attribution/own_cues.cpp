#include "khabar/attribution/own_cues.h"

#include <algorithm>

#include "khabar/attribution/signs.h"
#include "khabar/attribution/verb_group.h"
#include "khabar/tables/names.h"

namespace khabar::attribution {

namespace {

constexpr std::uint32_t near = 3;  // why: a particle stands at most a pronoun and an adverb away
constexpr std::uint32_t near_in_group = 5;  // why: "may not have been fully withdrawn"
constexpr std::uint32_t max_phrase = 6;     // why: the longest row has four words, one attached
constexpr std::uint32_t adjectives = 3;     // why: "fierce possible attacks"; more belong to others
constexpr std::uint32_t max_bounds = 12;    // why: "did not leave behind them any trace but"

bool goes_between(WordRole role) {
    return role == WordRole::pronoun || role == WordRole::adverb || role == WordRole::time_adverb ||
           role == WordRole::emphasis || role == WordRole::possibility ||
           role == WordRole::demonstrative || role == WordRole::quantifier;
}

}  // namespace

OwnCues::OwnCues(const Scene& scene, const StatusRows& rows)
    : scene_(scene),
      rows_(rows),
      aspect_(scene.tables.index(language_sheet(scene.text.language(), "aspect"))) {}

TokenRange OwnCues::sentence_of(const Clause& clause) const {
    return scene_.text.tokens.sentences[clause.sentence].tokens;
}

std::uint32_t OwnCues::window_begin(std::uint32_t c) const {
    const Clause& clause = scene_.clauses[c];
    if (c > 0 && scene_.clauses[c - 1].sentence == clause.sentence) {
        return scene_.clauses[c - 1].predicate + 1;
    }
    return sentence_of(clause).begin;
}

Cue OwnCues::of(std::uint32_t c) const {
    const Clause& clause = scene_.clauses[c];
    if (clause.verb && scene_.text.best(clause.predicate).before.future) {
        return {Status::planned, scene_.text.tokens.tokens[clause.predicate].span};
    }
    if (const auto cue = particle_before(c)) {
        return cue->status == Status::negated && happened_all_the_same(c) ? Cue{} : *cue;
    }
    if (const auto cue = none_of_them(clause)) {
        return *cue;
    }
    if (const auto cue = behind_condition(clause)) {
        return *cue;
    }
    if (const auto cue = phrase_before(c)) {
        return *cue;
    }
    const bool arabic = scene_.text.language() == LanguageId::arabic;
    if (const auto cue = arabic ? adjective_behind(clause) : adjective_before(clause)) {
        return *cue;
    }
    if (const auto cue = verdict_behind(clause)) {
        return *cue;
    }
    const TokenRange sentence = sentence_of(clause);
    const std::string_view last = scene_.text.words(sentence.end - 1);
    const auto told = [&] {
        return role_before(scene_.text, clause.predicate, sentence.begin) == WordRole::relative ||
               presupposed(c);
    };
    if ((last == "?" || last == "\xD8\x9F") && !told()) {
        return {Status::hypothetical, scene_.text.tokens.tokens[sentence.end - 1].span};
    }
    return {};
}

/// A word that may stand between a particle and its verb, or its noun.
bool OwnCues::lets_through(std::uint32_t token, const Clause& clause) const {
    const Features& word = scene_.text.best(token).features;
    if (scene_.text.language() == LanguageId::arabic) {
        return goes_between(word.role);
    }
    return clause.verb ? word.part == PartOfSpeech::auxiliary || word.part == PartOfSpeech::adverb
                       : word.part == PartOfSpeech::adjective;
}

/// "No one was killed", "no lasting deal was reached", "not a single soldier crossed", "they killed
/// nobody".
std::optional<Cue> OwnCues::none_of_them(const Clause& clause) const {
    if (scene_.text.language() == LanguageId::arabic || !clause.verb) {
        return std::nullopt;
    }
    const std::uint32_t begin = sentence_of(clause).begin;
    for (const Clause::Part& part : clause.parts) {
        const bool core = part.role == ClauseRole::subject || part.role == ClauseRole::object;
        const auto none = core && !part.inherited
                              ? word_for_none(scene_.text, part.tokens.begin, begin)
                              : std::nullopt;
        if (none) {
            return Cue{Status::negated, scene_.text.tokens.tokens[*none].span};
        }
    }
    return std::nullopt;
}

std::optional<Cue> OwnCues::particle_before(std::uint32_t c) const {
    const Clause& clause = scene_.clauses[c];
    const std::uint32_t at = clause.predicate;
    const std::uint32_t reach = scene_.text.language() == LanguageId::arabic ? near : near_in_group;
    for (std::uint32_t i = at; i > window_begin(c) && at - i < reach; --i) {
        if (scene_.text.kind(i - 1) != TokenKind::word) {
            break;
        }
        if (const auto cue = particle(i - 1, clause)) {
            return cue;
        }
        if (!lets_through(i - 1, clause)) {
            break;
        }
    }
    return std::nullopt;
}

/// "Unless the president agrees": an English verb whose clause opens with "if" or its kin.
std::optional<Cue> OwnCues::behind_condition(const Clause& clause) const {
    const std::uint32_t begin = sentence_of(clause).begin;
    if (scene_.text.language() != LanguageId::english || !clause.verb) {
        return std::nullopt;
    }
    std::uint32_t first = verb_group_begin(scene_.text, clause.predicate, begin);
    for (const Clause::Part& part : clause.parts) {
        if (part.role == ClauseRole::subject && !part.inherited && !part.tokens.empty()) {
            first = std::min(first, part.tokens.begin);
        }
    }
    // "had the rebels attacked, ...": an inversion that asks nothing
    const std::uint32_t end = sentence_of(clause).end;
    if (first <= begin + 1 && clause.predicate > begin + 1 && scene_.text.folded(begin) == "had" &&
        scene_.text.folded(end - 1) != "?") {
        return Cue{Status::hypothetical, scene_.text.tokens.tokens[begin].span};
    }
    if (first > begin + 1 &&
        scene_.text.best(first - 1).features.part == PartOfSpeech::determiner) {
        --first;  // "whether the strike killed": an event noun stands without its article
    }
    if (first == begin) {
        return std::nullopt;
    }
    const Reading& word = scene_.text.best(first - 1);
    if (word.features.role != WordRole::condition && scene_.text.folded(first - 1) != "whether") {
        return std::nullopt;
    }
    return Cue{Status::hypothetical, scene_.text.tokens.tokens[first - 1].span, word.lemma};
}

/// "If" stands somewhere in the sentence.
bool OwnCues::is_conditional(const Clause& clause) const {
    const TokenRange sentence = sentence_of(clause);
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
        if (scene_.text.best(at).features.role == WordRole::condition) {
            return true;
        }
    }
    return false;
}

std::optional<Cue> OwnCues::particle(std::uint32_t at, const Clause& clause) const {
    const ReadText& text = scene_.text;
    const Reading& word = text.best(at);
    const Span span = text.tokens.tokens[at].span;
    const bool imperfect = text.best(clause.predicate).features.tense == Tense::imperfect;
    switch (word.features.role) {
        case WordRole::negation: {
            const bool english = text.language() == LanguageId::english;
            const bool particle = word.features.part == PartOfSpeech::particle ||
                                  word.features.part == PartOfSpeech::auxiliary ||
                                  (english && word.features.part == PartOfSpeech::adverb);
            const bool none = !clause.verb && (english || at + 1 == clause.predicate);
            if (!is_that(text, at) && (particle || none)) {
                // "if they do not withdraw" says nothing of what they did
                const bool condition =
                    at > 0 && text.best(at - 1).features.role == WordRole::condition;
                return Cue{condition ? Status::hypothetical : Status::negated, span, word.lemma};
            }
            break;
        }
        case WordRole::future: {
            const bool supposed = text.folded(at) == "would" && is_conditional(clause);
            return Cue{supposed ? Status::hypothetical : Status::planned, span, word.lemma};
        }
        case WordRole::possibility: {
            constexpr std::string_view qad = "\xD9\x82\xD8\xAF";
            if (imperfect || !text.folded(at).ends_with(qad)) {  // with a perfect it only stresses
                return Cue{Status::hypothetical, span, word.lemma};
            }
            break;
        }
        case WordRole::condition:
            if (!is_that(text, at) || imperfect) {
                return Cue{Status::hypothetical, span, word.lemma};
            }
            break;
        case WordRole::none:
        case WordRole::preposition:
        case WordRole::coordinator:
        case WordRole::complementizer:
        case WordRole::subordinator:
        case WordRole::relative:
        case WordRole::question:
        case WordRole::demonstrative:
        case WordRole::pronoun:
        case WordRole::exception:
        case WordRole::emphasis:
        case WordRole::adverb:
        case WordRole::time_adverb:
        case WordRole::quantifier:
        case WordRole::interjection:
        case WordRole::other:
            break;
    }
    return std::nullopt;
}

/// A phrase or word of status.tsv before the predicate: one that governs stands right before it, or
/// over "any"; one of the clause may stand anywhere behind the last predicate.
std::optional<Cue> OwnCues::phrase_before(std::uint32_t c) const {
    const std::uint32_t at = scene_.clauses[c].predicate;
    const std::uint32_t begin = sentence_of(scene_.clauses[c]).begin;
    const std::uint32_t window = window_begin(c);
    std::optional<Cue> best;
    for (std::uint32_t i = std::min(window, at - std::min(at - begin, max_phrase)); i < at; ++i) {
        const auto found = rows_.at(i, at + 1);
        if (!found || i + found->tokens > at) {
            continue;
        }
        const std::uint32_t end = i + found->tokens;
        const bool touches = end == at ||
                             (end + 1 == at && goes_between(scene_.text.best(end).features.role)) ||
                             end == verb_group_begin(scene_.text, at, begin) ||
                             opens_noun(c, end) || opens_content(c, end);
        std::optional<RowId> row = found->row;
        if (!found->phrase) {  // a function word, by what it is read as here
            row = rows_.of_word(i);
        }
        if (row && (rows_.governs(*row) ? touches : found->phrase && i >= window)) {
            best = rows_.cue(*row, scene_.text.span({i, end}));
        }
    }
    if (best && (best->presupposed || best->status == Status::historical)) {
        return std::nullopt;  // presupposed() and history.h read these
    }
    return best;
}

/// "No evidence that the mayor was": an English phrase that ends in "that", before the clause's own
/// subject.
bool OwnCues::opens_content(std::uint32_t c, std::uint32_t token) const {
    const ReadText& text = scene_.text;
    if (text.language() != LanguageId::english || token == 0 || text.folded(token - 1) != "that") {
        return false;
    }
    const auto& parts = scene_.clauses[c].parts;
    return std::any_of(parts.begin(), parts.end(), [&](const Clause::Part& part) {
        const bool article = part.tokens.begin == token + 1 &&
                             text.best(token).features.part == PartOfSpeech::determiner;
        return part.role == ClauseRole::subject && !part.inherited &&
               (part.tokens.begin == token || article);
    });
}

/// "Possible attacks", "the coming talks".
std::optional<Cue> OwnCues::adjective_behind(const Clause& clause) const {
    if (clause.verb) {
        return std::nullopt;
    }
    const std::uint32_t end = sentence_of(clause).end;
    for (std::uint32_t at = clause.predicate + 1; at < end && at <= clause.predicate + adjectives;
         ++at) {
        const Reading& word = scene_.text.best(at);
        if (scene_.text.kind(at) != TokenKind::word || word.before.conjunction != 0 ||
            word.before.preposition != 0 || word.features.role != WordRole::none) {
            break;
        }
        const auto row = rows_.of_adjective(at);
        if (row && rows_.governs(*row)) {
            return rows_.cue(*row, scene_.text.tokens.tokens[at].span);
        }
    }
    return std::nullopt;
}

/// The same in English, where adjectives stand before: "a possible attack".
std::optional<Cue> OwnCues::adjective_before(const Clause& clause) const {
    if (clause.verb) {
        return std::nullopt;
    }
    const std::uint32_t begin = sentence_of(clause).begin;
    for (std::uint32_t at = clause.predicate; at > begin && clause.predicate - at < adjectives;
         --at) {
        if (scene_.text.kind(at - 1) != TokenKind::word ||
            scene_.text.best(at - 1).features.role != WordRole::none) {
            break;
        }
        const auto row = rows_.of_adjective(at - 1);
        if (row && rows_.governs(*row)) {
            return rows_.cue(*row, scene_.text.tokens.tokens[at - 1].span);
        }
    }
    return std::nullopt;
}

/// "... is devoid of truth" behind an event noun, before another verb.
std::optional<Cue> OwnCues::verdict_behind(const Clause& clause) const {
    if (clause.verb) {
        return std::nullopt;
    }
    const std::uint32_t end = sentence_of(clause).end;
    for (std::uint32_t at = clause.predicate + 1; at < end && !is_stop(scene_.text, at); ++at) {
        const Reading& word = scene_.text.best(at);
        const bool verb = word.features.verb_form == VerbForm::finite && word.lemma &&
                          role_before(scene_.text, at, clause.predicate) != WordRole::relative;
        if (verb) {
            break;
        }
        const auto found = rows_.at(at, end);
        if (found && found->phrase && !rows_.governs(found->row)) {
            const Cue cue = rows_.cue(found->row, scene_.text.span({at, at + found->tokens}));
            if (cue.status == Status::denied) {
                return cue;
            }
        }
    }
    return std::nullopt;
}

bool OwnCues::happened_all_the_same(std::uint32_t c) const {
    const Clause& clause = scene_.clauses[c];
    const auto postings = aspect_.find(scene_.tables.cell(clause.lemma, "lemma")).postings;
    if (std::any_of(postings.begin(), postings.end(), [&](const Posting& posting) {
            return scene_.tables.cell(posting.id(), "effect") == "still";
        })) {
        return true;
    }
    const std::uint32_t end = std::min(sentence_of(clause).end, clause.predicate + 1 + max_bounds);
    for (std::uint32_t at = clause.predicate + 1; at + 1 < end; ++at) {
        if (is_sign(scene_.text, at) || is_joined(scene_.text, at)) {
            return false;
        }
        const Reading& word = scene_.text.best(at);
        if (word.features.role == WordRole::exception) {
            return word.features.part != PartOfSpeech::adverb && !is_that(scene_.text, at + 1);
        }
    }
    return false;
}

bool OwnCues::has_relative(const Clause& clause) const {
    const std::uint32_t end = sentence_of(clause).end;
    for (std::uint32_t at = clause.predicate + 1;
         at + 1 < end && at <= clause.predicate + adjectives + 1; ++at) {
        const Reading& word = scene_.text.best(at);
        if (word.features.role == WordRole::relative) {
            const Features& verb = scene_.text.best(at + 1).features;
            return verb.verb_form == VerbForm::finite && verb.tense == Tense::perfect;
        }
        if (word.features.part != PartOfSpeech::adjective || word.before.conjunction != 0) {
            return false;
        }
    }
    return false;
}

/// Whether `token` opens the English noun phrase that the predicate heads: "the recent attack".
bool OwnCues::opens_noun(std::uint32_t c, std::uint32_t token) const {
    const Clause& clause = scene_.clauses[c];
    if (scene_.text.language() == LanguageId::arabic || clause.verb ||
        clause.predicate - token > max_phrase) {
        return false;
    }
    for (std::uint32_t at = token; at < clause.predicate; ++at) {
        const Features& word = scene_.text.best(at).features;
        const bool inside =
            word.part == PartOfSpeech::determiner || word.part == PartOfSpeech::adjective ||
            word.part == PartOfSpeech::noun || word.part == PartOfSpeech::number ||
            word.part == PartOfSpeech::proper_noun || word.part == PartOfSpeech::particle ||
            word.verb_form == VerbForm::passive_participle;
        if (!inside) {
            return false;
        }
    }
    return true;
}

bool OwnCues::presupposed(std::uint32_t c) const {
    const Clause& clause = scene_.clauses[c];
    if (!clause.verb && has_relative(clause)) {
        return true;
    }
    const std::uint32_t at = clause.predicate;
    // "since the fall of the king and the death of": what holds for the first holds for the second
    const bool paired = !clause.verb && scene_.text.best(at).before.conjunction != 0;
    const std::uint32_t begin = sentence_of(clause).begin;
    for (std::uint32_t i = at; paired && i > begin && at - i < max_phrase; --i) {
        const Reading& word = scene_.text.best(i - 1);
        const auto row = rows_.at(i - 1, at);
        if (row && !row->phrase && rows_.cue(row->row, {}).presupposed) {
            return true;
        }
        if (is_sign(scene_.text, i - 1) || word.features.verb_form == VerbForm::finite ||
            word.features.role != WordRole::none || word.before.preposition != 0) {
            break;
        }
    }
    const std::uint32_t window = window_begin(c);
    for (std::uint32_t i = std::max(window, at - std::min(at - begin, max_phrase)); i < at; ++i) {
        const auto found = rows_.at(i, at + 1);
        const std::uint32_t end = found ? i + found->tokens : i + 1;
        const bool touches =
            end == at ||
            (end < at && at - end == 1 && goes_between(scene_.text.best(end).features.role)) ||
            opens_noun(c, end);
        if (found && touches && rows_.cue(found->row, {}).presupposed) {
            return true;
        }
    }
    return false;
}

}  // namespace khabar::attribution
