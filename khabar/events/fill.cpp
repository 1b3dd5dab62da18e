#include "khabar/events/fill.h"

#include <algorithm>
#include <chrono>
#include <string>

namespace khabar::events {

namespace {

constexpr std::size_t max_numbers = 6;  // why: more of them are a table

/// "Several raids": a thing that no kind names, and no figure.
bool counts_nothing(const QuantityMention& quantity) {
    return quantity.approx == Approx::few && quantity.kind == "other";
}

/// "A woman was killed": an English article is no figure.
bool is_article(const ReadText& text, TokenRange amount) {
    return text.language() == LanguageId::english && amount.end == amount.begin + 1 &&
           (text.folded(amount.begin) == "a" || text.folded(amount.begin) == "an");
}

/// "The 2015 attacks", "over 2022 protests": a year that was read as a count.
bool is_year(const ReadText& text, const QuantityMention& quantity) {
    const double count = quantity.value.value_or(quantity.min.value_or(0));
    return text.language() == LanguageId::english && quantity.kind == "other" &&
           quantity.unit.empty() && count >= 1900 && count < 2100 && !quantity.amount.empty() &&
           text.folded(quantity.amount.end - 1).size() == 4;
}

/// "Not one protester": a figure that a negation takes back.
bool is_none(const ReadText& text, std::uint32_t at) {
    return text.language() == LanguageId::english && at > 0 && text.folded(at - 1) == "not" &&
           text.folded(at) == "one";
}

/// "According to two officials": an English count of those who say it.
bool counts_sources(const Frame& frame, LanguageId language, Span words) {
    return language == LanguageId::english &&
           std::any_of(frame.chain.begin(), frame.chain.end(), [&](const Link& link) {
               return link.who.begin <= words.end + 1 && words.begin < link.who.end;
           });
}

/// The contexts of the sentence; the modes cyber and misinformation bring those of their name.
void add_contexts(const std::vector<std::string>& of_sentence, Event& event) {
    event.contexts = of_sentence;
    for (const std::string& mode : event.modes) {
        const bool brings = mode == "cyber" || mode == "misinformation";
        auto& contexts = event.contexts;
        if (brings && std::find(contexts.begin(), contexts.end(), mode) == contexts.end()) {
            contexts.insert(std::lower_bound(contexts.begin(), contexts.end(), mode), mode);
        }
    }
}

}  // namespace

Event Filler::make(const Match& match) const {
    const Clause& clause = scene_.clauses[match.clause];
    Event event;
    event.type = match.pattern->type;
    event.pattern = match.pattern->row;
    event.clause = ClauseIndex{match.clause};
    event.frame = scene_.frames[match.clause];
    event.sentence_index = clause.sentence;
    event.sentence = scene_.text.span(scene_.text.tokens.sentences[clause.sentence].tokens);
    event.sentence.begin =
        scene_.text.tokens.tokens[scene_.text.tokens.sentences[clause.sentence].tokens.begin]
            .span.begin;
    event.trigger = trigger(match);
    event.score = match.score;
    who_.add(match, event);
    where_.add(match, event);
    add_date(match, event);
    add_numbers(match, event);
    add_modes(match, event);
    add_contexts(scene_.facts.contexts(clause.sentence), event);
    event.ontology = scene_.patterns.ontology(
        event.type,
        event.modes.empty() ? std::string_view() : std::string_view(event.modes.front()));
    return event;
}

/// The predicate's word; with its object noun where the row is a phrase and the two stand together.
Span Filler::trigger(const Match& match) const {
    const Clause& clause = scene_.clauses[match.clause];
    const Reading* reading = &scene_.text.best(clause.predicate);
    for (const Reading& each : scene_.text.readings.of(clause.predicate)) {
        if (each.lemma == clause.lemma) {
            reading = &each;
            break;
        }
    }
    Span span = scene_.text.span({clause.predicate, clause.predicate + 1}, *reading);
    for (const Companion& companion : match.pattern->with) {
        const std::uint32_t next = clause.predicate + 1;
        const std::uint32_t end = scene_.text.tokens.sentences[clause.sentence].tokens.end;
        if (companion.key == "obj" && next < end &&
            scene_.lemmas.any_in({next, next + 1}, companion.lemmas)) {
            span.end = scene_.text.tokens.tokens[next].span.end;
        }
    }
    return span;
}

void Filler::add_numbers(const Match& match, Event& event) const {
    const Clause& clause = scene_.clauses[match.clause];
    std::size_t count = 0;
    const auto [first, last] = scene_.facts.mentions(clause.sentence);
    for (std::size_t m = first; m < last && count < max_numbers; ++m) {
        const Mention& mention = scene_.mentions[m];
        const QuantityMention* quantity = amount_of(mention);
        if (quantity == nullptr || counts_nothing(*quantity) ||
            is_article(scene_.text, quantity->amount) ||
            is_none(scene_.text, mention.tokens.begin) || is_year(scene_.text, *quantity) ||
            counts_sources(event.frame, scene_.text.language(), mention.words)) {
            continue;
        }
        if (counts_doers(match, mention)) {
            continue;
        }
        const bool in_part =
            std::any_of(clause.parts.begin(), clause.parts.end(), [&](const auto& part) {
                return part.tokens.overlaps(mention.tokens) &&
                       scene_.text.tokens.sentences[clause.sentence].tokens.holds(
                           mention.tokens.begin);
            });
        // in English a count of things that stands beside is mostly another clause's
        const bool vague = quantity->kind == "other" || quantity->kind == "people";
        const bool taken = taken_elsewhere(match, *quantity);
        const bool march = quantity->kind == "protesters" && event.type != "PROTEST";
        const bool beside =
            !((vague || taken || march) && scene_.text.language() == LanguageId::english);
        if (in_part || (beside && scene_.reach.holds(match.clause, m))) {
            Mention counted = mention;
            std::get<QuantityMention>(counted.what).kind = kind_in(match, mention);
            const Span words =
                quantity->amount.empty() ? mention.words : scene_.text.span(quantity->amount);
            event.fillers.push_back(
                {EventRole::number, std::move(counted), words, {}, std::nullopt});
            ++count;
        }
    }
}

/// "Twelve countries voiced shock": how many states or bodies act is no figure of an English event.
bool Filler::counts_doers(const Match& match, const Mention& mention) const {
    return scene_.text.language() == LanguageId::english && amount_of(mention)->kind == "other" &&
           std::any_of(match.actors.begin(), match.actors.end(),
                       [&](const auto* part) { return part->tokens.overlaps(mention.tokens); });
}

/// Those arrested or abducted, where the event tells neither.
bool Filler::taken_elsewhere(const Match& match, const QuantityMention& quantity) {
    const bool taken = quantity.kind == "arrested" || quantity.kind == "abducted";
    return taken && match.pattern->type != "COERCE" && match.pattern->type != "ASSAULT";
}

/// What an amount counts in this event: a crowd that protests are protesters; those arrested or
/// abducted are so by the event that tells it, and people elsewhere.
std::string Filler::kind_in(const Match& match, const Mention& mention) const {
    const std::string& kind = amount_of(mention)->kind;
    const bool vague = kind == "people" || kind == "other";
    const auto counts = [&](const Parts& parts) {
        return std::any_of(parts.begin(), parts.end(),
                           [&](const auto* part) { return part->tokens.overlaps(mention.tokens); });
    };
    const std::string_view type = match.pattern->type;
    // of inmates too
    const bool crowd = vague || taken_elsewhere(match, *amount_of(mention));
    if (type == "PROTEST" && crowd && counts(match.actors)) {
        return "protesters";
    }
    const bool suffer = counts(match.recipients) || counts(match.roles.object);
    if (vague && suffer && match.pattern->mode == "arrest") {
        return "arrested";
    }
    if (vague && suffer && match.pattern->mode == "abduct") {
        return "abducted";
    }
    return taken_elsewhere(match, *amount_of(mention)) ? "people" : kind;
}

void Filler::add_date(const Match& match, Event& event) const {
    const Clause& clause = scene_.clauses[match.clause];
    const TokenRange sentence = scene_.text.tokens.sentences[clause.sentence].tokens;
    const bool english = scene_.text.language() == LanguageId::english;
    std::optional<std::size_t> own;
    std::optional<std::size_t> only;
    std::size_t times = 0;
    for (std::size_t m = first_mention_from(scene_.mentions, sentence.begin);
         m < scene_.mentions.size() && scene_.mentions[m].tokens.begin < sentence.end; ++m) {
        const auto* time = std::get_if<TimeMention>(&scene_.mentions[m].what);
        if (time == nullptr || !time->says_when() || time->heads_page) {
            continue;
        }
        ++times;
        // "..., the army said on Wednesday": in English the day of saying is that of saying alone
        const bool of_saying = english && scene_.is_of_saying(match.clause, m);
        const std::uint32_t begin = scene_.mentions[m].tokens.begin;
        if (english && (is_deadline(match, begin) || is_compared(begin, sentence.begin) ||
                        is_of_noun(match, scene_.mentions[m].tokens.end))) {
            continue;
        }
        if (!of_saying) {
            only = m;
        }
        if (!own && scene_.reach.holds(match.clause, m)) {
            own = m;
        }
    }
    const bool aside = clause.link == ClauseLink::relative || clause.link == ClauseLink::adjunct;
    if (!own && only && times == 1 && (english ? !is_of_another(match.clause, *only) : !aside)) {
        own = only;
    }
    if (own) {
        const Mention& mention = scene_.mentions[*own];
        event.fillers.push_back({EventRole::date, mention, mention.words, {}, std::nullopt});
        tell_history(mention, event);
    }
}

/// What an English page dates more than a year back is history, however its words hang together.
void Filler::tell_history(const Mention& mention, Event& event) const {
    constexpr std::chrono::days year{365};
    const auto& published = scene_.text.document.origin().published;
    const auto& time = std::get<TimeMention>(mention.what);
    if (scene_.text.language() == LanguageId::english && published && time.end &&
        *time.end + year < *published && event.frame.status == Status::reported) {
        event.frame.status = Status::historical;
        event.frame.cue = mention.words;
        event.frame.row = time.row;
    }
}

/// "Pledged to raise spending by 2030": the day by which, no day of the words.
bool Filler::is_deadline(const Match& match, std::uint32_t token) const {
    return family_of(match.pattern->type) == Family::verbal && token > 0 &&
           scene_.text.folded(token - 1) == "by";
}

/// "Denounced last week's coup": the time of a noun that is not the event.
bool Filler::is_of_noun(const Match& match, std::uint32_t behind) const {
    constexpr std::uint32_t noun_reach = 4;  // why: "last week's deadly military coup"
    const std::uint32_t trigger = scene_.clauses[match.clause].predicate;
    return behind < scene_.text.size() && scene_.text.folded(behind) == "'s" &&
           !(trigger > behind && trigger <= behind + noun_reach);
}

/// "The first talks since 2019", "the deadliest attack since May": what it is compared with.
bool Filler::is_compared(std::uint32_t token, std::uint32_t first) const {
    constexpr std::uint32_t compared_reach = 6;  // why: "the deadliest attack on the army since"
    const ReadText& text = scene_.text;
    if (text.folded(token) != "since") {
        return false;
    }
    const std::uint32_t floor = token > first + compared_reach ? token - compared_reach : first;
    for (std::uint32_t at = token; at-- > floor;) {
        const std::string_view word = text.folded(at);
        const bool most = word == "first" || word == "worst" || word == "most" || word == "only" ||
                          (word.ends_with("est") && at > floor && text.folded(at - 1) == "the");
        if (most) {
            return true;
        }
        if (text.kind(at) == TokenKind::punctuation ||
            text.best(at).features.verb_form == VerbForm::finite) {
            return false;
        }
    }
    return false;
}

/// Whether a time of an English sentence belongs to another of its clauses. What goes on behind a
/// dated clause, and what hangs on it, shares its time; what is told before it, or beside something
/// that is only said, does not.
bool Filler::is_of_another(std::uint32_t index, std::size_t time) const {
    const Clause& clause = scene_.clauses[index];
    const bool aside = clause.link == ClauseLink::relative || clause.link == ClauseLink::adjunct;
    if (!clause.verb) {
        return aside;  // a verb holds the time of its noun: "a march was held on Saturday"
    }
    const auto [first, last] = scene_.clauses_beside(index);
    for (std::uint32_t c = first; c < last; ++c) {
        const Clause& other = scene_.clauses[c];
        // "the 1989 crackdown": a time that describes a noun
        if (!other.verb && other.predicate == scene_.mentions[time].tokens.end) {
            return true;
        }
        if (c == index || !other.verb || !scene_.reach.holds(c, time)) {
            continue;
        }
        if (clause.parent == ClauseIndex{c}) {
            return clause.link == ClauseLink::relative ||
                   (clause.link == ClauseLink::adjunct && !is_gerund(clause));
        }
        if (hangs_closely(c, index)) {
            return false;
        }
        return c > index ||
               (other.link != ClauseLink::none && other.link != ClauseLink::coordinate);
    }
    return aside;
}

/// "Fired on men trying to storm the gate on Tuesday": whether a clause hangs on another by
/// participles and infinitives alone, which share its time.
bool Filler::hangs_closely(std::uint32_t clause, std::uint32_t above) const {
    constexpr std::uint32_t max_depth = 8;  // why: deeper nesting is no sentence of people
    for (std::uint32_t depth = 0; depth < max_depth && clause != above; ++depth) {
        const Clause& here = scene_.clauses[clause];
        const bool close = here.link == ClauseLink::governed || here.link == ClauseLink::carried ||
                           is_gerund(here);
        if (!close || here.link == ClauseLink::content || !here.parent) {
            return false;
        }
        clause = static_cast<std::uint32_t>(*here.parent);
    }
    return clause == above;
}

bool Filler::is_gerund(const Clause& clause) const {
    return scene_.text.folded(clause.predicate).ends_with("ing");
}

/// The mode that the word at `token` gives; with the word behind it where that makes a phrase.
std::string_view Filler::mode_at(std::string_view type, std::uint32_t token,
                                 std::uint32_t end) const {
    for (const WordId lemma : scene_.lemmas.words(token)) {
        if (token + 1 < end) {
            for (const WordId next : scene_.lemmas.words(token + 1)) {
                const WordId phrase = scene_.patterns.phrase(lemma, next);
                const std::string_view mode = scene_.patterns.mode_of(type, phrase);
                if (!mode.empty()) {
                    return mode;
                }
            }
        }
    }
    for (const WordId lemma : scene_.lemmas.words(token)) {
        const std::string_view mode = scene_.patterns.mode_of(type, lemma);
        if (!mode.empty()) {
            return mode;
        }
    }
    return {};
}

void Filler::add_modes(const Match& match, Event& event) const {
    if (!match.pattern->mode.empty()) {
        for (const std::string_view mode : alternatives(match.pattern->mode)) {
            event.modes.emplace_back(mode);
        }
        return;
    }
    const Clause& clause = scene_.clauses[match.clause];
    const TokenRange sentence = scene_.text.tokens.sentences[clause.sentence].tokens;
    std::uint32_t end = std::min(clause.tokens.end + 2, sentence.end);
    if (match.clause + 1 < scene_.clauses.size() &&
        scene_.clauses[match.clause + 1].sentence == clause.sentence) {
        end = std::max(end, scene_.clauses[match.clause + 1].predicate);
    }
    const bool verbal =
        event.type == "REQUEST" || event.type == "THREATEN" || event.type == "REJECT";
    end = verbal ? sentence.end : std::min(end, sentence.end);
    for (std::uint32_t token = clause.tokens.begin; token < end; ++token) {
        const std::string_view mode = mode_at(event.type, token, end);
        if (!mode.empty()) {
            event.modes.emplace_back(mode);
            return;
        }
    }
}

}  // namespace khabar::events
