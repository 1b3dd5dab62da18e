#include "time_dump.h"

namespace khabar::tests {

namespace {

std::string precision(TimePrecision precision) {
    switch (precision) {
        case TimePrecision::minute:
            return "minute";
        case TimePrecision::day:
            return "day";
        case TimePrecision::week:
            return "week";
        case TimePrecision::month:
            return "month";
        case TimePrecision::quarter:
            return "quarter";
        case TimePrecision::year:
            return "year";
        case TimePrecision::decade:
            return "decade";
        case TimePrecision::vague:
            return "vague";
    }
    return {};
}

}  // namespace

std::string dump(const TimeMention& time) {
    if (time.duration) {
        return "length " + (time.edtf.empty() ? time.relative : time.edtf);
    }
    std::string out = (time.start ? format_day(*time.start) : "?") + "/" +
                      (time.end ? format_day(*time.end) : "?") + " " + precision(time.precision);
    out += time.approximate ? " ~" : "";
    out += time.ahead ? " ahead" : "";
    out += time.calendar == Calendar::hijri ? " hijri" : "";
    out += time.anchor == Anchor::text ? " text" : "";
    out += time.edtf.empty() ? "" : " " + time.edtf;
    out += time.relative.empty() ? "" : " {" + time.relative + "}";
    return out;
}

}  // namespace khabar::tests
