#pragma once

#include <cstdint>

#include "khabar/events/match.h"

namespace khabar::events {

/// The time of an Event: that of its clause, else the one time of its sentence that is nobody
/// else's.
class WhenFiller {
public:
    explicit WhenFiller(const Scene& scene) : scene_(scene) {}

    void add(const Match& match, Event& event) const;

private:
    void tell_history(const Mention& mention, Event& event) const;
    [[nodiscard]] bool is_deadline(const Match& match, std::uint32_t token) const;
    [[nodiscard]] bool is_counted_from(const Clause& noun) const;
    [[nodiscard]] bool heads_another(const Clause& clause, std::uint32_t token) const;
    [[nodiscard]] bool is_of_noun(const Match& match, std::uint32_t behind) const;
    [[nodiscard]] bool is_compared(std::uint32_t token, std::uint32_t first) const;
    [[nodiscard]] bool is_of_another(std::uint32_t index, std::size_t time) const;
    [[nodiscard]] bool hangs_closely(std::uint32_t clause, std::uint32_t above) const;
    [[nodiscard]] bool is_gerund(const Clause& clause) const;

    const Scene& scene_;
};

}  // namespace khabar::events
