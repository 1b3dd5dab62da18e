#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "khabar/story/features.h"
#include "khabar/story/telling.h"

namespace khabar::story {

enum class Reasons : bool { left_out, told };

/// compare() for tellings whose features are unpacked already; with Likeness::because if asked for.
Likeness compare(const Telling& a, const Features& of_a, const Telling& b, const Features& of_b,
                 Reasons reasons);

// The parts of the sum, each in the file of its name. Every one is symmetric.

/// How well two lists of actors (or recipients) go together, by their best pair: below 0 where none
/// of one list can be one of the other.
struct PartyPoints {
    std::string_view as_actor;  ///< the reason, of actors
    std::string_view as_recipient;
    int points = 0;
};
PartyPoints compare_parties(const std::vector<Party>& a, const std::vector<Party>& b);

struct PlacePoints {
    std::string_view why;
    int points = 0;
    bool apart = false;  ///< one happening cannot be at both
};
PlacePoints compare_places(const std::vector<Where>& a, const std::vector<Where>& b);
/// By the towns that the documents name, for events whose own places do not tell.
PlacePoints compare_towns(const Features& a, const Features& b);

/// How many marks two sorted lists share.
std::size_t shared_marks(const std::vector<Mark>& a, const std::vector<Mark>& b);

}  // namespace khabar::story
