#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "khabar/syntax/english/walker.h"

namespace khabar::syntax {

namespace {

constexpr std::size_t max_aside = 8;  // why: who says it, and when

}  // namespace

void EnglishWalk::on_that(std::size_t k) {
    const std::size_t next = unit_behind(units_, k);
    const auto before = unit_before(units_, k);
    if (!before || units_[*before].kind == EnglishPiece::particle) {
        return;  // a pronoun
    }
    if (units_[*before].kind == EnglishPiece::coordinator) {
        return reopen_content();
    }
    const bool verb_next = s_.is_kind(next, EnglishPiece::verb);
    const auto governor = says_that(k, verb_next);
    if (governor) {
        EnglishFrame frame;
        frame.kind = FrameKind::content;
        frame.parent = governor;
        frame.link = ClauseLink::content;
        mark_said(*governor);
        push(std::move(frame));
        return;
    }
    if (s_.noun_before(k)) {
        return on_relative(k);
    }
}

/// Whose "that" it is: of the noun right before it, else of the last verb.
std::optional<std::uint32_t> EnglishWalk::says_that(std::size_t k, bool verb_next) {
    const auto noun = unit_before(units_, k);
    if (noun && units_[*noun].kind == EnglishPiece::noun) {
        const auto clause = s_.open.clause_at(units_[*noun].head);
        if (clause && !verb_next && s_.takes_that(*clause)) {
            return said_in(*noun) ? top().clause : clause;
        }
        if (const auto farther = noun_that_says(*noun); farther && !verb_next) {
            return farther;
        }
    }
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
        if (!frame->has_verb || !frame->clause) {
            continue;
        }
        const bool direct = frame->verb == *noun;
        const bool open = s_.takes_that(*frame->clause) && !is_said(*frame->clause);
        if (direct || (open && !(verb_next && units_[*noun].kind == EnglishPiece::noun))) {
            return frame->clause;
        }
        break;
    }
    return std::nullopt;
}

/// "Said in a statement that": the noun only tells where the last verb says it.
bool EnglishWalk::said_in(std::size_t noun) {
    const auto particle = unit_before(units_, noun);
    if (!particle || units_[*particle].kind != EnglishPiece::particle || !top().clause) {
        return false;
    }
    constexpr std::array<std::string_view, 4> where{"in", "at", "during", "through"};
    return std::find(where.begin(), where.end(), units_[*particle].particle) != where.end() &&
           s_.clause(*top().clause).verb &&
           s_.open.grammar.is_speech(s_.clause(*top().clause).lemma) &&
           s_.takes_that(*top().clause) && !is_said(*top().clause);
}

/// "An allegation by X that": the noun behind the last verb that says something.
std::optional<std::uint32_t> EnglishWalk::noun_that_says(std::size_t noun) const {
    const std::size_t end = noun > max_aside ? noun - max_aside : 0;
    for (std::size_t i = noun; i > end; --i) {
        const EnglishUnit& unit = units_[i - 1];
        if (unit.kind == EnglishPiece::verb || unit.kind == EnglishPiece::comma) {
            break;
        }
        const auto clause = unit.kind == EnglishPiece::noun && unit.event
                                ? s_.open.clause_at(unit.head)
                                : std::nullopt;
        if (clause && s_.takes_that(*clause)) {
            return clause;
        }
    }
    return std::nullopt;
}

bool EnglishWalk::is_said(std::uint32_t clause) const {
    const std::size_t at = clause - s_.open.first;
    return at < says_.size() && says_[at];
}

/// "... and that": what was said goes on.
void EnglishWalk::reopen_content() {
    while (frames_.size() > 1 && top().link != ClauseLink::content) {
        frames_.pop_back();
    }
    EnglishFrame frame;
    frame.kind = FrameKind::content;
    frame.link = ClauseLink::content;
    frame.parent = top().link == ClauseLink::content ? top().parent : nearest_clause();
    push(std::move(frame));
}

void EnglishWalk::on_relative(std::size_t k) {
    EnglishFrame frame;
    frame.kind = FrameKind::relative;
    frame.link = ClauseLink::relative;
    frame.parent = nearest_clause();
    const auto before = unit_before(units_, k);
    const bool behind_particle = before && units_[*before].kind == EnglishPiece::particle;
    const std::string_view word = s_.open.grammar.text.folded(units_[k].tokens.begin);
    const bool stands_for = word == "who" || word == "whom" || word == "which" || word == "that";
    frame.thing =  // "condemned what it called a threat": no clause that is said
        word == "what" && top().clause && before == top().verb && !s_.takes_that(*top().clause);
    if (before && units_[*before].kind == EnglishPiece::verb && !frame.thing) {
        frame.kind = FrameKind::content;  // "asked who", "said what"
        frame.link = ClauseLink::content;
    } else if (stands_for && !behind_particle) {
        frame.antecedent = s_.noun_before(k);
    }
    if (!before || (!top().has_verb && top().pending.empty())) {
        return;  // a question
    }
    push(std::move(frame));
}

void EnglishWalk::on_subordinator() {
    EnglishFrame frame;
    frame.kind = FrameKind::adjunct;
    frame.link = ClauseLink::adjunct;
    pop_to_finite();
    frame.parent = nearest_clause();
    push(std::move(frame));
}

void EnglishWalk::on_colon() {
    const auto last = nearest_clause();
    const bool says = last && s_.open.grammar.is_speech(s_.clause(*last).lemma);
    if (!says) {
        return reset();
    }
    EnglishFrame frame;
    frame.kind = FrameKind::content;
    frame.parent = last;
    frame.link = ClauseLink::content;
    mark_said(*last);
    push(std::move(frame));
}

}  // namespace khabar::syntax
