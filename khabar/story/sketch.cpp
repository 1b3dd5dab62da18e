#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "khabar/core/hash.h"
#include "khabar/story/telling.h"
#include "khabar/story/words.h"

namespace khabar::story {

namespace {

// One byte of each of 64 minima (docs/DECISIONS/0024 has what else was tried).
constexpr std::size_t minima = std::tuple_size_v<decltype(Sketch::bytes)>;
constexpr std::size_t shingle_words = 3;  // why: 0024, the widest gap between copies and others
// By chance two minima of different texts have the same byte.
constexpr double chance = 1.0 / 256;

/// Mixes 64 bits well (the finaliser of splitmix64).
std::uint64_t mixed(std::uint64_t x) {
    x ^= x >> 30u;
    x *= 0xBF58476D1CE4E5B9u;
    x ^= x >> 27u;
    x *= 0x94D049BB133111EBu;
    return x ^ (x >> 31u);
}

/// One hash for each run of words.
std::vector<std::uint64_t> shingles(const std::vector<std::string>& words) {
    std::vector<std::uint64_t> hashes;
    hashes.reserve(words.size());
    for (const std::string& word : words) {
        hashes.push_back(hash64(word));
    }
    if (hashes.size() < shingle_words) {
        return hashes;
    }
    for (std::size_t i = 0; i + shingle_words <= hashes.size(); ++i) {
        std::uint64_t run = 0;
        for (std::size_t k = 0; k < shingle_words; ++k) {
            run = mixed(run + hashes[i + k]);
        }
        hashes[i] = run;
    }
    hashes.resize(hashes.size() - (shingle_words - 1));
    std::ranges::sort(hashes);
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    return hashes;
}

}  // namespace

Sketch sketch_of(std::string_view text, LanguageId language) {
    const std::vector<std::uint64_t> runs = shingles(words_of(text, language));
    Sketch sketch;
    if (runs.empty()) {
        return sketch;
    }
    for (std::size_t i = 0; i < minima; ++i) {
        const std::uint64_t seed = mixed(i + 1);
        std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
        for (const std::uint64_t run : runs) {
            least = std::min(least, mixed(run ^ seed));
        }
        sketch.bytes[i] = static_cast<std::uint8_t>(least);
    }
    return sketch;
}

double likeness(const Sketch& a, const Sketch& b) {
    if (a == Sketch{} || b == Sketch{}) {
        return 0;
    }
    std::size_t same = 0;
    for (std::size_t i = 0; i < minima; ++i) {
        same += a.bytes[i] == b.bytes[i] ? 1u : 0u;
    }
    const double share = static_cast<double>(same) / static_cast<double>(minima);
    return std::max(0.0, (share - chance) / (1 - chance));
}

}  // namespace khabar::story
