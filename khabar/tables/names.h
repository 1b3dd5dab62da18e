#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "khabar/core/document.h"

namespace khabar {

/// All languages that have rows: each has a folder of its own in the lexicon.
constexpr LanguageId lexicon_languages[] = {LanguageId::arabic, LanguageId::english};

/// A sheet or index that each language has its own of: "speech" is "ar/speech".
inline std::string language_sheet(LanguageId language, std::string_view sheet) {
    return std::string(code(language)).append("/").append(sheet);
}
/// One of those that stand in the room that they serve: "events/patterns" is "events/patterns_ar".
inline std::string sheet_of(std::string_view room, LanguageId language) {
    return std::string(room).append("_").append(code(language));
}
/// "months" of "ar/months": which of a language's sheets it is.
constexpr std::string_view name_in_folder(std::string_view sheet) {
    return sheet.substr(sheet.find('/') + 1);
}

/// Whether a sheet holds words of that language alone: "ar/months", "events/patterns_ar".
inline bool is_of_language(std::string_view sheet, LanguageId language) {
    const std::string_view own = code(language);
    return (sheet.starts_with(own) && sheet.substr(own.size()).starts_with('/')) ||
           (sheet.ends_with(own) && sheet.substr(0, sheet.size() - own.size()).ends_with('_'));
}

/// What the postings of the index "ar/names" say beside the row.
constexpr std::uint64_t weak_name = 1;  ///< needs support: also a common word, or short for one
constexpr std::uint64_t bare_place =
    4;  ///< of a place that is written with its place word: needs one
constexpr std::uint64_t capital_name = 2;  ///< the capital in a row of actors/countries
constexpr std::uint64_t family_name = 8;   ///< of a person's name the family's alone: weak too

/// What the postings of the index "en/peoples" say: peoples of more than one word.
constexpr std::uint64_t many_people = 1;  ///< its people in the plural, no adjective

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
    std::string_view name;  ///< in the folder of each language
    std::uint64_t flag;
};
constexpr FirstWordSheet first_word_sheets[] = {
    {"numerals", numeral_word}, {"amount_cues", amount_cue}, {"amount_words", amount_joiner},
    {"counted", counted_noun},  {"units", unit_word},        {"count_governors", casualty_word},
    {"ranks", rank_word},       {"deictics", deictic_word},  {"months", month_word},
    {"weekdays", weekday_word}, {"feasts", feast_word},      {"seasons", season_word},
};

}  // namespace khabar
