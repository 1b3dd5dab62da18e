#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/document.h"
#include "khabar/core/expected.h"
#include "khabar/record/record.h"

namespace khabar::story {

/// What is kept of a whole text to see that another is its copy (docs/DECISIONS/0024).
struct Sketch {
    std::array<std::uint8_t, 64> bytes{};
    bool operator==(const Sketch&) const = default;
};
Sketch sketch_of(std::string_view text, LanguageId language);
/// How much of two texts is the same, about: 0 to 1. Of an empty sketch: 0.
double likeness(const Sketch& a, const Sketch& b);

/// What joining looks at of one event: small, and by itself.
struct Telling {
    std::string event;        ///< its id
    std::string document;     ///< the id of its document
    std::uint8_t family = 0;  ///< of types that may tell the same happening (story/family.h)
    /// Days since 1970-01-01 on which it may have happened, end excluded, precision counted in:
    /// two tellings are compared only where these overlap. From the date, else from the day of
    /// publication; neither: the event stays alone.
    std::optional<std::int32_t> first_day;
    std::optional<std::int32_t> end_day;
    std::int32_t published = 0;  ///< day of publication; unknown: the largest
    std::vector<std::uint8_t>
        features;  ///< all else that compare() asks for, packed; see features.h
    Sketch sketch;

    /// The order that tells who leads: published, then event.
    [[nodiscard]] bool before(const Telling& other) const {
        return published != other.published ? published < other.published : event < other.event;
    }
};

/// How long an event can be and still be joined by its days (31): a longer one stays alone.
inline constexpr std::int32_t max_days = 31;

/// towns: what places of a town's size or less the document names, the first first; they tell where
/// an event was whose own sentence does not. Only those with a point count, max_towns at most.
Telling telling_of(const record::Record& record, const Sketch& sketch,
                   std::span<const record::Place> towns = {});
inline constexpr std::size_t max_towns =
    4;  // why: headline and lead name so many; the rest is background

/// For a column of a store; read_telling(to_bytes(x)) == x. Errors: bad_table, for damaged bytes.
std::string to_bytes(const Telling& telling);
Expected<Telling> read_telling(std::string_view bytes);

/// How sure it is that two tellings tell one happening, and why.
struct Likeness {
    int points = 0;       ///< joined from `join_points` on
    bool barred = false;  ///< something that cannot be of one happening: family, days, places apart
    std::vector<std::pair<std::string_view, int>> because;  ///< the parts of the sum
};
inline constexpr int join_points = 100;
/// Symmetric: compare(a, b) == compare(b, a).
Likeness compare(const Telling& a, const Telling& b);

}  // namespace khabar::story
