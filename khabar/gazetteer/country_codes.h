#pragma once

#include <string_view>

namespace khabar::gazetteer {

/// "LBY" for "LY", by ISO 3166-1 as of 2023; "KOS" for "XK", as in lexicon/actors/countries.tsv.
/// Empty for what is no country's code.
std::string_view alpha3_of(std::string_view alpha2);

/// Whether it is the alpha-3 code of a country.
bool is_alpha3(std::string_view code);

}  // namespace khabar::gazetteer
