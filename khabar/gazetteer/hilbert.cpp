#include "khabar/gazetteer/hilbert.h"

#include <utility>

namespace khabar::gazetteer {

std::uint64_t hilbert_of(std::int32_t lat, std::int32_t lon) {
    constexpr int order = 29;  // why: 360 million micro-degrees lie in 2^29
    std::uint32_t x = static_cast<std::uint32_t>(std::int64_t{lon} + 180'000'000);
    std::uint32_t y = static_cast<std::uint32_t>(std::int64_t{lat} + 90'000'000);
    std::uint64_t curve = 0;
    for (int bit = order - 1; bit >= 0; --bit) {
        const std::uint32_t mask = 1u << static_cast<unsigned>(bit);
        const std::uint32_t right = (x & mask) != 0 ? 1u : 0u;
        const std::uint32_t up = (y & mask) != 0 ? 1u : 0u;
        curve = (curve << 2u) | ((3u * right) ^ up);
        if (up == 0) {  // turn the quarter, so that the curve goes on where it left the last
            if (right == 1) {
                x = ~x;
                y = ~y;
            }
            std::swap(x, y);
        }
    }
    return curve;
}

}  // namespace khabar::gazetteer
