#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/events/match.h"

namespace khabar::events {

/// Binds places, times and numbers to the clauses that they belong to, and makes an Event of a
/// Match.
class Filler {
public:
    explicit Filler(const Scene& scene);

    [[nodiscard]] Event make(const Match& match) const;
    /// The words that a record shows as the trigger.
    [[nodiscard]] Span trigger(const Match& match) const;

private:
    [[nodiscard]] Event::Filler make_entity(const Clause::Part& part, EventRole role) const;
    [[nodiscard]] std::string country_near(std::uint32_t clause) const;
    void add_actors(const Match& match, Event& event) const;
    void add_places(const Match& match, Event& event) const;
    void add_numbers(const Match& match, Event& event) const;
    [[nodiscard]] std::string kind_in(const Match& match, const Mention& mention) const;
    void add_date(const Match& match, Event& event) const;
    void add_modes(const Match& match, Event& event) const;
    [[nodiscard]] std::string_view mode_at(std::string_view type, std::uint32_t token,
                                           std::uint32_t end) const;
    [[nodiscard]] EventRole place_role(std::string_view type, const Clause::Part& part) const;
    void add_place(std::size_t mention, EventRole role, Event& event) const;

    const Scene& scene_;
    std::map<std::string_view, EventRole> particles_;
    std::string story_country_;
};

}  // namespace khabar::events
