#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "khabar/core/civil.h"
#include "khabar/mentions/feasts.h"
#include "khabar/mentions/hijri.h"
#include "khabar/mentions/mention.h"

namespace khabar::times {

/// Which of its kind, seen from the day of publication.
enum class Shift : std::uint8_t { none, current, last, before_last, next, after_next };
enum class Unit : std::uint8_t { minute, hour, day, week, month, year, decade, century };
enum class Section : std::uint8_t { early, mid, late };

/// A date as the words give it; 0 where they do not say.
struct DateFields {
    int year = 0;  ///< of a Hijri month 1300 to 1600 is a year of the Hijra, a later one civil
    int month = 0;
    int day = 0;
    int relative_year = 0;        ///< years from that of publication, when `by_year` is set
    bool by_year = false;         ///< the year is named by "last year" and the like
    bool relative_month = false;  ///< `month` counts months from that of publication
    Shift shift = Shift::none;
    Calendar calendar = Calendar::gregorian;
    std::optional<int> weekday;  ///< told beside the day: 0 Sunday to 6 Saturday
};

/// A length of time; `vague` for "days", "months" without a number.
struct Length {
    double count = 1;
    Unit unit = Unit::day;
    bool vague = false;
    bool about = false;
};

/// Turns what the words say into civil days, seen from the day of publication. Without that day a
/// relative time stays in words (RECORD.md). Default to the past; `ahead` looks forward.
/// Precondition: `tables` outlive it.
class Reckoner {
public:
    Reckoner(std::optional<Day> published, const TableFile& tables)
        : published_(published), hijri_(tables) {}
    [[nodiscard]] std::optional<Day> published() const noexcept { return published_; }
    /// The same, seen from another day.
    [[nodiscard]] Reckoner from(Day day) const {
        Reckoner other = *this;
        other.published_ = day;
        return other;
    }

    [[nodiscard]] TimeMention day_offset(int days) const;
    /// weekday: 0 Sunday to 6 Saturday.
    [[nodiscard]] TimeMention weekday(int weekday, Shift shift, bool ahead) const;
    /// Nothing when there is no such day (31 February). A weekday beside a day without a year picks
    /// a year next to the one by default when the day falls on it there alone. A Hijri date is
    /// approximate; a weekday one off moves it to that weekday.
    [[nodiscard]] std::optional<TimeMention> date(const DateFields& fields, bool ahead) const;
    /// The first day of a feast. Of `when` the year and what stands for it count alone; without any
    /// of these a feast is the latest, or one that begins in the next two weeks. Nothing for a
    /// Hijri feast in a year that the table of months lacks, and for another in a year up to 1600,
    /// which may be one of the Hijra.
    [[nodiscard]] std::optional<TimeMention> feast(const Feast& feast, const DateFields& when,
                                                   bool ahead) const;
    /// Three whole months of the northern hemisphere, approximate; winter is that which begins in
    /// the year told, the one that ends in it an alternative. Nothing for a year up to 1600.
    [[nodiscard]] std::optional<TimeMention> season(Season season, const DateFields& when,
                                                    bool ahead) const;
    [[nodiscard]] TimeMention year(int year) const;
    /// A year of the Hijra; outside the table of months in words.
    [[nodiscard]] TimeMention hijri_year(int year) const;
    [[nodiscard]] TimeMention decade(int first_year) const;
    [[nodiscard]] TimeMention century(int first_year) const;
    /// "last week", "this year".
    [[nodiscard]] TimeMention unit(Unit unit, Shift shift) const;
    /// "three days ago"; `after`: "in three days".
    [[nodiscard]] TimeMention away(const Length& length, bool after) const;
    /// "the last three days", "for months now"; `after`: "the coming three days".
    [[nodiscard]] TimeMention around(const Length& length, bool after) const;
    /// A length alone.
    [[nodiscard]] static TimeMention duration(const Length& length);

    /// From the beginning of `time` up to the day of publication.
    void since(TimeMention& time) const;
    /// "early May" is [1 May, 11 May). False when the span has no such sections.
    static bool narrow(TimeMention& time, Section section);
    /// The first or second half (of 2), a quarter (of 4) of a century, a year or a month.
    static bool share(TimeMention& time, int which, int of);
    /// The first to fifth such weekday of a month, -1 the last; weekday: 0 Sunday to 6 Saturday.
    /// Nothing when `month` is no month or lacks it.
    [[nodiscard]] static std::optional<TimeMention> nth_weekday(int weekday, int nth,
                                                                const TimeMention& month);
    /// The last day of a month, quarter or year; nothing of another time.
    [[nodiscard]] static std::optional<TimeMention> last_day(const TimeMention& time);
    /// The day of a week (Monday to Sunday) that is this weekday; nothing when it is no week.
    [[nodiscard]] static std::optional<TimeMention> weekday_of_week(int weekday,
                                                                    const TimeMention& week);
    /// From the first to the last; false when they do not follow each other.
    static bool join(TimeMention& first, const TimeMention& last);

    // ---- open and neighbouring spans

    /// "before 2020", "from Sunday on", "after 2011": one side stays open.
    void before(TimeMention& time) const;
    static void onward(TimeMention& time);
    static void behind(TimeMention& time);
    /// "the last three days" end with the day before publication, the next three begin with the day
    /// after; the other reading is kept.
    void leave_today(TimeMention& time) const;
    /// So many days later, or earlier below 0.
    static void move(TimeMention& day, int days);
    /// So many days longer.
    static void lengthen(TimeMention& time, int days);
    /// "the rest of the week": from the day of publication to the end of its kind.
    [[nodiscard]] TimeMention rest(Unit unit) const;
    /// "the following day", "the year before", "the same month", seen from a time told before;
    /// nothing where that is longer than the unit.
    [[nodiscard]] std::optional<TimeMention> beside(const TimeMention& told, Unit unit,
                                                    int steps) const;
    /// The weekend at a feast or another day, Saturday and Sunday, with the Thursday, Friday or
    /// Monday that the day itself is.
    static void to_weekend(TimeMention& day);
    /// The days of a week that are worked, Monday to Friday; Sunday to Thursday an alternative.
    static void leave_weekend(TimeMention& week);
    /// The first day of a month or another span.
    [[nodiscard]] static std::optional<TimeMention> first_day(const TimeMention& span);
    /// The first or the last so many days, weeks or months of a span; false where it is shorter.
    static bool edge(TimeMention& span, const Length& length, bool first);
    /// "the first week of May" is its days 1 to 7; of -1 the last seven. False without a month.
    static bool week_of(TimeMention& month, int nth);

private:
    std::optional<Day> published_;
    HijriCalendar hijri_;
};

/// "monday".
std::string weekday_name(int weekday);

}  // namespace khabar::times
