#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "khabar/events/match.h"

namespace khabar::events {

/// The country that context tells of one whose own words name none.
class NearCountry {
public:
    explicit NearCountry(const Scene& scene);

    /// returns ISO 3166-1 alpha-3; empty where context tells none, or another's
    [[nodiscard]] std::string of(const Clause::Part& part, const Match& match,
                                 const Event::Filler& who, const Event& event) const;
    /// The country told near a clause, whoever it is of.
    [[nodiscard]] std::string near(std::uint32_t clause) const;
    /// Takes back what was told of those who did it where it was done to that very state.
    void forget(const ActorMention& whom, Event& event) const;

private:
    [[nodiscard]] std::string of_owner(const Clause::Part& part, std::uint32_t clause) const;
    [[nodiscard]] bool is_spoken_of(std::uint32_t clause, const Event& event) const;
    [[nodiscard]] bool may_be_of(const Match& match, const Event::Filler& who,
                                 const std::string& country, const Event& event) const;

    const Scene& scene_;
    std::string story_;           ///< the state that the document speaks of most
    std::size_t story_told_ = 0;  ///< by how many mentions
};

}  // namespace khabar::events
