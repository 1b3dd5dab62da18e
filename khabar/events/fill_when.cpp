#include "khabar/events/fill_when.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <string_view>

namespace khabar::events {

void WhenFiller::add(const Match& match, Event& event) const {
    const Clause& clause = scene_.clauses[match.clause];
    const TokenRange sentence = scene_.text.tokens.sentences[clause.sentence].tokens;
    const bool english = scene_.text.language() == LanguageId::english;
    if (english && is_counted_from(clause)) {
        return;
    }
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
        if (english &&
            (is_deadline(match, begin) || is_compared(begin, sentence.begin) ||
             is_of_noun(match, scene_.mentions[m].tokens.end) || heads_another(clause, begin))) {
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
void WhenFiller::tell_history(const Mention& mention, Event& event) const {
    constexpr std::chrono::days year{365};
    constexpr std::chrono::days ages{3 * 365};  // "since the 1990s"
    const auto& published = scene_.text.document.origin().published;
    const auto& time = std::get<TimeMention>(mention.what);
    const bool over = published && time.end && *time.end + year < *published;
    const bool long_begun = published && time.start && *time.start + ages < *published;
    if (scene_.text.language() == LanguageId::english && (over || long_begun) &&
        event.frame.status == Status::reported) {
        event.frame.status = Status::historical;
        event.frame.cue = mention.words;
        event.frame.row = time.row;
    }
}

/// "Pledged to raise spending by 2030": the day by which, no day of the words.
bool WhenFiller::is_deadline(const Match& match, std::uint32_t token) const {
    const ReadText& text = scene_.text;
    return family_of(match.pattern->type) == Family::verbal &&
           (text.folded(token) == "by" || (token > 0 && text.folded(token - 1) == "by"));
}

/// "Two days after the bombing of": another day than what follows was on.
bool WhenFiller::is_counted_from(const Clause& noun) const {
    static constexpr std::string_view lengths[] = {"day",    "days", "week",  "weeks", "month",
                                                   "months", "hour", "hours", "years", "year"};
    const std::uint32_t first = scene_.sentence(noun).begin;
    std::uint32_t at = noun.predicate;
    const auto describes = [&](std::uint32_t token) {
        const PartOfSpeech part = scene_.text.best(token).features.part;
        return part == PartOfSpeech::determiner || part == PartOfSpeech::adjective ||
               part == PartOfSpeech::noun;
    };
    while (at > first && describes(at - 1) && scene_.text.folded(at - 1) != "after") {
        --at;
    }
    return !noun.verb && at >= first + 2 && scene_.text.folded(at - 1) == "after" &&
           std::find(std::begin(lengths), std::end(lengths), scene_.text.folded(at - 2)) !=
               std::end(lengths);
}

/// "On Monday 23 girls kidnapped in May were freed": a day at the head of a sentence is of its main
/// verb.
bool WhenFiller::heads_another(const Clause& clause, std::uint32_t token) const {
    const std::uint32_t first = scene_.sentence(clause).begin;
    const bool fronted =
        token == first || (token == first + 1 && scene_.text.folded(first) == "on");
    return fronted && clause.verb && clause.link == ClauseLink::relative;
}

/// "Denounced last week's coup": the time of a noun that is not the event.
bool WhenFiller::is_of_noun(const Match& match, std::uint32_t behind) const {
    constexpr std::uint32_t noun_reach = 4;  // why: "last week's deadly military coup"
    const std::uint32_t trigger = scene_.clauses[match.clause].predicate;
    const bool own = trigger >= behind && trigger <= behind + noun_reach;
    if (behind >= scene_.text.size() || own) {
        return false;
    }
    // "since a 2015 peace deal collapsed"
    const bool year = behind > 1 && scene_.text.kind(behind - 1) == TokenKind::number &&
                      scene_.text.best(behind - 2).features.part == PartOfSpeech::determiner &&
                      (scene_.text.best(behind).features.part == PartOfSpeech::noun ||
                       scene_.text.best(behind).features.part == PartOfSpeech::adjective);
    return year || scene_.text.folded(behind) == "'s";
}

/// "The first talks since 2019", "the deadliest attack since May": what it is compared with.
bool WhenFiller::is_compared(std::uint32_t token, std::uint32_t first) const {
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
bool WhenFiller::is_of_another(std::uint32_t index, std::size_t time) const {
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
        if (c == index || !other.verb || !scene_.reach.holds(c, time) ||
            heads_another(other, scene_.mentions[time].tokens.begin)) {
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
bool WhenFiller::hangs_closely(std::uint32_t clause, std::uint32_t above) const {
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

bool WhenFiller::is_gerund(const Clause& clause) const {
    return scene_.text.folded(clause.predicate).ends_with("ing");
}

}  // namespace khabar::events
