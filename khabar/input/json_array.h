#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace khabar::input {

/// The objects in a JSON text, by their braces alone: each is still to be read.
struct JsonObjects {
    std::vector<std::string_view> found;  ///< in their order, up to the fault if there is one
    bool whole = false;                   ///< nothing else stands there, and nothing is missing
    std::string_view rest;                ///< if not: from where on nothing could be found
};

/// `json` is an array of objects, or an object. The text that is cut, or goes on otherwise, gives
/// the objects before that place.
JsonObjects objects_of(std::string_view json);

/// How many bytes the object or array takes that `json` begins with; 0 where it is not closed.
/// Precondition: it begins with a brace or bracket that opens.
std::size_t closed_size(std::string_view json);

}  // namespace khabar::input
