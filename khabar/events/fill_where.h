#pragma once

#include <cstddef>
#include <string_view>

#include "khabar/events/match.h"

namespace khabar::events {

/// The places of an event, each with the role that its particle gives it (ar/place_particles).
class WhereFiller {
public:
    explicit WhereFiller(const Scene& scene);

    /// Precondition: the actors and recipients are there, whose names may hold places.
    void add(const Match& match, Event& event) const;

private:
    [[nodiscard]] bool is_english() const;
    void add_of_results(std::uint32_t index, Event& event) const;
    void add_of_parts(const Clause& clause, Event& event) const;
    void add_beside_parts(const Match& match, Event& event) const;
    void add_shared(const Clause& clause, Event& event) const;
    void add_nearest(std::uint32_t index, Event& event) const;
    void add_place(std::size_t mention, EventRole role, Event& event) const;
    [[nodiscard]] EventRole place_role(std::string_view type, const Clause::Part& part) const;
    [[nodiscard]] bool may_be_place(const Clause::Part& part) const;
    [[nodiscard]] std::optional<std::size_t> place_in(const Clause::Part& part) const;
    [[nodiscard]] std::uint32_t before_phrase(std::uint32_t at) const;
    [[nodiscard]] std::size_t innermost(std::size_t place) const;
    [[nodiscard]] std::uint32_t sentence_end(std::uint32_t token) const;
    [[nodiscard]] bool leads_to(std::size_t outer, std::size_t inner) const;
    [[nodiscard]] bool may_lead(std::uint32_t token) const;
    [[nodiscard]] bool is_of_relative(std::uint32_t index, TokenRange place) const;
    [[nodiscard]] bool is_of_source(std::uint32_t index, std::size_t mention) const;
    [[nodiscard]] bool is_place(std::size_t mention) const;

    const Scene& scene_;
    const Index& particles_;
    const Index& heads_;  ///< words of places: "city"
};

}  // namespace khabar::events
