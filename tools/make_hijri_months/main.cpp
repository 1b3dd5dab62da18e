// Prints lexicon/calendar/hijri.tsv: the months of the Umm al-Qura calendar as ICU knows them.
//
//   build/release/make_hijri_months > lexicon/calendar/hijri.tsv
//
// Exits with 1, and a line on stderr, where ICU lacks the calendar.

#include <chrono>
#include <cstdio>
#include <memory>

#include <unicode/calendar.h>
#include <unicode/locid.h>
#include <unicode/timezone.h>
#include <unicode/uvernum.h>

#include "khabar/core/civil.h"

namespace {

constexpr int first_year = 1300;  // why: the years for which ICU has Umm al-Qura's own months
constexpr int last_year = 1600;
constexpr double milliseconds_a_day = 86'400'000;

/// The civil day on which a month begins; counting goes on into the next year after month 12.
khabar::Day month_start(icu::Calendar& calendar, int year, int month, UErrorCode& status) {
    calendar.clear();
    calendar.set(year, month - 1, 1);
    const double since_1970 = calendar.getTime(status) / milliseconds_a_day;
    return khabar::Day{std::chrono::days{static_cast<int>(since_1970)}};
}

}  // namespace

int main() {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(
        icu::TimeZone::getGMT()->clone(), icu::Locale("en@calendar=islamic-umalqura"), status));
    if (U_FAILURE(status) != 0) {
        std::fprintf(stderr, "make_hijri_months: %s\n", u_errorName(status));
        return 1;
    }
    std::printf("year\tfirst\tmonths\n");
    std::printf(
        "# The Umm al-Qura calendar: a year of the Hijra, its first civil day, the days of its ");
    std::printf("12 months.\n# Made by build/release/make_hijri_months from ICU %s, calendar ",
                U_ICU_VERSION);
    std::printf("islamic-umalqura; do not edit.\n");
    for (int year = first_year; year <= last_year; ++year) {
        khabar::Day start = month_start(*calendar, year, 1, status);
        std::printf("%d\t%s\t", year, khabar::format_day(start).c_str());
        for (int month = 1; month <= 12; ++month) {
            const khabar::Day next = month == 12 ? month_start(*calendar, year + 1, 1, status)
                                                 : month_start(*calendar, year, month + 1, status);
            std::printf("%s%d", month == 1 ? "" : " ", static_cast<int>((next - start).count()));
            start = next;
        }
        std::printf("\n");
    }
    if (U_FAILURE(status) != 0) {
        std::fprintf(stderr, "make_hijri_months: %s\n", u_errorName(status));
        return 1;
    }
    return 0;
}
