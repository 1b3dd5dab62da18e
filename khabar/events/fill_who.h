#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "khabar/events/match.h"
#include "khabar/events/near_country.h"

namespace khabar::events {

/// Who and whom of an event: the actors and recipients of a match as the record shows them.
class WhoFiller {
public:
    explicit WhoFiller(const Scene& scene);

    void add(const Match& match, Event& event) const;

private:
    [[nodiscard]] Event::Filler make_entity(const Clause::Part& part, EventRole role) const;
    [[nodiscard]] Parts struck_by_noun(const Match& match) const;
    void take_owner(TokenRange thing, Mention& mention, ActorMention& actor) const;
    void add_share(const Match& match, const std::vector<std::string_view>& sources, EventRole role,
                   Event& event) const;
    [[nodiscard]] Parts inner_recipients(const Match& match) const;
    [[nodiscard]] bool noun_in(TokenRange range, std::span<const std::string_view> lemmas) const;
    [[nodiscard]] bool is_dead(const Clause::Part& part) const;
    [[nodiscard]] bool is_backer(const Clause::Part& part) const;
    [[nodiscard]] std::optional<Mention> crowd_of(const Clause::Part& amount,
                                                  const Event& event) const;

    const Scene& scene_;
    NearCountry countries_;
};

}  // namespace khabar::events
