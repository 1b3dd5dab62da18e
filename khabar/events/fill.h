#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "khabar/events/fill_when.h"
#include "khabar/events/fill_where.h"
#include "khabar/events/fill_who.h"
#include "khabar/events/match.h"

namespace khabar::events {

/// Makes an Event of a Match: who and where, and the times, numbers, modes and contexts that belong
/// to its clause.
class Filler {
public:
    explicit Filler(const Scene& scene) : scene_(scene), who_(scene), where_(scene), when_(scene) {}

    [[nodiscard]] Event make(const Match& match) const;
    /// The words that a record shows as the trigger.
    [[nodiscard]] Span trigger(const Match& match) const;

private:
    void add_numbers(const Match& match, Event& event) const;
    [[nodiscard]] std::string kind_in(const Match& match, const Mention& mention) const;
    [[nodiscard]] bool counts_doers(const Match& match, const Mention& mention) const;
    [[nodiscard]] bool is_share(std::size_t first, std::size_t index) const;
    [[nodiscard]] bool is_struck(const Match& match, std::uint32_t token) const;
    [[nodiscard]] bool is_toll_elsewhere(const Match& match, const QuantityMention& quantity) const;
    [[nodiscard]] static bool taken_elsewhere(const Match& match, const QuantityMention& quantity);
    void add_modes(const Match& match, Event& event) const;
    [[nodiscard]] std::string_view mode_at(std::string_view type, std::uint32_t token,
                                           std::uint32_t end) const;

    const Scene& scene_;
    WhoFiller who_;
    WhereFiller where_;
    WhenFiller when_;
};

}  // namespace khabar::events
