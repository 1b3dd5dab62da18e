#include "khabar/language/arabic/tags.h"

namespace khabar::arabic {

std::uint8_t attached_tag(std::string_view written) {
    for (std::size_t i = 0; i < attached_particles.size(); ++i) {
        if (attached_particles[i].written == written) {
            return static_cast<std::uint8_t>((i + 1) << attached_shift);
        }
    }
    return 0;
}

}  // namespace khabar::arabic
