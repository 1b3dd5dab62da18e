#include "khabar/mentions/arabic/time_feasts.h"

#include <utility>

namespace khabar::times {

FeastReader::Lead FeastReader::lead(std::uint32_t at) const {
    const auto feast_at = [&](std::uint32_t next) {
        return role(next) == Role::feast && item(next).cut == 0;
    };
    const Item& here = item(at);
    if (here.role == Role::early && feast_at(here.end)) {
        return {here.end, 0, false};
    }
    if (here.role == Role::part && feast_at(here.end)) {
        const bool eve = here.part == DayPart::evening || here.part == DayPart::night;
        return {here.end, eve ? -1 : 0, false};
    }
    if (here.role != Role::feast) {
        const auto ordinal = numbers_.ordinal(at, limit_);
        if (ordinal && role(ordinal->second) == Role::unit) {
            const Item& days = item(ordinal->second);
            if (days.unit == Unit::day && !days.article && feast_at(days.end)) {
                return {days.end, ordinal->first - 1, false};
            }
        }
        if (here.role == Role::unit && here.unit == Unit::day && !here.article &&
            feast_at(here.end)) {
            return {here.end, 0, here.count == Count::many};
        }
    }
    return {at, 0, false};
}

MaybeRead FeastReader::feast(std::uint32_t at) const {
    const auto [begin, days, all] = lead(at);
    if (role(begin) != Role::feast) {
        return std::nullopt;
    }
    const auto row = feast_of(tables_, item(begin).row);
    if (!row) {
        return std::nullopt;
    }
    Fields fields;
    fields.end = item(begin).end;
    date_tail(fields.end, fields);
    auto time = reckoner_.feast(*row, fields.date, ahead(at));
    if (!time) {
        return std::nullopt;
    }
    if (days != 0) {
        Reckoner::move(*time, days);
    } else if (all) {
        Reckoner::lengthen(*time, row->days - 1);
    }
    return Read{fields.end, std::move(*time), item(begin).row};
}

MaybeRead FeastReader::season(std::uint32_t at) const {
    const bool this_one = role(at) == Role::this_word;
    const std::uint32_t begin = this_one ? item(at).end : at;
    if (role(begin) != Role::season) {
        return std::nullopt;
    }
    const auto which = season_of(tables_, item(begin).row);
    if (!which) {
        return std::nullopt;
    }
    Fields fields;
    fields.end = item(begin).end;
    if (this_one) {
        fields.date.shift = Shift::current;
    } else {
        date_tail(fields.end, fields);
        if (fields.end == item(begin).end && !(item(begin).article && context(at))) {
            return std::nullopt;
        }
    }
    auto time = reckoner_.season(*which, fields.date, ahead(at));
    return up_to_token(fields.end, time, item(begin).row);
}

}  // namespace khabar::times
