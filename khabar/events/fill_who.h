#pragma once

#include <cstdint>
#include <string>

#include "khabar/events/match.h"

namespace khabar::events {

/// Who and whom of an event: the actors and recipients of a match as the record shows them.
class WhoFiller {
public:
    explicit WhoFiller(const Scene& scene);

    void add(const Match& match, Event& event) const;

private:
    [[nodiscard]] Event::Filler make_entity(const Clause::Part& part, EventRole role) const;
    [[nodiscard]] std::string country_near(std::uint32_t clause) const;

    const Scene& scene_;
    std::string story_country_;
};

}  // namespace khabar::events
