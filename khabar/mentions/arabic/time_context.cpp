#include "khabar/mentions/arabic/time_context.h"

#include <algorithm>
#include <utility>

#include "khabar/tables/names.h"

namespace khabar::times {

namespace {

constexpr std::uint32_t verb_reach = 25;  // why: the verb of a clause, in tokens; news sentences

bool is_verb(const Reading& reading) {
    return (reading.features.part == PartOfSpeech::verb ||
            reading.features.part == PartOfSpeech::auxiliary) &&
           reading.features.tense != Tense::none;
}

}  // namespace

TimeContext::TimeContext(const ReadText& text, const TableFile& tables)
    : TimeWords(text, tables), reckoner_(text.document.origin().published, tables) {}

Role TimeContext::role_before(std::uint32_t at) const {
    constexpr std::uint32_t longest = 3;  // why: "by the coming of", in words
    for (std::uint32_t back = 1; back <= longest && at >= first_ + back; ++back) {
        if (item(at - back).end == at) {
            return role(at - back);
        }
    }
    return Role::none;
}

bool TimeContext::context(std::uint32_t at) const {
    const Role before = role_before(at);
    return before == Role::at || before == Role::since || before == Role::to || is_section(before);
}

bool TimeContext::month_context(std::uint32_t at) const {
    return item(at).preposition == 'b' || context(at);
}

bool TimeContext::nothing_else() const {
    for (std::uint32_t at = first_; at < limit_;) {
        if (role(at) == Role::at || item(at).preposition != 0) {
            return false;
        }
        if (item(at).end > at) {
            at = item(at).end;
        } else if (text_.kind(at) == TokenKind::word && !begins_number(at)) {
            return false;
        } else {
            ++at;
        }
    }
    return true;
}

bool TimeContext::ahead(std::uint32_t at) const {
    const std::uint32_t floor = at > first_ + verb_reach ? at - verb_reach : first_;
    bool onward = false;  // "begins as of Sunday" is a plan
    for (std::uint32_t i = at; i-- > floor;) {
        onward = onward || (role(i) == Role::onward && item(i).end == at);
        if (role(i) == Role::ahead) {
            return true;
        }
        const Reading& reading = text_.best(i);
        if (reading.before.future) {
            return true;
        }
        if (is_verb(reading)) {
            // "it is expected that he visits", not "it was expected"
            const bool that =
                i > first_ && text_.best(i - 1).features.role == WordRole::complementizer;
            const std::uint32_t before = that ? i - 1 : i;
            constexpr std::uint32_t was_reach = 3;  // why: "was of the expected that"
            if (that && before >= first_ + was_reach && is_finite(before - was_reach)) {
                return false;
            }
            return reading.features.tense == Tense::imperfect &&
                   (onward || (before > first_ &&
                               (role(before - 1) == Role::ahead ||
                                text_.best(before - 1).features.role == WordRole::future)));
        }
    }
    const std::uint32_t top = std::min(limit_, at + 4);
    for (std::uint32_t i = at; i < top; ++i) {
        if (text_.best(i).before.future || text_.best(i).features.role == WordRole::future) {
            return true;
        }
    }
    return nothing_else();
}

bool TimeContext::is_finite(std::uint32_t at) const {
    return is_verb(text_.best(at));
}

bool TimeContext::told_in_past(std::uint32_t at) const {
    const std::uint32_t floor = at > first_ + verb_reach ? at - verb_reach : first_;
    for (std::uint32_t i = at; i-- > floor;) {
        const Reading& reading = text_.best(i);
        if (is_verb(reading)) {
            return reading.features.tense == Tense::perfect;
        }
    }
    return false;
}

bool TimeContext::begins_number(std::uint32_t at) const {
    return is_number(at) || may(at, numeral_word) ||
           (at < limit_ && words_.is(at, words_.affixes().the));
}

bool TimeContext::counts_something(std::uint32_t at) const {
    if (at >= limit_ || text_.kind(at) == TokenKind::punctuation) {
        return false;
    }
    const Sheet* counted = tables_.sheet(language_sheet(text_.language(), "counted"));
    return (may(at, unit_word) &&
            words_.match(tables_.index(language_sheet(text_.language(), "units")), at, limit_)
                .has_value()) ||
           (may(at, counted_noun) && counted != nullptr &&
            words_
                .match_noun(tables_.index(language_sheet(text_.language(), "counted")), *counted,
                            at, limit_)
                .has_value()) ||
           (begins_number(at) && numbers_.read(at, limit_).has_value());
}

bool TimeContext::joined_number(std::uint32_t at) const {
    if (!may(at, numeral_word) || text_.kind(at) != TokenKind::word) {
        return false;
    }
    const auto number = numbers_.read(at, limit_);
    return number && number->conjunction;
}

}  // namespace khabar::times
