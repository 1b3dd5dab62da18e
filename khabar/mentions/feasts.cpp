#include "khabar/mentions/feasts.h"

#include <array>
#include <charconv>
#include <string_view>

#include "khabar/mentions/civil_steps.h"
#include "khabar/mentions/easter.h"
#include "khabar/tables/names.h"

namespace khabar::times {

namespace {

using std::chrono::days;

constexpr std::array<std::pair<std::string_view, FeastCalendar>, 4> calendars = {
    {{"gregorian", FeastCalendar::gregorian},
     {"hijri", FeastCalendar::hijri},
     {"easter_west", FeastCalendar::easter_west},
     {"easter_east", FeastCalendar::easter_east}}};

constexpr std::array<std::string_view, 4> seasons = {"spring", "summer", "autumn", "winter"};

/// A whole number from `low` to `high`.
std::optional<int> number(std::string_view text, int low, int high) {
    int value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size() || value < low || value > high) {
        return std::nullopt;
    }
    return value;
}

}  // namespace

std::optional<Feast> feast_of(const TableFile& tables, RowId row) {
    if (name_in_folder(tables.sheet(row.sheet).name()) != "feasts") {
        return std::nullopt;
    }
    Feast feast;
    bool known = false;
    for (const auto& [name, calendar] : calendars) {
        if (tables.cell(row, "calendar") == name) {
            feast.calendar = calendar;
            known = true;
        }
    }
    const bool by_month =
        feast.calendar == FeastCalendar::gregorian || feast.calendar == FeastCalendar::hijri;
    const auto month = by_month ? number(tables.cell(row, "month"), 1, 12) : 1;
    const auto day = by_month ? number(tables.cell(row, "day"), 0, 31)
                              : number(tables.cell(row, "day"), -70, 70);
    const auto length = number(tables.cell(row, "days"), 1, 31);
    if (!known || !month || !day || !length) {
        return std::nullopt;
    }
    feast.name = tables.cell(row, "gloss");
    feast.month = *month;
    feast.day = *day;
    feast.days = *length;
    return feast;
}

std::optional<Season> season_of(const TableFile& tables, RowId row) {
    if (name_in_folder(tables.sheet(row.sheet).name()) != "seasons") {
        return std::nullopt;
    }
    for (std::size_t at = 0; at < seasons.size(); ++at) {
        if (tables.cell(row, "season") == seasons[at]) {
            return static_cast<Season>(at);
        }
    }
    return std::nullopt;
}

std::optional<Day> feast_day(const Feast& feast, int year, const HijriCalendar& hijri) {
    switch (feast.calendar) {
        case FeastCalendar::gregorian:
            return day_of(year, static_cast<unsigned>(feast.month), 1) + days{feast.day - 1};
        case FeastCalendar::hijri: {
            const auto start = hijri.month_start(year, feast.month);
            return start ? std::optional(*start + days{feast.day - 1}) : std::nullopt;
        }
        case FeastCalendar::easter_west:
        case FeastCalendar::easter_east:
            if (year < first_easter) {
                return std::nullopt;
            }
            return (feast.calendar == FeastCalendar::easter_west ? easter_west(year)
                                                                 : easter_east(year)) +
                   days{feast.day};
    }
    return std::nullopt;
}

std::pair<Day, Day> season_span(Season season, int year) {
    // The seasons of weather services, of the northern hemisphere: whole months, as news means
    // them. Winter takes its year from its December, as every season from its first month.
    constexpr unsigned first_month = 3;
    const Day start = day_of(year, first_month + 3 * static_cast<unsigned>(season), 1);
    return {start, add_months(start, 3)};
}

std::string season_name(Season season) {
    return std::string{seasons[static_cast<std::size_t>(season)]};
}

}  // namespace khabar::times
