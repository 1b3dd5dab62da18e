#include "khabar/mentions/arabic/amount_range.h"

#include <utility>

#include "khabar/mentions/amount_bounds.h"

namespace khabar::amounts {

std::optional<NumberRead> RangeReader::range(std::uint32_t at, bool between) const {
    auto low = plain_number(at);
    if (!low || !low->value) {
        return std::nullopt;
    }
    std::uint32_t next = over_unit(low->end);
    if (between) {
        if (next < in_.limit() && in_.words().is(next, in_.words().affixes().and_)) {
            ++next;
        } else if (const auto high = plain_number(next); !high || !high->conjunction) {
            const auto [role, hit] = in_.word_at(next);
            if (role != "to") {
                return std::nullopt;
            }
            next = hit.end;
        }
    } else {
        const auto [role, hit] = in_.word_at(next);
        if (role != "to") {
            return std::nullopt;
        }
        next = hit.end;
    }
    return joined(*low, next);
}

std::optional<NumberRead> RangeReader::joined(const NumberRead& low, std::uint32_t at) const {
    const auto high = plain_number(at);
    return high ? join_ends(low, *high, !high->digits) : std::nullopt;
}

std::optional<NumberRead> RangeReader::plain_number(std::uint32_t at) const {
    return in_.free(at) ? values_.read(at) : std::nullopt;
}

std::uint32_t RangeReader::over_unit(std::uint32_t at) const {
    const auto unit = in_.unit_at(at);
    return unit && unit->cut == 0 ? unit->end : at;
}

std::optional<NumberRead> RangeReader::range_or_number(std::uint32_t at) const {
    if (!in_.free(at)) {
        return std::nullopt;
    }
    if (in_.text().kind(at) == TokenKind::number) {
        const auto run = digit_run(in_.text(), at);
        if (run && !run->bad && run->parts == 2 && run->sign[0] == '-' &&
            run->part[0] < run->part[1] && run->end <= in_.limit()) {
            NumberRead both;
            both.begin = at;
            both.end = run->end;
            both.min = static_cast<double>(run->part[0]);
            both.max = static_cast<double>(run->part[1]);
            both.approx = Approx::range;
            both.digits = true;
            return both;
        }
    }
    auto number = plain_number(at);
    if (!number || !number->value || number->article) {
        return number;
    }
    if (auto ratio = values_.ratio(*number)) {
        return ratio;
    }
    const std::uint32_t next = number->end;
    if (in_.sign(next, "-") || in_.sign(next, "\xE2\x80\x93")) {
        if (auto both = joined(*number, next + 1)) {
            return both;
        }
    }
    const auto [role, hit] = in_.word_at(next);
    if ((role == "to" || role == "or") && hit.cut == 0) {
        if (auto both = joined(*number, hit.end); both && (role != "or" || !number->one)) {
            return both;
        }
    }
    return number;
}

}  // namespace khabar::amounts
