#pragma once

#include <cstdint>
#include <string_view>

namespace khabar {

/// What the postings of the index "ar/names" say beside the row.
constexpr std::uint64_t weak_name = 1;     ///< needs support: also a common word, or short for one
constexpr std::uint64_t capital_name = 2;  ///< the capital in a row of actors/countries

/// What the postings of the index "ar/amounts" say: in which sheets a form begins with the key.
/// One look-up there tells whether a word can belong to an amount at all.
constexpr std::uint64_t numeral_word = 1;
constexpr std::uint64_t amount_cue = 2;
constexpr std::uint64_t amount_joiner = 4;
constexpr std::uint64_t counted_noun = 8;
constexpr std::uint64_t unit_word = 16;
constexpr std::uint64_t casualty_word = 32;
constexpr std::uint64_t rank_word = 64;

struct AmountSheet {
    std::string_view name;
    std::uint64_t flag;
};
constexpr AmountSheet amount_sheets[] = {
    {"ar/numerals", numeral_word},
    {"ar/amount_cues", amount_cue},
    {"ar/amount_words", amount_joiner},
    {"ar/counted", counted_noun},
    {"ar/units", unit_word},
    {"ar/count_governors", casualty_word},
    {"ar/ranks", rank_word},
};

}  // namespace khabar
