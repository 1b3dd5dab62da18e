#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "khabar/events/match.h"

namespace khabar::events {

/// What becomes of each match of a page, seen beside the others: what is demanded or threatened,
/// what a protest demands, what led to an assault, and a second word for one thing is no event of
/// its own (RECORD.md).
class Fates {
public:
    /// matches: all that a row fits, in the order of their clauses. They must outlive this.
    Fates(const Scene& scene, std::span<const Match> matches);

    [[nodiscard]] Fate of(const Match& match) const;

private:
    [[nodiscard]] std::span<const Match* const> beside(const Match& match) const;
    [[nodiscard]] bool is_swallowed(const Match& match) const;
    [[nodiscard]] bool is_english() const;
    [[nodiscard]] bool is_gerund(const Clause& clause) const;
    [[nodiscard]] bool is_demand_of_protest(const Match& match) const;
    [[nodiscard]] bool is_part_of_another(const Match& match) const;
    [[nodiscard]] bool is_light_verb_of(const Match& verb, const Match& noun) const;
    [[nodiscard]] bool is_noun_in_phrase_of(const Match& noun, const Match& phrase) const;
    [[nodiscard]] bool is_lead_up(const Match& match) const;

    const Scene& scene_;
    std::vector<const Match*> sure_;  ///< those that reach the threshold, in their order
    /// By clause the types of those that swallow their content.
    std::map<std::uint32_t, std::string_view> swallowing_;
    /// Those that swallow only what lies ahead: other things that they say happened.
    std::set<std::uint32_t> ahead_;
};

/// "The attack", with nothing of its own: told before, or to be told.
bool is_back_reference(const Scene& scene, const Match& match);

}  // namespace khabar::events
