#pragma once

#include <string_view>

namespace khabar::arabic {

// The particles that code names, as the column `form` of the lexicon begins with them.
inline constexpr std::string_view particle_b = "\xD8\xA8";            ///< in, with, by: attached
inline constexpr std::string_view particle_l = "\xD9\x84";            ///< to, for: attached
inline constexpr std::string_view particle_k = "\xD9\x83";            ///< like: attached
inline constexpr std::string_view particle_fi = "\xD9\x81\xD9\x8A";   ///< in
inline constexpr std::string_view particle_min = "\xD9\x85\xD9\x86";  ///< from, of
inline constexpr std::string_view particle_an = "\xD8\xB9\xD9\x86";   ///< from, about
inline constexpr std::string_view particle_maa = "\xD9\x85\xD8\xB9";  ///< with
inline constexpr std::string_view particle_ila = "\xD8\xA5\xD9\x84\xD9\x89";             ///< to
inline constexpr std::string_view particle_ala = "\xD8\xB9\xD9\x84\xD9\x89";             ///< on
inline constexpr std::string_view particle_khilal = "\xD8\xAE\xD9\x84\xD8\xA7\xD9\x84";  ///< during
inline constexpr std::string_view particle_athna =
    "\xD8\xA3\xD8\xAB\xD9\x86\xD8\xA7\xD8\xA1";                                 ///< during
inline constexpr std::string_view particle_lakin = "\xD9\x84\xD9\x83\xD9\x86";  ///< but

/// The particle of one letter that a reading has in front (Reading::before), as the lexicon writes
/// it; empty for none.
constexpr std::string_view attached_particle(char preposition) {
    switch (preposition) {
        case 'b':
            return particle_b;
        case 'l':
            return particle_l;
        case 'k':
            return particle_k;
        default:
            return {};
    }
}

}  // namespace khabar::arabic
