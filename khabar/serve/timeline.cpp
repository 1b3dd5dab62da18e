// How many events begin in each day, month or year.
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "khabar/core/civil.h"
#include "khabar/record/json_line.h"
#include "khabar/serve/handlers.h"

namespace khabar::serve {

namespace {

enum class Unit : std::uint8_t { day, month, year };

constexpr int most_bins = 400;  // why: more bars than a screen has room for say less than fewer do

std::string_view name(Unit unit) {
    switch (unit) {
        case Unit::day:
            return "day";
        case Unit::month:
            return "month";
        case Unit::year:
            return "year";
    }
    return "day";
}

Day day_of(std::int32_t days) {
    return Day{std::chrono::days{days}};
}

/// The first day of the bin that a day stands in.
Day start_of(Day day, Unit unit) {
    const std::chrono::year_month_day date{day};
    switch (unit) {
        case Unit::day:
            return day;
        case Unit::month:
            return Day{date.year() / date.month() / 1};
        case Unit::year:
            return Day{date.year() / 1 / 1};
    }
    return day;
}

/// auto: by how far the first and the last day are apart.
Unit fitting(const Overview& overview) {
    std::optional<std::int32_t> first;
    std::optional<std::int32_t> last;
    for (const Overview::Event& event : overview.events()) {
        if (event.first_day) {
            first = first ? std::min(*first, *event.first_day) : *event.first_day;
            last = last ? std::max(*last, *event.first_day) : *event.first_day;
        }
    }
    if (!first || *last - *first < most_bins) {
        return Unit::day;
    }
    const std::chrono::year_month_day from{day_of(*first)};
    const std::chrono::year_month_day to{day_of(*last)};
    const auto months = (to.year() / to.month()) - (from.year() / from.month());
    return months.count() < most_bins ? Unit::month : Unit::year;
}

std::optional<Unit> unit_asked(std::string_view option, const Overview& overview) {
    if (option.empty() || option == "auto") {
        return fitting(overview);
    }
    for (const Unit unit : {Unit::day, Unit::month, Unit::year}) {
        if (name(unit) == option) {
            return unit;
        }
    }
    return std::nullopt;
}

}  // namespace

Response timeline(Asking& asking) {
    const auto overview = asking.overview(asking.asked.query);
    if (!overview) {
        return failure(overview.error());
    }
    const auto unit = unit_asked(asking.asked.option("unit"), **overview);
    if (!unit) {
        return failure(400, "bad_query", "takes auto, day, month or year", "unit");
    }
    std::map<Day, std::int64_t> bins;
    std::int64_t undated = 0;
    for (const Overview::Event& event : (*overview)->events()) {
        if (event.first_day) {
            ++bins[start_of(day_of(*event.first_day), *unit)];
        } else {
            ++undated;
        }
    }
    record::JsonLine json;
    json.open_object();
    json.field("unit", name(*unit));
    json.field("more", (*overview)->more());
    json.field("undated", undated);
    json.key("bins");
    json.open_list();
    for (const auto& [start, count] : bins) {
        json.open_object();
        json.field("start", format_day(start));
        json.field("count", count);
        json.close_object();
    }
    json.close_list();
    json.close_object();
    return serve::json(std::string(json.line()));
}

}  // namespace khabar::serve
