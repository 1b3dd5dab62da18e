#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <utility>

#include "khabar/mentions/time_calendar.h"

namespace khabar::times {

/// Parts of a day, in their order: the column `value` of the role `part`.
enum class DayPart : std::uint8_t {
    none,
    dawn,
    morning,
    noon,
    afternoon,
    evening,
    night,
    after_midnight
};

/// What the cells of deictics.tsv, months.tsv and their like say, in every language.
/// The column `unit`: "minute" to "century"; a day for another word.
Unit unit_of(std::string_view name);
/// Of the role `part`, the column `value`.
DayPart part_of(std::string_view name);
/// A whole number; 0 for another word.
int whole_of(std::string_view text);

/// The role of a name in a list sorted by name; `none` for another name.
template <class Role, std::size_t size>
Role role_of(const std::pair<std::string_view, Role> (&names)[size], std::string_view name) {
    const auto* const found =
        std::lower_bound(std::begin(names), std::end(names), name,
                         [](const auto& entry, std::string_view key) { return entry.first < key; });
    return found != std::end(names) && found->first == name ? found->second : Role::none;
}

}  // namespace khabar::times
