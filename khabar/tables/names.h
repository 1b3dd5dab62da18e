#pragma once

#include <cstdint>

namespace khabar {

/// What the postings of the index "ar/names" say beside the row.
constexpr std::uint64_t weak_name = 1;     ///< needs support: also a common word, or short for one
constexpr std::uint64_t capital_name = 2;  ///< the capital in a row of actors/countries

}  // namespace khabar
