#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "khabar/core/document.h"
#include "khabar/language/arabic/particles.h"

namespace khabar::events {

/// The particles that rules of this room speak of, as the function words of a language have them.
struct Particles {
    std::string_view in;
    std::string_view with;
    std::array<std::string_view, 6> towards;  ///< whom a deed is aimed at stands behind these

    [[nodiscard]] constexpr bool is_towards(std::string_view particle) const {
        return std::find(towards.begin(), towards.end(), particle) != towards.end();
    }
};

inline constexpr Particles arabic_particles{
    khabar::arabic::particle_fi,
    khabar::arabic::particle_maa,
    {khabar::arabic::particle_l, khabar::arabic::particle_ala, khabar::arabic::particle_an,
     khabar::arabic::particle_maa, "\xD8\xB6\xD8\xAF", "\xD8\xA8\xD8\xAD\xD9\x82"}};
inline constexpr Particles english_particles{
    "in", "with", {"to", "on", "with", "for", "against", "at"}};

constexpr const Particles& particles_of(LanguageId language) {
    return language == LanguageId::arabic ? arabic_particles : english_particles;
}

}  // namespace khabar::events
