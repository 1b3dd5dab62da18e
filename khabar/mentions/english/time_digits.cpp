// Dates in digits, alone or with the name of a month between them.

#include <array>

#include "khabar/mentions/english/time_dates.h"

namespace khabar::times {

namespace {

constexpr int last_bare_year = 2100;

bool is_month_number(std::uint64_t value) {
    return value >= 1 && value <= 12;
}

}  // namespace

std::optional<EnglishFields> EnglishDates::numeric(std::uint32_t at) const {
    const auto run = amounts::digit_run(text_, at);
    if (!run || run->bad || run->end > limit_) {
        return std::nullopt;
    }
    EnglishFields fields;
    fields.end = run->end;
    fields.numeric = true;
    if (run->end < limit_ && numbers_.glued(run->end) && text_.kind(run->end) == TokenKind::word) {
        return std::nullopt;
    }
    std::uint64_t year = 0;
    std::uint64_t month = 0;
    std::uint64_t day = 0;
    if (run->parts == 1) {
        // 20161016
        if (run->width[0] != 8) {
            return std::nullopt;
        }
        year = run->part[0] / 10000;
        month = run->part[0] / 100 % 100;
        day = run->part[0] % 100;
        if (year < 1900 || year > 2100) {
            return std::nullopt;
        }
    } else if (run->parts == 3) {
        const char joint = run->sign[0];
        if (run->sign[1] != joint || (joint != '/' && joint != '-' && joint != '.')) {
            return std::nullopt;
        }
        if (run->width[0] == 4) {
            year = run->part[0];
            month = run->part[1];
            day = run->part[2];
        } else if (run->width[2] == 4 || (run->width[2] == 2 && joint == '/')) {
            // The month first, as American pages have it; a dot is European.
            const bool day_first = joint == '.' || !is_month_number(run->part[0]);
            year = run->width[2] == 4 ? run->part[2]
                                      : static_cast<std::uint64_t>(whole_year(run->part[2]));
            month = run->part[day_first ? 1 : 0];
            day = run->part[day_first ? 0 : 1];
            fields.swapped = is_month_number(run->part[0]) && is_month_number(run->part[1]) &&
                             run->part[0] != run->part[1];
        } else {
            return std::nullopt;
        }
        if (run->width[0] > 4 || run->width[1] > 2 || year < 1000 || year > 2999) {
            return std::nullopt;
        }
    } else if (run->parts == 2) {
        const char joint = run->sign[0];
        if (run->width[0] == 4 && joint == '-' && run->width[1] <= 2 &&
            is_month_number(run->part[1]) && run->part[0] >= 1900 &&
            run->part[0] <= last_bare_year) {
            fields.date.year = static_cast<int>(run->part[0]);  // 2015-12
            fields.date.month = static_cast<int>(run->part[1]);
            return fields;
        }
        // What is called 9/11 is a day of one year.
        const bool name = run->part[0] == 9 && run->part[1] == 11;
        const TimeWord before = role_before(at);
        const bool said =
            !name && ((context(at) && before != TimeWord::of) || before == TimeWord::weekday);
        if (joint != '/' || run->width[0] > 2 || run->width[1] > 2 || !said ||
            counts_something(run->end)) {
            const bool alone = at == first_ && run->end >= limit_;
            if (joint != '/' || !alone || run->width[0] > 2 || run->width[1] > 2) {
                return std::nullopt;
            }
        }
        const bool day_first = !is_month_number(run->part[0]);
        month = run->part[day_first ? 1 : 0];
        day = run->part[day_first ? 0 : 1];
        fields.swapped = is_month_number(run->part[0]) && is_month_number(run->part[1]) &&
                         run->part[0] != run->part[1];
    } else {
        return std::nullopt;
    }
    if (!is_month_number(month) || !is_day_number(day)) {
        return std::nullopt;
    }
    fields.date.year = static_cast<int>(year);
    fields.date.month = static_cast<int>(month);
    fields.date.day = static_cast<int>(day);
    return fields;
}

std::optional<EnglishFields> EnglishDates::mixed(std::uint32_t at) const {
    struct Piece {
        int number = 0;
        int width = 0;
        bool month = false;
    };
    std::array<Piece, 3> pieces{};
    std::uint32_t next = at;
    std::uint32_t months = 0;
    EnglishFields fields;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i > 0) {
            const std::uint32_t behind = over_joint(next);
            if (behind == next && !hyphen(next)) {
                return std::nullopt;
            }
            next = behind;
        }
        if (role(next) == TimeWord::month) {
            pieces[i] = {item(next).value, 0, true};
            fields.row = item(next).row;
            next = item(next).end;
            ++months;
            continue;
        }
        const auto run = is_number(next) ? amounts::digit_run(text_, next) : std::nullopt;
        if (!run || run->bad || run->width[0] > 4) {
            return std::nullopt;
        }
        pieces[i] = {static_cast<int>(run->part[0]), run->width[0], false};
        if (run->parts == 2 && i == 1 && (run->sign[0] == '-' || run->sign[0] == '/')) {
            pieces[2] = {static_cast<int>(run->part[1]), run->width[1], false};  // Sep-2020-23
            next = run->end;
            break;
        }
        if (run->parts == 2 && i == 0 && (run->sign[0] == '-' || run->sign[0] == '/')) {
            pieces[1] = {static_cast<int>(run->part[1]), run->width[1], false};  // 23-2020-Sep
            ++i;
        } else if (run->parts != 1) {
            return std::nullopt;
        }
        next = run->end;
    }
    if (months != 1) {
        return std::nullopt;
    }
    for (const Piece& piece : pieces) {
        if (piece.month) {
            fields.date.month = piece.number;
        } else if (piece.width == 4) {
            fields.date.year = piece.number;
        } else if (fields.date.day == 0 &&
                   is_day_number(static_cast<std::uint64_t>(piece.number))) {
            fields.date.day = piece.number;
        } else {
            fields.date.year = whole_year(static_cast<std::uint64_t>(piece.number));
        }
    }
    fields.end = next;
    if (fields.date.year == 0 || fields.date.day == 0) {
        return std::nullopt;
    }
    return fields;
}

}  // namespace khabar::times
