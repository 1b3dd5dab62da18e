// Feasts and seasons: what comes once a year.

#include <string>
#include <utility>

#include "khabar/mentions/civil_steps.h"
#include "khabar/mentions/reckoner_words.h"

namespace khabar::times {

namespace {

using std::chrono::days;
using Days = std::pair<Day, Day>;

// Of a feast without a word of its year the latest is meant, or one close ahead: papers name it
// while it is prepared for.
constexpr days close_ahead{14};  // why: news of Ramadan's second half names the feast at its end

bool may_be_hijri(int year) {
    return year != 0 && year <= HijriCalendar::last_year;
}

/// Which occurrence is meant, and the other that may be.
struct Choice {
    Days span;
    std::optional<Days> other;
};

/// From the occurrences of the years round that of publication the one that the words mean.
/// `span_in` gives that of a year, or nothing.
template <class SpanIn>
std::optional<Choice> choose(const SpanIn& span_in, int year, Day published, Shift shift,
                             bool ahead, days reach) {
    constexpr int years = 4;     // why: the second before or after, and a year to spare each way
    std::optional<Days> before;  // the latest that is over
    std::optional<Days> before_that;
    std::optional<Days> begun;  // the latest that has begun
    std::optional<Days> open;   // the first that is not over
    std::optional<Days> after;  // the first that is to begin
    std::optional<Days> after_that;
    for (int at = year - years; at <= year + years; ++at) {
        const std::optional<Days> span = span_in(at);
        if (!span) {
            continue;
        }
        const auto& [start, end] = *span;
        if (end <= published) {
            before_that = std::exchange(before, span);
        } else if (!open) {
            open = span;
        }
        if (start <= published) {
            begun = span;
        } else if (!after) {
            after = span;
        } else if (!after_that) {
            after_that = span;
        }
    }
    const auto only = [](const std::optional<Days>& span) {
        return span ? std::optional(Choice{*span, std::nullopt}) : std::nullopt;
    };
    switch (shift) {
        case Shift::none:
            if (ahead) {
                return only(open);
            }
            if (begun && after && begun->second <= published && after->first - published <= reach) {
                return Choice{*after, begun};
            }
            return only(begun);
        case Shift::current:
            // This summer is the one that is, or else the nearest.
            if (begun && after) {
                return only(begun->second > published ||
                                    published - begun->second < after->first - published
                                ? begun
                                : after);
            }
            return only(begun ? begun : after);
        case Shift::last:
            return only(before);
        case Shift::before_last:
            return only(before_that);
        case Shift::next:
            return only(after);
        case Shift::after_next:
            return only(after_that);
    }
    return std::nullopt;
}

/// "summer of the year before publication", "easter after publication".
TimeMention named_in_words(std::string name, TimePrecision precision, const DateFields& when,
                           bool ahead) {
    const bool forward = when.shift == Shift::next || when.shift == Shift::after_next ||
                         (when.shift == Shift::none && !when.by_year && ahead);
    if (when.by_year) {
        name += " of " + relative_words(Unit::year, when.relative_year);
    } else {
        name += forward ? " after publication" : " before publication";
    }
    TimeMention time = in_words(precision, std::move(name));
    time.ahead = forward;
    return time;
}

}  // namespace

std::optional<TimeMention> Reckoner::feast(const Feast& feast, const DateFields& when,
                                           bool ahead) const {
    const bool is_hijri = feast.calendar == FeastCalendar::hijri;
    if (!is_hijri && may_be_hijri(when.year)) {
        return std::nullopt;
    }
    const auto span_in = [&](int year) -> std::optional<Days> {
        const auto day = feast_day(feast, year, hijri_);
        return day ? std::optional(Days{*day, *day + days{1}}) : std::nullopt;
    };
    std::optional<Choice> choice;
    if (when.year != 0 || (when.by_year && published_)) {
        int year = when.year != 0 ? when.year : year_of(*published_) + when.relative_year;
        if (is_hijri && !HijriCalendar::covers(year)) {
            year = hijri_.year_in(year, feast.month, feast.day).value_or(0);
        }
        const auto span = span_in(year);
        if (!span) {
            return std::nullopt;
        }
        choice = Choice{*span, std::nullopt};
    } else if (published_) {
        const auto date = is_hijri ? hijri_.date(*published_) : std::nullopt;
        const int year = date ? date->year : year_of(*published_);
        choice = choose(span_in, year, *published_, when.shift, ahead, close_ahead);
    }
    TimeMention time;
    if (choice) {
        time = span(choice->span.first, choice->span.second, TimePrecision::day,
                    when.year != 0 ? Anchor::text : Anchor::published);
        if (choice->other) {
            time.alternatives.push_back(*choice->other);
        }
        time.ahead = published_ && *time.start > *published_;
    } else {
        time = named_in_words(feast.name, TimePrecision::day, when, ahead);
    }
    if (is_hijri) {
        time.calendar = Calendar::hijri;
        time.approximate = choice.has_value();
    }
    return dated(std::move(time));
}

std::optional<TimeMention> Reckoner::season(Season season, const DateFields& when,
                                            bool ahead) const {
    if (may_be_hijri(when.year)) {
        return std::nullopt;
    }
    const auto span_in = [&](int year) { return std::optional(season_span(season, year)); };
    std::optional<Choice> choice;
    if (when.year != 0 || (when.by_year && published_)) {
        const int year = when.year != 0 ? when.year : year_of(*published_) + when.relative_year;
        choice = Choice{season_span(season, year), std::nullopt};
        if (season == Season::winter) {
            choice->other = season_span(season, year - 1);
        }
    } else if (published_) {
        choice = choose(span_in, year_of(*published_), *published_, when.shift, ahead, days{0});
    }
    if (!choice) {
        return named_in_words(season_name(season), TimePrecision::quarter, when, ahead);
    }
    TimeMention time = span(choice->span.first, choice->span.second, TimePrecision::quarter,
                            when.year != 0 ? Anchor::text : Anchor::published);
    time.approximate = true;
    if (choice->other) {
        time.alternatives.push_back(*choice->other);
    }
    time.ahead = published_ && *time.start > *published_;
    return dated(std::move(time));
}

}  // namespace khabar::times
