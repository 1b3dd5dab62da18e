#pragma once

#include <cstdint>

#include "khabar/mentions/actor_scene.h"
#include "khabar/mentions/actor_sectors.h"
#include "khabar/mentions/actor_tail.h"

namespace khabar::actors {

/// Reads how a phrase hangs on what stands behind it: the place of a post, the body that somebody
/// serves in, what something is a part of or belongs to, and where a public body is.
class BondReader {
public:
    BondReader(const Scene& scene, const SectorRules& sectors, const TailReader& tail)
        : in_(scene), sectors_(sectors), tail_(tail) {}

    /// Precondition: the tail of the phrase was read.
    void read(Phrase& phrase) const;

private:
    void read(Phrase& phrase, std::uint32_t depth) const;
    void take_post(Phrase& phrase) const;
    [[nodiscard]] std::uint32_t quoted_name_end(std::uint32_t at) const;
    void take_whole(Phrase& phrase, std::uint32_t depth) const;
    void place_of_body(Phrase& phrase) const;
    [[nodiscard]] bool says_belonging(std::uint32_t at) const;

    const Scene& in_;
    const SectorRules& sectors_;
    const TailReader& tail_;
};

}  // namespace khabar::actors
