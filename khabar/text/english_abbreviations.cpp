#include "khabar/text/english_abbreviations.h"

#include <algorithm>
#include <array>

namespace khabar {

namespace {

// Each list is in the order of its letters, so that it is searched by halves.
template <std::size_t n>
using Words = std::array<std::string_view, n>;

constexpr auto opening = std::to_array<std::string_view>({
    "Adm", "Amb", "Atty", "Brig", "Capt", "Cdr",  "Cmdr", "Col",  "Cpl",    "Det", "Dr",
    "Fr",  "Ft",  "Gen",  "Gov",  "Hon",  "Insp", "Lt",   "Maj",  "Messrs", "Mme", "Mr",
    "Mrs", "Ms",  "Msgr", "Mt",   "Pfc",  "Ph",   "Pres", "Prof", "Pvt",    "Rep", "Reps",
    "Rev", "Sen", "Sens", "Sgt",  "Spc",  "St",   "Ste",  "Supt", "approx", "cf",  "vs",
});

constexpr auto closing = std::to_array<std::string_view>({
    "Assn", "Aug", "Ave", "Blvd", "Bros", "Co", "Corp", "Dec", "Dept", "Feb", "Inc",
    "Jan",  "Jr",  "Ltd", "Nov",  "Oct",  "Rd", "Sept", "Sr",  "Univ", "al",  "etc",
});

constexpr auto numbered = std::to_array<std::string_view>({
    "Apr",
    "Art",
    "Jul",
    "Jun",
    "Mar",
    "No",
    "Nos",
    "Sec",
    "Sep",
    "no",
    "nos",
    "p",
    "pp",
});

constexpr auto states = std::to_array<std::string_view>({
    "Ala", "Ariz", "Ark",  "Calif", "Colo", "Conn", "Del",  "Fla",  "Ga",   "Ill", "Ind", "Kan",
    "Ky",  "La",   "Mass", "Md",    "Mich", "Minn", "Miss", "Mo",   "Mont", "Neb", "Nev", "Okla",
    "Ont", "Ore",  "Pa",   "Tenn",  "Tex",  "Va",   "Vt",   "Wash", "Wis",  "Wyo",
});

constexpr auto openers = std::to_array<std::string_view>({
    "A",     "According", "After", "All",   "Although",  "An",    "And",     "Another", "As",
    "At",    "Both",      "But",   "By",    "During",    "Each",  "Earlier", "For",     "From",
    "He",    "Her",       "His",   "How",   "However",   "I",     "If",      "In",      "It",
    "Its",   "Last",      "Later", "Many",  "Meanwhile", "More",  "Most",    "No",      "Nor",
    "Not",   "On",        "One",   "Other", "Our",       "She",   "Since",   "So",      "Some",
    "Such",  "That",      "The",   "Their", "Then",      "There", "These",   "They",    "This",
    "Those", "Though",    "Three", "Two",   "Under",     "Until", "We",      "What",    "When",
    "Where", "While",     "Who",   "Why",   "With",      "Yet",   "You",
});

constexpr auto hour_words = std::to_array<std::string_view>({
    "April",  "August",   "Central", "December", "EDT",       "EST",     "Eastern",  "February",
    "Friday", "GMT",      "January", "July",     "June",      "Local",   "March",    "May",
    "Monday", "November", "October", "PDT",      "PST",       "Pacific", "Saturday", "September",
    "Sunday", "Thursday", "Tuesday", "UTC",      "Wednesday",
});

template <std::size_t n>
constexpr bool in_order(const Words<n>& words) {
    return std::is_sorted(words.begin(), words.end());
}
static_assert(in_order(opening) && in_order(closing) && in_order(numbered) && in_order(states) &&
              in_order(openers) && in_order(hour_words));

template <std::size_t n>
bool holds(const Words<n>& words, std::string_view word) {
    return std::binary_search(words.begin(), words.end(), word);
}

}  // namespace

Abbreviation abbreviation(std::string_view word) {
    if (word.size() > 6) {
        return Abbreviation::none;
    }
    return holds(opening, word)    ? Abbreviation::opens
           : holds(closing, word)  ? Abbreviation::may_close
           : holds(numbered, word) ? Abbreviation::before_number
           : holds(states, word)   ? Abbreviation::behind_comma
                                   : Abbreviation::none;
}

bool opens_sentence(std::string_view word) {
    return holds(openers, word);
}

bool follows_hour(std::string_view word) {
    return holds(hour_words, word);
}

}  // namespace khabar
