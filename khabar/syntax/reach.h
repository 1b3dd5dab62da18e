#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/mentions/mention.h"
#include "khabar/syntax/clause.h"

namespace khabar::syntax {

/// Which mentions stand with which clause: those between its predicate and the next one (before the
/// first predicate of a sentence: with that), and those of a light verb or of a noun that it
/// governs, which share its event.
class Reach {
public:
    Reach(const ReadText& text, std::span<const Clause> clauses, std::span<const Mention> mentions);

    [[nodiscard]] bool holds(std::uint32_t clause, std::size_t mention) const;

private:
    std::span<const Clause> clauses_;
    std::vector<std::optional<std::uint32_t>> owner_;  ///< by mention
};

}  // namespace khabar::syntax
