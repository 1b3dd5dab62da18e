#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace khabar::english {

// The regular spelling of endings. Words are folded: ASCII letters in lower case.

/// attack-s, pass-es, carry > carries: verbs and nouns. In -o behind a consonant nouns have both
/// spellings (heroes, photos), verbs the longer one alone.
std::vector<std::string> add_s(std::string_view word, bool verb);

/// attack-ed, force-d, carry > carried, stop > stopped, travel > travelled and traveled.
std::vector<std::string> add_ed(std::string_view word);

/// What becomes of the last letter before -ing.
enum class Last : std::uint8_t {
    as_rule,
    once,
    twice,          ///< permitting
    twice_if_short  ///< beginning, but becoming
};

/// attack-ing, force > forcing, die > dying, stop > stopping.
std::vector<std::string> add_ing(std::string_view word, Last last);

/// Comparative and superlative of short adjectives: large-r, big > bigger, deadly > deadlier.
std::vector<std::string> add_degrees(std::string_view word);

}  // namespace khabar::english
