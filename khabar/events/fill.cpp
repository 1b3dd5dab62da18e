#include "khabar/events/fill.h"

#include <algorithm>
#include <string>

#include "khabar/events/contexts.h"

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
    when_.add(match, event);
    add_numbers(match, event);
    add_modes(match, event);
    add_contexts(scene_, match, event);
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

/// "A cargo plane came under fire": what was struck is not by what.
bool Filler::is_struck(const Match& match, std::uint32_t token) const {
    return scene_.text.language() == LanguageId::english && match.pattern->type == "ASSAULT" &&
           std::any_of(match.recipients.begin(), match.recipients.end(),
                       [&](const Clause::Part* part) { return part->tokens.holds(token); });
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
        if (counts_doers(match, mention) || is_toll_elsewhere(match, *quantity) ||
            is_share(first, m)) {
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

/// "Three members of one family": the second figure only tells whose.
bool Filler::is_share(std::size_t first, std::size_t index) const {
    const Mention& mention = scene_.mentions[index];
    const std::uint32_t begin = mention.tokens.begin;
    if (scene_.text.language() != LanguageId::english || amount_of(mention)->value != 1.0 ||
        begin < 2 || scene_.text.folded(begin - 1) != "of") {
        return false;
    }
    const auto of = scene_.mentions.subspan(first, index - first);
    return std::any_of(of.begin(), of.end(), [&](const Mention& before) {
        return amount_of(before) != nullptr && before.tokens.end + 1 == begin;
    });
}

/// "Suspended its work after one of its staff was killed": in English a toll is no figure of what
/// is only said or withheld.
bool Filler::is_toll_elsewhere(const Match& match, const QuantityMention& quantity) const {
    const std::string_view type = match.pattern->type;
    const bool harm = quantity.kind == "killed" || quantity.kind == "injured";
    return harm && scene_.text.language() == LanguageId::english &&
           (family_of(type) == Family::verbal || type == "SANCTION");
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
        if (is_struck(match, token)) {
            continue;
        }
        const std::string_view mode = mode_at(event.type, token, end);
        if (!mode.empty()) {
            event.modes.emplace_back(mode);
            return;
        }
    }
}

}  // namespace khabar::events
