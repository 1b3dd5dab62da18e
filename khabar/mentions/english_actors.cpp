#include "khabar/mentions/english_actors.h"

namespace khabar::actors {

std::vector<Mention> find_english_actors(const mentions::Lookups& /*lookups*/,
                                         std::span<const Mention> /*places*/) {
    return {};
}

}  // namespace khabar::actors
