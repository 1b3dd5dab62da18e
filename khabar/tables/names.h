#pragma once

#include <cstdint>
#include <string_view>

namespace khabar {

/// What the postings of the index "ar/names" say beside the row.
constexpr std::uint64_t weak_name = 1;  ///< needs support: also a common word, or short for one
constexpr std::uint64_t bare_place =
    4;  ///< of a place that is written with its place word: needs one
constexpr std::uint64_t capital_name = 2;  ///< the capital in a row of actors/countries

/// What the postings of the index "ar/first_words" say: in which sheets of times and amounts a form
/// begins with the key. One look-up there tells whether a word can belong to one at all.
constexpr std::uint64_t numeral_word = 1;
constexpr std::uint64_t amount_cue = 2;
constexpr std::uint64_t amount_joiner = 4;
constexpr std::uint64_t counted_noun = 8;
constexpr std::uint64_t unit_word = 16;
constexpr std::uint64_t casualty_word = 32;
constexpr std::uint64_t rank_word = 64;
constexpr std::uint64_t any_amount_word = 127;
constexpr std::uint64_t deictic_word = 128;
constexpr std::uint64_t month_word = 256;
constexpr std::uint64_t weekday_word = 512;
constexpr std::uint64_t feast_word = 1024;
constexpr std::uint64_t season_word = 2048;
constexpr std::uint64_t any_time_word =
    deictic_word | month_word | weekday_word | feast_word | season_word;

struct FirstWordSheet {
    std::string_view name;
    std::uint64_t flag;
};
constexpr FirstWordSheet first_word_sheets[] = {
    {"ar/numerals", numeral_word},
    {"ar/amount_cues", amount_cue},
    {"ar/amount_words", amount_joiner},
    {"ar/counted", counted_noun},
    {"ar/units", unit_word},
    {"ar/count_governors", casualty_word},
    {"ar/ranks", rank_word},
    {"ar/deictics", deictic_word},
    {"ar/months", month_word},
    {"ar/weekdays", weekday_word},
    {"ar/feasts", feast_word},
    {"ar/seasons", season_word},
};

}  // namespace khabar
