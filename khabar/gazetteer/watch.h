#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "khabar/core/expected.h"

namespace khabar::gazetteer {

/// How far a long piece of work is.
struct Step {
    std::string_view work;  ///< "reading allCountries.txt", "sorting names"
    std::uint64_t done;
    std::uint64_t total;  ///< in the unit of `done`; 0: not known
};

/// Asked every few thousand rows; false ends the work, which then gives the Error stopped_error().
/// May be empty.
using Watch = std::function<bool(const Step&)>;

constexpr std::uint64_t watch_every = 1u << 13u;  // why: some milliseconds of work

inline Error stopped_error() {
    return {ErrorCode::io, "", "stopped"};
}

}  // namespace khabar::gazetteer
