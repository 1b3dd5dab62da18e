#include <algorithm>
#include <cstddef>
#include <vector>

#include "khabar/story/compare_features.h"

namespace khabar::story {

namespace {

constexpr PartyPoints same_id{"same_actor", "same_recipient", 30};
constexpr PartyPoints same_words{"actor_words", "recipient_words", 40};
// the army and a brigade of it, a state and a ministry: no strangers, and that says nothing more
constexpr PartyPoints same_body{"actor_body", "recipient_body", 0};
constexpr PartyPoints same_country{"actor_country", "recipient_country", 8};
constexpr PartyPoints strangers{"other_actor", "other_recipient", -35};
constexpr PartyPoints unknown{"", "", 0};

bool differ(Mark a, Mark b) {
    return a != 0 && b != 0 && a != b;
}

PartyPoints compare_two(const Party& a, const Party& b) {
    if (a.id != 0 && a.id == b.id) {
        return same_id;
    }
    // two offices of one government, the two sides of one civil war
    if (differ(a.id, b.id) && !a.state && !b.state) {
        return strangers;
    }
    const std::size_t shorter = std::min(a.words.size(), b.words.size());
    const bool country = a.country != 0 && a.country == b.country;
    if (shorter > 0 && shared_marks(a.words, b.words) == shorter && !differ(a.country, b.country)) {
        return same_words;
    }
    if (country && a.sector != 0 && a.sector == b.sector) {
        return same_body;
    }
    if (country && (a.sector == 0 || b.sector == 0)) {
        return same_country;
    }
    if (differ(a.country, b.country) || differ(a.sector, b.sector)) {
        return strangers;
    }
    return unknown;
}

/// Whether the list has one of a known country who is nobody of the other list.
bool holds_stranger(const std::vector<Party>& list, const std::vector<Party>& other) {
    return std::ranges::any_of(list, [&](const Party& party) {
        return party.country != 0 && std::ranges::none_of(other, [&](const Party& one) {
                   const PartyPoints points = compare_two(party, one);
                   return points.points > 0 || points.as_actor == same_body.as_actor;
               });
    });
}

}  // namespace

PartyPoints compare_parties(const std::vector<Party>& a, const std::vector<Party>& b) {
    if (a.empty() || b.empty()) {
        return unknown;
    }
    if (holds_stranger(a, b) && holds_stranger(b, a)) {
        return strangers;  // one minister who meets two others on one day
    }
    PartyPoints best = strangers;
    for (const Party& one : a) {
        for (const Party& other : b) {
            const PartyPoints points = compare_two(one, other);
            if (points.points > best.points) {
                best = points;
            }
        }
    }
    return best;
}

}  // namespace khabar::story
