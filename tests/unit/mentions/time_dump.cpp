#include "time_dump.h"

#include "khabar/export/enum_names.h"

namespace khabar::tests {

std::string dump(const TimeMention& time) {
    if (time.duration) {
        return "length " + (time.edtf.empty() ? time.relative : time.edtf);
    }
    std::string out = (time.start ? format_day(*time.start) : "?") + "/" +
                      (time.end ? format_day(*time.end) : "?") + " " +
                      std::string(exports::name(time.precision));
    out += time.approximate ? " ~" : "";
    out += time.ahead ? " ahead" : "";
    out += time.calendar == Calendar::hijri ? " hijri" : "";
    out += time.anchor == Anchor::text       ? " text"
           : time.anchor == Anchor::dateline ? " dateline"
                                             : "";
    out += time.clock.empty() ? "" : " clock " + time.clock;
    out += time.edtf.empty() ? "" : " " + time.edtf;
    out += time.relative.empty() ? "" : " {" + time.relative + "}";
    return out;
}

}  // namespace khabar::tests
