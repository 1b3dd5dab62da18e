#pragma once

#include <cstddef>
#include <string_view>

namespace khabar {

/// Whether one of the alternatives of a cell, separated by '|', is as asked; in their order, and
/// without a list of them.
template <class Holds>
bool any_alternative(std::string_view cell, const Holds& holds) {
    while (!cell.empty()) {
        const std::size_t bar = cell.find('|');
        if (holds(cell.substr(0, bar))) {
            return true;
        }
        cell = bar == std::string_view::npos ? std::string_view() : cell.substr(bar + 1);
    }
    return false;
}

}  // namespace khabar
