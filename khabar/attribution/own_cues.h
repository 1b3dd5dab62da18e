#pragma once

#include <optional>

#include "khabar/attribution/status_rows.h"

namespace khabar::attribution {

/// What the words round a predicate itself say of its status: particles and phrases before it, its
/// adjectives, a verdict behind it, the question that its sentence is.
class OwnCues {
public:
    OwnCues(const Scene& scene, const StatusRows& rows);

    [[nodiscard]] Cue of(std::uint32_t clause) const;
    /// "Killed none but": a negation that only sets bounds, or "they have not ceased to".
    [[nodiscard]] bool happened_all_the_same(std::uint32_t clause) const;
    /// An event noun behind "after", "because of", or said more of by "that happened".
    [[nodiscard]] bool presupposed(std::uint32_t clause) const;

private:
    [[nodiscard]] TokenRange sentence_of(const Clause& clause) const;
    [[nodiscard]] std::uint32_t window_begin(std::uint32_t clause) const;
    [[nodiscard]] std::optional<Cue> particle_before(std::uint32_t clause) const;
    [[nodiscard]] std::optional<Cue> particle(std::uint32_t at, const Clause& clause) const;
    [[nodiscard]] std::optional<Cue> phrase_before(std::uint32_t clause) const;
    [[nodiscard]] std::optional<Cue> none_of_them(const Clause& clause) const;
    [[nodiscard]] std::optional<Cue> adjective_behind(const Clause& clause) const;
    [[nodiscard]] std::optional<Cue> adjective_before(const Clause& clause) const;
    [[nodiscard]] bool lets_through(std::uint32_t token, const Clause& clause) const;
    [[nodiscard]] std::optional<Cue> verdict_behind(const Clause& clause) const;
    [[nodiscard]] std::optional<Cue> behind_condition(const Clause& clause) const;
    [[nodiscard]] bool is_conditional(const Clause& clause) const;
    [[nodiscard]] bool opens_noun(std::uint32_t c, std::uint32_t token) const;
    [[nodiscard]] bool opens_content(std::uint32_t c, std::uint32_t token) const;
    [[nodiscard]] bool has_relative(const Clause& clause) const;

    const Scene& scene_;
    const StatusRows& rows_;
    const Index& aspect_;
};

}  // namespace khabar::attribution
