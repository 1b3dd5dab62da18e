#include "khabar/mentions/arabic/amount_cue.h"

#include <algorithm>
#include <utility>

#include "khabar/mentions/amount_bounds.h"

namespace khabar::amounts {

namespace {

constexpr int max_cues = 4;             // why: "about more than" is two; a page may repeat one
constexpr std::uint32_t gap_reach = 5;  // why: "the number of those present did not pass 500"

}  // namespace

std::optional<AmountRead> CueReader::read(std::uint32_t at) const {
    auto first = one(at);
    if (!first || !first->number.value || !(is_lower(first->approx) || is_upper(first->approx))) {
        return first;
    }
    // Two limits with "and" between them are the ends of one range.
    std::uint32_t next = first->number.end;
    const bool joined = next < in_.limit() && in_.words().is(next, in_.words().affixes().and_);
    const auto second = one(joined ? next + 1 : next);
    if (!second || !second->cued || !(joined || second->conjunction)) {
        return first;
    }
    const auto range = join_limits(first->number, first->approx, second->number, second->approx);
    if (!range) {
        return first;
    }
    first->number = *range;
    first->approx = Approx::exact;
    return first;
}

std::optional<AmountRead> CueReader::one(std::uint32_t at) const {
    AmountRead amount;
    amount.begin = at;
    std::uint32_t next = at;
    // Several cues may follow each other.
    for (int cues = 0; cues < max_cues; ++cues) {
        const auto cue = in_.cue_at(next, false);
        if (!cue) {
            break;
        }
        if (!amount.cued) {
            amount.cut = cue->cut;
            amount.conjunction = cue->conjunction;
        }
        if (amount.approx == Approx::exact || amount.approx == Approx::about) {
            amount.approx = approx_of(in_.cell(*cue, "approx"));
        }
        amount.cued = true;
        amount.measure = in_.cell(*cue, "place") == "measure";
        next = in_.cell(*cue, "gap") == "y" ? over_gap(cue->end) : cue->end;
    }
    if (amount.cued) {
        next = over_particle(next);
    }
    auto number = number_at(next, amount);
    if (!number) {
        return std::nullopt;
    }
    for (std::uint32_t i = next; i < number->end; ++i) {
        if (!in_.free(i)) {
            return std::nullopt;
        }
    }
    if (!amount.cued) {
        amount.begin = number->begin;
        amount.cut = number->cut;
        amount.conjunction = number->conjunction;
    }
    amount.number = *number;
    return amount;
}

std::optional<NumberRead> CueReader::number_at(std::uint32_t at, AmountRead& amount) const {
    const auto [opener, hit] = in_.word_at(at);
    if (opener == "between" || opener == "from") {
        if (auto number = ranges_.range(hit.end, opener == "between")) {
            number->begin = at;
            number->cut = hit.cut;
            amount.between = opener == "between";
            return number;
        }
        if (!amount.cued && opener == "from") {
            return std::nullopt;
        }
    }
    return ranges_.range_or_number(at);
}

/// "Did not pass [the number of those present] 500": to the number, if it is near.
std::uint32_t CueReader::over_gap(std::uint32_t at) const {
    for (std::uint32_t i = at; i < in_.limit() && i < at + gap_reach; ++i) {
        if (in_.text().kind(i) == TokenKind::punctuation) {
            return at;
        }
        if (in_.numbers().begins(i, in_.limit())) {
            return i;
        }
    }
    return at;
}

/// A particle written alone before digits ("b- 3000") belongs to what leads in.
std::uint32_t CueReader::over_particle(std::uint32_t at) const {
    const Affixes& affixes = in_.words().affixes();
    const bool particle = at + 1 < in_.limit() && in_.text().kind(at + 1) == TokenKind::number &&
                          (in_.words().is(at, affixes.in) || in_.words().is(at, affixes.to));
    return particle ? at + 1 : at;
}

}  // namespace khabar::amounts
