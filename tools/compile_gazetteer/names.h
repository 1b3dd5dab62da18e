#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khabar::compile_gazetteer {

/// Whether the name is written in Arabic letters: all its letters are, and there is one.
bool is_arabic(std::string_view name);

/// A name without marks, in lower case: "Port-au-Prince" is "port au prince". Its words are joined
/// by one blank. Letters that have no plain Latin one are dropped.
std::string plain_latin(std::string_view name);

/// What two spellings of one name share: no blanks, no article (Al, ar-, ash ...) and no
/// "Qaryat" before it, no h at the end, no doubled letter. Arabic names are folded and lose the
/// article. Empty for an empty name.
std::string name_key(std::string_view name);

/// The consonants of a name, the same for Arabic and Latin letters where they sound alike: "Dayr
/// az Zawr", "Deir ez-Zor" and the Arabic are one. Many names share one: never a proof alone.
std::string consonants(std::string_view name);

/// Without invisible controls, Arabic vowel marks, a part in brackets, and signs or blanks at the
/// edges.
std::string clean_name(std::string_view name);

/// The alternatives of a cell by "|", cleaned, without the "?" of weak names.
std::vector<std::string> name_variants(std::string_view cell);

/// Along the great circle.
double distance_km(double lat1, double lon1, double lat2, double lon2);

}  // namespace khabar::compile_gazetteer
