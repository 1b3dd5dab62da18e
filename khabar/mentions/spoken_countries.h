#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "khabar/mentions/lookups.h"

namespace khabar::places {

/// The countries that a text speaks of: by name, by nisba, by an actor or a place of one country.
class SpokenCountries {
public:
    explicit SpokenCountries(const mentions::Lookups& lookups);

    /// The one spoken of most, the first of equals; empty when none is.
    [[nodiscard]] std::string_view story() const { return story_; }
    /// Whether it is spoken of in a range of tokens.
    [[nodiscard]] bool in(TokenRange range, std::string_view country) const;

private:
    struct Spoken {
        std::uint32_t token;
        std::string_view country;
    };
    std::vector<Spoken> all_;  ///< in the order of tokens
    std::string_view story_;
};

}  // namespace khabar::places
