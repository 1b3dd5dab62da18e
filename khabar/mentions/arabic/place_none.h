#pragma once

#include "khabar/mentions/lookups.h"

namespace khabar::places {

/// Where a name of the lexicon that is a place's names none: a channel, a person, a ship, or the
/// adjective of a state.
class NoPlaces {
public:
    explicit NoPlaces(const mentions::Lookups& lookups) : in_(lookups) {}

    [[nodiscard]] bool names_none(const mentions::NameMatch& match, TokenRange sentence) const {
        return rather_actor(match, sentence) || describes_body(match, sentence) ||
               names_person(match, sentence) || names_thing(match, sentence);
    }

private:
    [[nodiscard]] bool rather_actor(const mentions::NameMatch& match, TokenRange sentence) const;
    [[nodiscard]] bool describes_body(const mentions::NameMatch& match, TokenRange sentence) const;
    [[nodiscard]] bool names_person(const mentions::NameMatch& match, TokenRange sentence) const;
    [[nodiscard]] bool names_thing(const mentions::NameMatch& match, TokenRange sentence) const;

    const mentions::Lookups& in_;
};

}  // namespace khabar::places
