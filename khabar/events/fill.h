#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "khabar/events/match.h"

namespace khabar::events {

/// Binds places, times and numbers to the clauses that they belong to, and makes an Event of a Match.
class Filler {
public:
    explicit Filler(const Scene& scene);

    [[nodiscard]] Event make(const Match& match) const;

private:
    void add_actors(const Match& match, Event& event) const;
    void add_places(const Match& match, Event& event) const;
    void add_numbers(const Match& match, Event& event) const;
    void add_date(const Match& match, Event& event) const;
    void add_modes(const Match& match, Event& event) const;
    void add_contexts(const Match& match, Event& event) const;
    [[nodiscard]] Span trigger(const Match& match) const;
    [[nodiscard]] bool belongs(std::size_t mention, const Match& match) const;
    [[nodiscard]] EventRole place_role(std::string_view type, const Clause::Part& part) const;
    void add_place(std::size_t mention, EventRole role, Event& event) const;
    [[nodiscard]] std::size_t first_from(std::uint32_t token) const;

    const Scene& scene_;
    std::vector<std::uint32_t> owner_;  ///< by mention: the clause whose predicate is nearest before it
    std::map<std::string_view, EventRole> particles_;
    std::string story_country_;
};

}  // namespace khabar::events
