// Lengths that are told in parts, and a weekday told beside a length.

#include <utility>

#include "khabar/mentions/civil_steps.h"
#include "khabar/mentions/english/time_spans.h"
#include "khabar/mentions/reckoner_words.h"

namespace khabar::times {

namespace {

constexpr std::size_t most_parts = 4;  // why: years, months, weeks and days

/// The day that lies so many lengths away; what is shorter than a day moves nothing.
Day stepped(Day day, const std::vector<Length>& lengths, bool after) {
    for (const Length& length : lengths) {
        const int step = static_cast<int>(length.count) * (after ? 1 : -1);
        day = length.unit == Unit::year    ? add_months(day, 12 * step)
              : length.unit == Unit::month ? add_months(day, step)
              : length.unit == Unit::week  ? day + std::chrono::days{7 * step}
              : length.unit == Unit::day   ? day + std::chrono::days{step}
                                           : day;
    }
    return day;
}

}  // namespace

std::optional<EnglishSpans::Parts> EnglishSpans::parts_at(std::uint32_t at) const {
    const auto first = length_at(at);
    if (!first || first->length.vague || first->compound || first->quarter) {
        return std::nullopt;
    }
    Parts parts{{first->length}, first->end};
    while (parts.lengths.size() < most_parts) {
        const std::uint32_t next = over(parts.end, TimeWord::and_word);
        const auto more = role(next) == TimeWord::about ? std::nullopt : length_at(next);
        if (!more || more->length.vague || more->length.unit >= parts.lengths.back().unit ||
            more->compound || more->quarter) {
            break;
        }
        parts.lengths.push_back(more->length);
        parts.end = more->end;
    }
    return parts.lengths.size() > 1 ? std::optional(std::move(parts)) : std::nullopt;
}

MaybeRead EnglishSpans::several_lengths(std::uint32_t at) const {
    const auto parts = parts_at(at);
    if (!parts) {
        return std::nullopt;
    }
    const auto& [lengths, end] = *parts;
    const RowId row = item(end - 1).row;
    const TimeWord behind = role(end);
    const bool past = behind == TimeWord::ago || behind == TimeWord::earlier;
    if ((past || behind == TimeWord::later || behind == TimeWord::from_now) &&
        reckoner_.published()) {
        const bool told = behind == TimeWord::later && told_ && told_->start;
        const Day day = stepped(told ? *told_->start : *reckoner_.published(), lengths, !past);
        return Read{item(end).end, reckoner_.from(day).day_offset(0), row};
    }
    // "P1Y3M", "PT1H30M": the letters of the parts one behind the other.
    Read read{end, Reckoner::duration(lengths.front()), row};
    for (std::size_t i = 1; i < lengths.size(); ++i) {
        const TimeMention part = Reckoner::duration(lengths[i]);
        const bool clock = part.edtf.starts_with("PT");
        const bool open = read.time.edtf.find('T') != std::string::npos;
        read.time.edtf += part.edtf.substr(clock && open ? 2 : 1);
        read.time.relative += " " + part.relative;
    }
    return read;
}

MaybeRead EnglishSpans::several_around(std::uint32_t at, bool after) const {
    const auto parts = parts_at(at);
    if (!parts || !reckoner_.published()) {
        return std::nullopt;
    }
    switch (role(parts->end)) {
        case TimeWord::ago:
        case TimeWord::earlier:
        case TimeWord::later:
        case TimeWord::from_now:
            return std::nullopt;  // "for the last two months and three days ago it ended"
        default:
            break;
    }
    TimeMention time = reckoner_.around(parts->lengths.front(), after);
    const Day far = stepped(*reckoner_.published(), parts->lengths, after);
    (after ? time.end : time.start) = after ? far + std::chrono::days{1} : far;
    time = times::dated(std::move(time));
    reckoner_.leave_today(time);
    return Read{parts->end, std::move(time), item(parts->end - 1).row};
}

Read EnglishSpans::with_weekday(Read read, const Length& length) const {
    const bool comma = sign(read.end, ",");
    const std::uint32_t next = comma ? read.end + 1 : read.end;
    const std::uint32_t named = over(next, TimeWord::on);
    if ((comma && named == next) || role(named) != TimeWord::weekday || length.vague ||
        (length.unit != Unit::day && length.unit != Unit::week) || !read.time.start ||
        fields_at(named) || in_name(named, item(named).end)) {
        return read;
    }
    const int step = (item(named).value - weekday_of(*read.time.start) + 10) % 7 - 3;
    const int furthest = length.unit == Unit::week ? 3 : 1;
    if (step < -furthest || step > furthest) {
        return read;  // of another day
    }
    read.time.alternatives.clear();
    read.time.approximate = false;
    Reckoner::move(read.time, step);
    read.end = item(named).end;
    return read;
}

}  // namespace khabar::times
