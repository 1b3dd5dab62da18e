#pragma once

#include <cstddef>
#include <string_view>

namespace khabar {

/// What the column `valency` of ar/verbs says: "trans" or "intr", and perhaps the particle behind.
struct Valency {
    bool transitive = false;
    bool particle = false;

    /// Transitive and nothing else: an active verb of that row has an object.
    [[nodiscard]] constexpr bool needs_object() const { return transitive && !particle; }
};

constexpr Valency valency_of(std::string_view cell) {
    const std::size_t space = cell.find(' ');
    return {cell.substr(0, space) == "trans", space != std::string_view::npos};
}

/// Whether a cell of that column names `particle` as one that its verb asks for.
constexpr bool asks_for(std::string_view cell, std::string_view particle) {
    while (!cell.empty()) {
        const std::size_t space = cell.find(' ');
        if (cell.substr(0, space) == particle) {
            return true;
        }
        cell.remove_prefix(space == std::string_view::npos ? cell.size() : space + 1);
    }
    return false;
}

}  // namespace khabar
