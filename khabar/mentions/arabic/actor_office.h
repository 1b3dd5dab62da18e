#pragma once

#include "khabar/mentions/actor_scene.h"
#include "khabar/mentions/offices.h"

namespace khabar::actors {

/// Which office a title without a known name is: "the Egyptian foreign minister" is
/// EGY.foreign-minister, whoever holds it, and its holder on the day of publication where the rows
/// tell one alone.
class OfficeReader {
public:
    explicit OfficeReader(const Scene& scene) : in_(scene), offices_(scene.tables) {}

    void read(Phrase& phrase) const;

private:
    [[nodiscard]] std::string where(const Phrase& phrase, std::uint32_t rest) const;

    const Scene& in_;
    mentions::Offices offices_;
};

}  // namespace khabar::actors
