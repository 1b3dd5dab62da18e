#include "khabar/mentions/english/time_spans.h"

#include <utility>

namespace khabar::times {

namespace {

constexpr double longest = 10000;  // why: more units of time are told by nobody

}  // namespace

std::optional<EnglishLength> EnglishSpans::length_at(std::uint32_t at) const {
    EnglishLength out;
    std::uint32_t next = at;
    while (role(next) == TimeWord::about && next < at + 6) {
        next = item(next).end;
        out.length.about = true;
    }
    next = over(next, TimeWord::article);
    bool half = false;
    const EnglishItem& first = item(next);
    if (first.role == TimeWord::few) {
        out.length.vague = true;
        next = over(first.end, TimeWord::of);
        if (text_.folded(first.end - 1) == "couple") {
            out.length.vague = false;
            out.length.count = 2;
            out.length.about = true;
        }
    } else if (first.role == TimeWord::filler && text_.folded(next) == "another") {
        out.one = true;
    } else if (first.role == TimeWord::all) {
        next = over(first.end, TimeWord::article);
        if (item(next).many) {
            return std::nullopt;
        }
    } else {
        const auto number =
            numbers_.begins(next, limit_) ? numbers_.read(next, limit_) : std::nullopt;
        if (number && number->value && *number->value > 0 && *number->value <= longest) {
            out.length.count = *number->value;
            half = number->fraction;
            out.one = number->one;
            next = number->end;
            if (const auto more = over_and_units(*number)) {
                out.length.count += more->value;
                next = more->end;
            }
            // "three quarters" are parts of a year here
            if (half && at > first_ && shift_at(at - 1) != Shift::none &&
                item(number->end - 1).quarter && role(number->end) != TimeWord::unit) {
                const auto count = numbers_.part(number->begin, limit_);
                if (count && count->role != amounts::EnglishNumberRole::article) {
                    out.length.count = count->value;
                    half = false;
                    next = number->end - 1;
                }
            }
            if (half) {
                next = role(next) == TimeWord::one ? item(next).end : next;
            }
        } else if (number && !number->value && number->approx != Approx::range) {
            out.length.vague = true;
            next = over(number->end, TimeWord::of);
        } else if (first.role == TimeWord::one) {
            out.one = true;
            next = first.end;
        } else {
            return std::nullopt;
        }
    }
    next = over(next, TimeWord::filler);
    if (role(next) == TimeWord::recent || shift_at(next) != Shift::none) {
        next = item(next).end;  // "the 5 upcoming years"
    }
    const EnglishItem& unit = item(next);
    if (unit.role == TimeWord::nothing && is_number(next - 1) && next < limit_ &&
        numbers_.glued(next) && !(next + 1 < limit_ && hyphen(next + 1))) {
        // "3h", "10D"
        const std::string_view letter = text_.folded(next);
        if (letter == "h" || letter == "d" || letter == "y") {
            out.length.unit = letter == "h" ? Unit::hour : letter == "d" ? Unit::day : Unit::year;
            out.end = next + 1;
            return out;
        }
    }
    if (unit.role != TimeWord::unit || (out.length.vague && !unit.many)) {
        return std::nullopt;
    }
    out.ahead = next > first_ && shift_at(next - 1) == Shift::next;
    out.compound = hyphen(next);
    out.quarter = unit.quarter;
    out.length.unit = unit.unit;
    if (unit.quarter) {
        out.length.count *= quarter_months;
    }
    if (text_.folded(next).starts_with("fortnight")) {
        out.length.unit = Unit::week;
        out.length.count *= 2;
    }
    out.end = unit.end;
    // "a year and a half", "one year and a quarter"
    if (!out.length.vague && role(out.end) == TimeWord::and_word) {
        const auto more = numbers_.read(item(out.end).end, limit_);
        if (more && more->fraction && more->value && *more->value < 1 &&
            role(more->end) != TimeWord::unit) {
            out.length.count += *more->value;
            out.end = more->end;
            out.one = false;
        }
    }
    return out;
}

std::optional<amounts::EnglishNumberPart> EnglishSpans::over_and_units(
    const amounts::NumberRead& tens) const {
    const bool round = !tens.digits && tens.value && *tens.value >= 20 && *tens.value <= 90 &&
                       static_cast<int>(*tens.value) % 10 == 0;
    if (!round || role(tens.end) != TimeWord::and_word) {
        return std::nullopt;
    }
    auto units = numbers_.part(item(tens.end).end, limit_);
    const bool read = units && units->role == amounts::EnglishNumberRole::unit &&
                      role(units->end) == TimeWord::unit;
    return read ? units : std::nullopt;
}

MaybeRead EnglishSpans::told_by_length(std::uint32_t at) const {
    const auto found = length_at(at);
    if (!found) {
        return std::nullopt;
    }
    if (MaybeRead several = several_lengths(at)) {
        return several;
    }
    const auto& [length, end, one, quarter, compound, coming] = *found;
    if (coming) {
        Read read{end, reckoner_.around(length, true), item(end - 1).row};
        reckoner_.leave_today(read.time);
        return read;
    }
    // "for three days, from Monday" lasts; "three days from Monday" is a day.
    const bool lasts = at > first_ && text_.folded(at - 1) == "for";
    std::uint32_t next = lasts && sign(end, ",") ? end + 1 : end;
    const bool from_there = lasts && role(next) == TimeWord::from;
    next = from_there ? next : end;
    const RowId row = item(end - 1).row;
    switch (from_there ? TimeWord::starting : role(next)) {
        case TimeWord::starting: {
            MaybeRead from = day_at(over(item(next).end, TimeWord::article));
            if (!from || !from->time.start || from->time.duration) {
                break;
            }
            TimeMention time = reckoner_.from(*from->time.start).around(length, true);
            if (time.end) {
                Reckoner::lengthen(time, -1);
                time.anchor = from->time.anchor;
            }
            return Read{from->end, std::move(time), row};
        }
        case TimeWord::ago:
            return with_weekday({item(next).end, reckoner_.away(length, false), row}, length);
        case TimeWord::from_now:
            return with_weekday({item(next).end, reckoner_.away(length, true), row}, length);
        case TimeWord::of_age:
            return std::nullopt;
        case TimeWord::earlier:
        case TimeWord::later: {
            const bool later = role(next) == TimeWord::later;
            for (const auto* told : {&told_, &told_by_text_}) {
                if (!*told || !(*told)->start || (*told)->duration) {
                    continue;
                }
                TimeMention time = reckoner_.from(*(*told)->start).away(length, later);
                stretch(time, **told, length, later);
                time.ahead =
                    reckoner_.published() && time.start && *time.start > *reckoner_.published();
                time.anchor = (*told)->anchor;
                if (later && time.ahead && !ahead(at)) {
                    continue;  // "twenty years later" of a story looks at no day to come
                }
                return Read{item(next).end, std::move(time), row};
            }
            if (!later) {
                return Read{item(next).end, reckoner_.away(length, false), row};
            }
            return one ? std::nullopt : MaybeRead(Read{end, Reckoner::duration(length), row});
        }
        case TimeWord::before:
        case TimeWord::after:
        case TimeWord::from: {
            const bool before = role(next) == TimeWord::before;
            const std::uint32_t behind = over(item(next).end, TimeWord::article);
            if (MaybeRead other = day_at(behind);
                other && other->time.start && other->time.precision == TimePrecision::day &&
                !other->time.duration && !(sign(other->end, "'s"))) {
                TimeMention time = reckoner_.from(*other->time.start).away(length, !before);
                if (time.start) {
                    // "more than two weeks before today"
                    if (before && text_.folded(at) == "more") {
                        reckoner_.before(time);
                    }
                    time.anchor = other->time.anchor;
                    time.ahead =
                        reckoner_.published() && time.start && *time.start > *reckoner_.published();
                    return Read{other->end, std::move(time), row};
                }
            }
            // "three days before" at the end of its clause
            if (role(next) != TimeWord::from && told_ && told_->start &&
                (item(next).end >= limit_ ||
                 text_.kind(item(next).end) == TokenKind::punctuation)) {
                TimeMention time = reckoner_.from(*told_->start).away(length, !before);
                time.ahead = false;
                return Read{item(next).end, std::move(time), row};
            }
            break;
        }
        default:
            break;
    }
    if (one) {
        const TimeWord before = role_before(at);
        const bool said = before == TimeWord::within || before == TimeWord::in ||
                          role(at) == TimeWord::about || compound;
        if (!said) {
            return std::nullopt;
        }
    }
    Read read{end, Reckoner::duration(length), row};
    // "a year and a quarter", which the Reckoner shows in halves
    const double share = length.count - static_cast<double>(static_cast<int>(length.count));
    const std::size_t half = read.time.edtf.find(".5");
    if (half != std::string::npos && (share < 0.3 || share > 0.7)) {
        read.time.edtf.replace(half, 2, share < 0.5 ? ".25" : ".75");
    }
    return read;
}

void EnglishSpans::stretch(TimeMention& time, const TimeMention& told, const Length& length,
                           bool later) const {
    constexpr std::chrono::days widest{366};  // why: of a longer time only its beginning is meant
    if (length.vague || !told.end || !time.end || *told.end - *told.start > widest) {
        return;
    }
    const TimeMention last = reckoner_.from(*told.end - std::chrono::days{1}).away(length, later);
    if (last.end && *last.end > *time.end && Reckoner::join(time, last)) {
        time.precision = TimePrecision::vague;
        time.approximate = true;
    }
}

MaybeRead EnglishSpans::within(std::uint32_t at) const {
    std::uint32_t next = item(at).end;
    const bool limits = role(at) == TimeWord::within;
    const std::uint32_t behind = over(next, TimeWord::article);
    // "within the next ten months", "within the next week": from now on
    const bool coming = limits && shift_at(behind) == Shift::next;
    if ((shift_at(behind) != Shift::none && !coming) || role(behind) == TimeWord::recent) {
        return std::nullopt;  // the time itself is read where it begins
    }
    next = coming ? item(behind).end : next;
    auto found = length_at(next);
    if (const EnglishItem& unit = item(next);
        !found && coming && unit.role == TimeWord::unit && !unit.many && !unit.quarter) {
        found = EnglishLength{{1, unit.unit, false, false}, unit.end, true, false, false, false};
    }
    if (!found || found->compound || found->ahead || role(found->end) == TimeWord::ago ||
        role(found->end) == TimeWord::later || role(found->end) == TimeWord::earlier) {
        return std::nullopt;
    }
    const RowId row = item(found->end - 1).row;
    if (limits) {
        if ((!coming && told_in_past(at) && !ahead(at)) || role(found->end) == TimeWord::of) {
            return std::nullopt;
        }
        Read read{found->end, reckoner_.around(found->length, true), row};
        Reckoner::lengthen(read.time, -1);
        return read;
    }
    // "in two weeks" is ahead where its clause is, else a length.
    if (text_.folded(at) != "in" || !ahead(at) || role(found->end) == TimeWord::of) {
        return std::nullopt;
    }
    return with_weekday({found->end, reckoner_.away(found->length, true), row}, found->length);
}

}  // namespace khabar::times
