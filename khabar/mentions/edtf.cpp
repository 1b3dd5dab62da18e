#include "khabar/mentions/edtf.h"

#include "khabar/mentions/civil_steps.h"

namespace khabar::times {

using std::chrono::days;

std::string edtf(const TimeMention& time) {
    if (!time.start) {
        return {};
    }
    const std::string first = format_day(*time.start);
    const std::string mark = time.approximate ? "~" : "";
    if (!time.end) {
        switch (time.precision) {
            case TimePrecision::year:
                return first.substr(0, 4) + mark + "/..";
            case TimePrecision::month:
                return first.substr(0, 7) + mark + "/..";
            case TimePrecision::minute:
            case TimePrecision::day:
            case TimePrecision::week:
            case TimePrecision::quarter:
            case TimePrecision::decade:
            case TimePrecision::vague:
                return first + mark + "/..";
        }
    }
    const Day last_day = *time.end - days{1};
    const std::string last = format_day(last_day);
    const Day next = *time.end;
    const bool whole_months = month_start(*time.start) == *time.start && month_start(next) == next;
    const bool whole_years = whole_months && month_of(*time.start) == 1 && month_of(next) == 1;
    if (time.precision == TimePrecision::decade && whole_years &&
        year_of(next) - year_of(*time.start) == 10 && year_of(*time.start) % 10 == 0) {
        return first.substr(0, 3) + "X" + mark;
    }
    if (last_day == *time.start) {
        return first + mark;
    }
    if (whole_years && time.precision != TimePrecision::day) {
        const std::string from = first.substr(0, 4) + mark;
        return first.substr(0, 4) == last.substr(0, 4) ? from
                                                       : from + "/" + last.substr(0, 4) + mark;
    }
    if (whole_months && time.precision != TimePrecision::day) {
        const std::string from = first.substr(0, 7) + mark;
        return first.substr(0, 7) == last.substr(0, 7) ? from
                                                       : from + "/" + last.substr(0, 7) + mark;
    }
    return first + mark + "/" + last + mark;
}

}  // namespace khabar::times
