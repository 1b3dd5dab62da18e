#include "khabar/mentions/place_distance.h"

#include <algorithm>
#include <string_view>

namespace khabar::places {

namespace {

constexpr std::uint32_t max_between = 6;  // why: "to the south and the east of" is four

/// Kilometres in a unit of lexicon/ar/units.tsv; 0 for one that no way is told in.
double kilometres(std::string_view unit) {
    if (unit == "km") {
        return 1;
    }
    if (unit == "m") {
        return 0.001;
    }
    if (unit == "mi") {
        return 1.609344;
    }
    return unit == "nmi" ? 1.852 : 0;
}

}  // namespace

std::optional<Distances::Before> Distances::before(std::uint32_t token) const {
    auto next = std::partition_point(amounts_.begin(), amounts_.end(), [&](const Mention& amount) {
        return amount.tokens.begin < token;
    });
    if (next == amounts_.begin()) {
        return std::nullopt;
    }
    const Mention& last = *--next;
    const QuantityMention* amount = amount_of(last);
    if (amount == nullptr || amount->kind != "distance" || !amount->value ||
        last.tokens.end > token || token - last.tokens.end > max_between) {
        return std::nullopt;
    }
    const double km = *amount->value * kilometres(amount->unit);
    if (km <= 0) {
        return std::nullopt;
    }
    for (std::uint32_t at = last.tokens.end; at < token; ++at) {
        if (!may_stand_between(at)) {
            return std::nullopt;
        }
    }
    return Before{{km, amount->bearing}, last.tokens};
}

bool Distances::may_stand_between(std::uint32_t token) const {
    if (in_.text.kind(token) != TokenKind::word || in_.text.best(token).before.conjunction != 0) {
        return false;
    }
    if (in_.text.best(token).features.role == WordRole::preposition) {
        return true;
    }
    const auto head = in_.heads.at(token);
    return head && in_.heads.kind(*head) == "sector";
}

}  // namespace khabar::places
