// Days and months by name and number.

#include <array>
#include <string_view>
#include <utility>

#include "khabar/mentions/civil_steps.h"
#include "khabar/mentions/reckoner_words.h"

namespace khabar::times {

namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 12> gregorian_months = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 12> hijri_months = {
    "muharram", "safar",  "rabi al-awwal", "rabi al-thani", "jumada al-ula", "jumada al-akhira",
    "rajab",    "shaban", "ramadan",       "shawwal",       "dhu al-qada",   "dhu al-hijja"};

}  // namespace

std::optional<TimeMention> Reckoner::date(const DateFields& fields, bool ahead) const {
    const auto& names = fields.calendar == Calendar::hijri ? hijri_months : gregorian_months;
    const TimePrecision precision = fields.day != 0 ? TimePrecision::day : TimePrecision::month;
    std::string named = fields.day != 0 ? std::to_string(fields.day) + " " : "";
    if (!fields.relative_month) {
        named += names[static_cast<std::size_t>(fields.month - 1)];
    }
    const bool forward = fields.shift == Shift::next || fields.shift == Shift::after_next ||
                         (fields.shift == Shift::none && !fields.by_year && ahead);
    if (fields.calendar == Calendar::hijri) {
        // The conversion needs the table of month starts (a later issue): the words stay words.
        TimeMention time = in_words(precision, named);
        time.calendar = Calendar::hijri;
        time.anchor = fields.year != 0 ? Anchor::text : Anchor::none;
        if (fields.year != 0) {
            time.relative += ' ';
            time.relative += std::to_string(fields.year);
            time.relative += " ah";
        } else {
            time.relative += forward ? " after publication" : " before publication";
        }
        time.ahead = forward && fields.year == 0;
        return time;
    }
    if (!published_ && fields.year == 0) {
        TimeMention time;
        if (fields.relative_month) {
            time = unit(Unit::month, fields.shift);
            time.relative = named + "of " + time.relative;
        } else if (fields.by_year) {
            time = in_words(precision,
                            named + " of " + relative_words(Unit::year, fields.relative_year));
        } else {
            time = in_words(precision,
                            named + (forward ? " after publication" : " before publication"));
        }
        time.precision = precision;
        time.ahead = forward;
        return time;
    }
    Anchor anchor = Anchor::text;
    int y = fields.year;
    int m = fields.month;
    std::optional<int> other_year;
    if (y == 0) {
        anchor = Anchor::published;
        const int now_year = year_of(*published_);
        const int now_month = month_of(*published_);
        if (fields.relative_month) {
            const Day day = add_months(month_start(*published_), fields.month);
            y = year_of(day);
            m = month_of(day);
        } else if (fields.by_year) {
            y = now_year + fields.relative_year;
        } else {
            y = now_year;
            const auto start_in = [&](int at) {
                const auto d = static_cast<unsigned>(fields.day != 0 ? fields.day : 1);
                const year_month_day ymd{std::chrono::year{at}, month{static_cast<unsigned>(m)},
                                         std::chrono::day{d}};
                return ymd.ok() ? std::optional<Day>{Day{ymd}} : std::nullopt;
            };
            switch (fields.shift) {
                case Shift::none:
                    if (forward) {
                        const Day floor = fields.day != 0 ? *published_ : month_start(*published_);
                        for (int i = 0; i < 8 && (!start_in(y) || *start_in(y) < floor); ++i) {
                            ++y;
                        }
                    } else {
                        for (int i = 0; i < 8 && (!start_in(y) || *start_in(y) > *published_);
                             ++i) {
                            --y;
                        }
                    }
                    break;
                case Shift::current:
                    if (m > now_month + 1) {
                        --y;
                    }
                    break;
                case Shift::last:
                case Shift::before_last:
                    if (m > now_month || (m == now_month && fields.day == 0)) {
                        --y;
                    } else if (m == now_month) {
                        // "the fifth of last February", late in February: mostly this one.
                        const auto day = start_in(y);
                        if (!day || *day >= *published_) {
                            --y;
                        } else {
                            other_year = y - 1;
                        }
                    }
                    y -= fields.shift == Shift::before_last ? 1 : 0;
                    break;
                case Shift::next:
                case Shift::after_next:
                    if (m <= now_month) {
                        ++y;
                    }
                    y += fields.shift == Shift::after_next ? 1 : 0;
                    break;
            }
        }
    }
    const auto um = static_cast<unsigned>(m);
    if (fields.day != 0) {
        const year_month_day ymd{std::chrono::year{y}, month{um},
                                 std::chrono::day{static_cast<unsigned>(fields.day)}};
        if (!ymd.ok()) {
            return std::nullopt;
        }
        TimeMention time = span(Day{ymd}, Day{ymd} + days{1}, TimePrecision::day, anchor);
        if (other_year) {
            const year_month_day other{std::chrono::year{*other_year}, month{um},
                                       std::chrono::day{static_cast<unsigned>(fields.day)}};
            if (other.ok() && Day{other} < *published_) {
                time.alternatives.emplace_back(Day{other}, Day{other} + days{1});
            }
        }
        time.ahead = published_ && *time.start > *published_;
        return dated(std::move(time));
    }
    const Day start = day_of(y, um, 1);
    TimeMention time = span(start, add_months(start, 1), TimePrecision::month, anchor);
    time.ahead = published_ && start > *published_;
    return dated(std::move(time));
}

}  // namespace khabar::times
