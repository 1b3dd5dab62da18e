#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/attribution/cue.h"
#include "khabar/attribution/scene.h"

namespace khabar::attribution {

/// Whether a cell of alternatives ("a|b") holds one.
bool has_alternative(std::string_view cell, std::string_view wanted);

/// The rows of lexicon/ar/status.tsv.
class StatusRows {
public:
    explicit StatusRows(const Scene& scene);

    /// What the row of a governing predicate makes of what it governs through `relation`: "obj",
    /// "gen" or a particle.
    [[nodiscard]] std::optional<Cue> governing(const Clause& governor,
                                               std::string_view relation) const;
    /// The longest row at a token, as it is written there, and how many tokens it has.
    struct Found {
        RowId row;
        std::uint32_t tokens = 0;
        bool phrase = false;  ///< of several words, the last perhaps a particle that is attached
    };
    [[nodiscard]] std::optional<Found> at(std::uint32_t token, std::uint32_t end) const {
        return begins_[token] ? longest(token, end) : std::nullopt;  // nothing at most words
    }
    /// The row of a function word by its lemma and part of speech.
    [[nodiscard]] std::optional<RowId> of_word(std::uint32_t token) const;
    /// The row of an adjective that says of its noun that it lies ahead, is possible ...
    [[nodiscard]] std::optional<RowId> of_adjective(std::uint32_t token) const;

    [[nodiscard]] bool governs(RowId row) const;
    [[nodiscard]] Cue cue(RowId row, Span words) const;

private:
    [[nodiscard]] std::string_view first_word(std::uint32_t token) const;
    /// What the rows say of a token alone.
    [[nodiscard]] Index::Found find_first(std::uint32_t token) const;
    [[nodiscard]] std::optional<Found> longest(std::uint32_t token, std::uint32_t end) const;

    const Scene& scene_;
    const Index& status_;
    std::vector<bool> begins_;  ///< by token, since clauses ask for the same: a row may begin there
};

}  // namespace khabar::attribution
