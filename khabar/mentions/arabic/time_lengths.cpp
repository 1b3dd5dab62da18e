#include "khabar/mentions/arabic/time_lengths.h"

#include <algorithm>
#include <utility>

namespace khabar::times {

std::optional<std::pair<Length, std::uint32_t>> LengthReader::length_at(std::uint32_t at,
                                                                        bool loose) const {
    Length length;
    std::uint32_t next = at;
    if (role(next) == Role::about) {
        length.about = true;
        next = item(next).end;
    }
    if (role(next) == Role::several) {
        next = item(next).end;
        if (role(next) != Role::unit || item(next).count != Count::many) {
            return std::nullopt;
        }
        length.unit = item(next).unit;
        length.vague = true;
        return std::pair{length, item(next).end};
    }
    if (role(next) == Role::unit && !item(next).article) {
        const Item& unit = item(next);
        length.unit = unit.unit;
        if (unit.count == Count::two) {
            length.count = 2;
        } else if (!loose) {
            return std::nullopt;
        } else if (unit.count == Count::many) {
            length.vague = true;
        } else if (year_number(unit.end,
                               unit.unit == Unit::year ? YearForm::named : YearForm::digits) ||
                   role(unit.end) == Role::month || role(unit.end) == Role::weekday ||
                   role(unit.end) == Role::day || shift_at(unit.end) != Shift::none) {
            return std::nullopt;  // "before the year 2011", "before Sunday"
        }
        std::uint32_t end = unit.end;
        if (length.vague && role(end) == Role::few) {
            end = item(end).end;
        }
        if (const auto one = numbers_.read(end, limit_);
            unit.count == Count::one && one && one->one && one->cut == 0) {
            end = one->end;
        }
        return std::pair{with_half(length, end), end};
    }
    const auto number = numbers_.read(next, limit_);
    if (!number || (next > at && number->cut > 0)) {
        return std::nullopt;
    }
    const Item& unit = item(number->end);
    if (unit.role != Role::unit || unit.article || unit.cut > 0 || unit.count == Count::two) {
        return std::nullopt;
    }
    length.unit = unit.unit;
    if (number->value) {
        length.count = *number->value;
    } else if (loose && number->approx != Approx::range) {
        length.vague = true;
    } else {
        return std::nullopt;
    }
    if (length.count > 10000) {
        return std::nullopt;
    }
    std::uint32_t end = unit.end;
    return std::pair{with_half(length, end), end};
}

Length LengthReader::with_half(Length length, std::uint32_t& end) const {
    if (length.vague || end >= limit_) {
        return length;
    }
    const auto half = numbers_.read(end, limit_);
    if (half && half->fraction && half->conjunction && half->value && *half->value == 0.5) {
        length.count += 0.5;
        end = half->end;
        if (role(end) == Role::unit && item(end).article && item(end).unit == length.unit) {
            end = item(end).end;
        }
    }
    return length;
}

MaybeRead LengthReader::counted_units(std::uint32_t at) const {
    const auto length = length_at(at, false);
    if (!length) {
        return std::nullopt;
    }
    const auto& [told, end] = *length;
    const Shift shift = shift_at(end);
    if (shift != Shift::none || role(end) == Role::recent) {
        return Read{item(end).end, reckoner_.around(told, shift == Shift::next), item(at).row};
    }
    return Read{end, Reckoner::duration(told), item(at).row};
}

MaybeRead LengthReader::whole(std::uint32_t at) const {
    const Item& here = item(at);
    if (here.role != Role::unit || here.article || here.count == Count::many) {
        return std::nullopt;
    }
    std::uint32_t end = here.end;
    Length length{here.count == Count::two ? 2.0 : 1.0, here.unit, false, false};
    if (role(end) == Role::whole) {
        end = item(end).end;
    } else if (const auto one = numbers_.read(end, limit_);
               here.count == Count::one && one && one->one && one->cut == 0 && !one->article) {
        end = one->end;
    }
    length = with_half(length, end);
    if (end == here.end && here.count == Count::one) {
        return std::nullopt;  // "a day" tells no length
    }
    return Read{end, Reckoner::duration(length), here.row};
}

MaybeRead LengthReader::past_units(std::uint32_t at) const {
    const Item& here = item(at);
    Length length{1, here.unit, here.count == Count::many, false};
    if (here.count == Count::two) {
        length.count = 2;
    }
    std::uint32_t next = here.end;
    if (role(next) == Role::few) {
        length.vague = true;
        next = item(next).end;
    } else if (const auto number = numbers_.read(next, limit_);
               number && number->value && number->article) {
        length.count = *number->value;
        length.vague = false;
        next = number->end;
    }
    const Shift shift = shift_at(next);
    if (shift == Shift::none && role(next) != Role::recent) {
        return std::nullopt;
    }
    std::uint32_t end = item(next).end;
    if (here.count == Count::many && length.vague && role(end) == Role::few) {
        end = item(end).end;
    }
    const bool after = shift == Shift::next || shift == Shift::after_next;
    Read read{end, reckoner_.around(length, after), here.row};
    if (here.unit == Unit::day) {
        reckoner_.leave_today(read.time);
    }
    return read;
}

MaybeRead LengthReader::away(std::uint32_t at) const {
    const Item& here = item(at);
    const auto length = length_at(here.end, true);
    if (!length) {
        return std::nullopt;
    }
    const bool after = here.role == Role::after;
    const bool plain = !length->first.vague && length->second > here.end + 1;
    // "after 5 days of fighting" counts from another day than that of publication.
    const bool of =
        role(length->second) == Role::from || (after && role(length->second) == Role::off);
    if (of || (after && told_in_past(at))) {
        if (!plain || role(here.end) == Role::about) {
            return std::nullopt;
        }
        return Read{length->second, Reckoner::duration(length->first), here.row};
    }
    return Read{length->second, reckoner_.away(length->first, after), here.row};
}

}  // namespace khabar::times
