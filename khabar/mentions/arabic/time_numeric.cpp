#include <utility>

#include "khabar/mentions/arabic/time_dates.h"
#include "khabar/mentions/numerals.h"

namespace khabar::times {

namespace {

/// 7 / 11 / 1436: three runs with strokes that stand apart, as one.
std::optional<amounts::DigitRun> spaced(const ReadText& text, const amounts::DigitRun& first,
                                        std::uint32_t limit) {
    const auto stroke = [&](std::uint32_t at) { return at < limit && text.words(at) == "/"; };
    if (first.parts != 1 || first.bad || !stroke(first.end) || !stroke(first.end + 2) ||
        first.end + 3 >= limit) {
        return std::nullopt;
    }
    const auto second = amounts::digit_run(text, first.end + 1);
    const auto third = amounts::digit_run(text, first.end + 3);
    if (!second || !third || second->parts != 1 || third->parts != 1 || second->bad || third->bad) {
        return std::nullopt;
    }
    amounts::DigitRun run = first;
    run.part = {first.part[0], second->part[0], third->part[0]};
    run.width = {first.width[0], second->width[0], third->width[0]};
    run.sign = {'/', '/'};
    run.parts = 3;
    run.end = third->end;
    return run;
}

bool is_month(std::uint64_t value) {
    return value >= 1 && value <= 12;
}
bool is_day(std::uint64_t value) {
    return value >= 1 && value <= 31;
}

/// A year in two digits: those of this century that are near, else of the last.
std::uint64_t whole_year(std::uint64_t two) {
    constexpr std::uint64_t turn = 50;  // why: the archives of the web begin after 1950
    return two + (two < turn ? 2000 : 1900);
}

/// Day, month and year of a run, the first order that Arabic pages use; 0 where a part lacks.
struct Parts {
    std::uint64_t year = 0;
    std::uint64_t month = 0;
    std::uint64_t day = 0;
};

/// 15/3/2024, 2024-03-15, 18-9-15. Nothing when no order makes a date.
std::optional<Parts> three_parts(const amounts::DigitRun& run) {
    if (run.sign[1] != run.sign[0]) {
        return std::nullopt;
    }
    if (run.width[0] == 4) {
        return Parts{run.part[0], run.part[1], run.part[2]};
    }
    if (run.width[2] == 4) {
        return Parts{run.part[2], run.part[1], run.part[0]};
    }
    // "4-4-2" is how a team stands: a year in two digits, and not every part below ten.
    if (run.width[2] == 2 && run.width[0] <= 2 && run.width[1] <= 2 && run.sign[0] != '.') {
        return Parts{whole_year(run.part[2]), run.part[1], run.part[0]};
    }
    return std::nullopt;
}

}  // namespace

bool DateReader::american_year(Fields& fields) const {
    const std::uint32_t at = fields.end + 1;
    const auto run =
        comma(fields.end) && is_number(at) ? amounts::digit_run(text_, at) : std::nullopt;
    if (!run || run->bad || run->parts != 1 || (run->width[0] != 2 && run->width[0] != 4) ||
        (run->end < limit_ && text_.kind(run->end) != TokenKind::punctuation)) {
        return false;
    }
    fields.date.year =
        static_cast<int>(run->width[0] == 2 ? whole_year(run->part[0]) : run->part[0]);
    fields.end = run->end;
    return true;
}

std::optional<Fields> DateReader::numeric_date(std::uint32_t at) const {
    auto run = amounts::digit_run(text_, at);
    if (run) {
        if (auto whole = spaced(text_, *run, limit_)) {
            run = whole;
        }
    }
    if (!run || run->bad || run->parts < 2 || run->parts > 3 || run->end > limit_) {
        return std::nullopt;
    }
    const char sign = run->sign[0];
    if (sign != '/' && sign != '-' && sign != '.') {
        return std::nullopt;
    }
    Fields fields;
    fields.end = run->end;
    fields.numeric = true;
    fields.helped = true;
    Parts parts;
    if (run->parts == 3) {
        const auto three = three_parts(*run);
        if (!three || !is_year(three->year)) {
            return std::nullopt;
        }
        parts = *three;
    } else if (run->width[0] <= 2 && run->width[1] == 4 && sign == '/') {
        parts = {run->part[1], run->part[0], 0};  // 3/2015
    } else if (run->width[0] == 4 && run->width[1] <= 2 && sign == '/') {
        parts = {run->part[0], run->part[1], 0};
    } else if (run->width[0] <= 2 && run->width[1] <= 2) {
        parts = {0, run->part[1], run->part[0]};
        fields.dotted = sign == '.';
        if (sign == '/' && american_year(fields)) {
            parts = {static_cast<std::uint64_t>(fields.date.year), run->part[0], run->part[1]};
        }
    } else {
        return std::nullopt;
    }
    const bool whole = run->parts == 2 && parts.day == 0;
    if (whole ? !is_month(parts.month) || !is_year(parts.year)
              : !is_day(parts.day) || !is_day(parts.month)) {
        return std::nullopt;
    }
    if (!is_month(parts.month)) {
        if (!is_month(parts.day) || run->width[0] == 4) {
            return std::nullopt;
        }
        std::swap(parts.month, parts.day);  // the American order, where no other is possible
    }
    fields.date.year = static_cast<int>(parts.year);
    fields.date.month = static_cast<int>(parts.month);
    fields.date.day = static_cast<int>(parts.day);
    fields.either_order =
        !whole && run->width[0] != 4 && is_month(parts.day) && parts.day != parts.month;
    if (role(fields.end) == Role::hijri_era || (parts.year >= 1300 && parts.year <= 1500)) {
        fields.date.calendar = Calendar::hijri;
        fields.either_order = false;
    }
    if (role(fields.end) == Role::hijri_era || role(fields.end) == Role::gregorian_era) {
        fields.end = item(fields.end).end;
    }
    fields.zero_led = run->width[1] == 2 && run->part[1] < 10;
    return fields;
}

}  // namespace khabar::times
