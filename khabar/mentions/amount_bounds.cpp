#include "khabar/mentions/amount_bounds.h"

namespace khabar::amounts {

namespace {

/// Makes of a number the lower end of a range.
void make_range(NumberRead& number, double low, double high, std::uint32_t end) {
    number.end = end;
    number.value.reset();
    number.min = low;
    number.max = high;
    number.approx = Approx::range;
}

}  // namespace

bool is_lower(Approx approx) {
    return approx == Approx::at_least || approx == Approx::more_than;
}

bool is_upper(Approx approx) {
    return approx == Approx::at_most || approx == Approx::less_than;
}

void bound(const NumberRead& number, Approx approx, QuantityMention& quantity) {
    quantity.value = number.value;
    quantity.min = number.min;
    quantity.max = number.max;
    quantity.approx =
        number.approx == Approx::exact && approx != Approx::exact ? approx : number.approx;
    if (is_lower(approx)) {
        quantity.max.reset();
    } else if (is_upper(approx)) {
        quantity.min.reset();
    }
}

std::optional<NumberRead> join_ends(NumberRead low, const NumberRead& high, bool scaled) {
    if (!low.value || !high.value) {
        return std::nullopt;
    }
    double from = *low.value;
    const double to = *high.value;
    for (const double scale : {1e12, 1e9, 1e6, 1e3}) {
        if (scaled && from < 1000 && to >= scale && from * scale < to) {
            from *= scale;
            break;
        }
    }
    if (from >= to) {
        return std::nullopt;
    }
    make_range(low, from, to, high.end);
    low.digits = low.digits && high.digits;
    low.one = false;
    return low;
}

std::optional<NumberRead> join_limits(NumberRead first, Approx first_limit,
                                      const NumberRead& second, Approx second_limit) {
    const bool rising = is_lower(first_limit) && is_upper(second_limit);
    const bool falling = is_upper(first_limit) && is_lower(second_limit);
    if (!first.value || !second.value || !(rising || falling)) {
        return std::nullopt;
    }
    const double low = rising ? *first.value : *second.value;
    const double high = rising ? *second.value : *first.value;
    if (low >= high) {
        return std::nullopt;
    }
    make_range(first, low, high, second.end);
    return first;
}

Approx approx_behind(const AmountWords& words, std::uint32_t& at, Approx approx) {
    const auto cue = words.cue_at(at, true);
    if (!cue) {
        return approx;
    }
    at = cue->end;
    const bool open = approx == Approx::exact || approx == Approx::about;
    return open ? approx_of(words.cell(*cue, "approx")) : approx;
}

}  // namespace khabar::amounts
