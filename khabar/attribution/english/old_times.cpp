#include "khabar/attribution/english/old_times.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace khabar::attribution {

namespace {

constexpr std::size_t max_depth = 32;  // why: deeper nesting is no sentence of people

bool is_behind_after(const Scene& scene, const Clause& first, const Clause& second) {
    for (std::uint32_t at = first.predicate + 1; at < second.predicate; ++at) {
        const std::string_view word = scene.text.folded(at);
        if (word == "after" || word == "following" || word == "amid" || word == "during") {
            return true;
        }
    }
    return false;
}

}  // namespace

bool has_own_time(const Clause& clause, std::uint32_t time) {
    return clause.verb &&
           std::any_of(clause.parts.begin(), clause.parts.end(), [&](const Clause::Part& part) {
               return part.role == ClauseRole::oblique && !part.inherited &&
                      part.tokens.begin == time;
           });
}

std::optional<std::uint32_t> comes_before_old(const Scene& scene, const Stretch& sentence,
                                              std::uint32_t clause, std::span<const Cue> cues) {
    std::uint32_t at = clause;
    for (std::size_t depth = 0; depth < max_depth && scene.clauses[at].parent; ++depth) {
        const ClauseLink link = scene.clauses[at].link;
        const auto above = static_cast<std::uint32_t>(*scene.clauses[at].parent);
        if (link == ClauseLink::coordinate || link == ClauseLink::content ||
            above < sentence.first || above >= sentence.last) {
            return std::nullopt;
        }
        if (cues[above].status == Status::historical &&
            is_behind_after(scene, scene.clauses[above], scene.clauses[clause])) {
            return above;
        }
        at = above;
    }
    return std::nullopt;
}

std::optional<std::uint32_t> lies_in_ended(const Scene& scene, std::uint32_t end,
                                           std::span<const Cue> cues) {
    constexpr std::array<std::string_view, 4> ends{"end", "finish", "conclude", "subside"};
    constexpr std::array<std::string_view, 10> wars{
        "war",   "conflict", "uprising", "insurgency", "genocide",
        "siege", "revolt",   "campaign", "rebellion",  "occupation"};
    const Clause& clause = scene.clauses[end];
    const std::string_view lemma = scene.tables.cell(clause.lemma, "lemma");
    if (cues[end].status != Status::historical || clause.link != ClauseLink::relative ||
        !clause.parent || std::find(ends.begin(), ends.end(), lemma) == ends.end()) {
        return std::nullopt;
    }
    const auto above = static_cast<std::uint32_t>(*clause.parent);
    const auto& parts = scene.clauses[above].parts;
    const bool within = std::any_of(parts.begin(), parts.end(), [&](const Clause::Part& part) {
        return (part.particle == "in" || part.particle == "during") &&
               std::find(wars.begin(), wars.end(), scene.text.folded(part.tokens.end - 1)) !=
                   wars.end();
    });
    return within ? std::optional(above) : std::nullopt;
}

}  // namespace khabar::attribution
