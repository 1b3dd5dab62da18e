#include "khabar/core/hash.h"

#include <new>

#include <fmt/format.h>
#define XXH_INLINE_ALL  // keys are short: a call costs as much as their hash
#include <xxhash.h>

namespace khabar {

Hash128 hash128(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.high64, hash.low64};
}

std::uint64_t hash64(std::string_view bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

struct Hasher64::State {
    State() : xxh(XXH3_createState()) {
        if (xxh == nullptr) {
            throw std::bad_alloc();
        }
        XXH3_64bits_reset(xxh);
    }
    ~State() { XXH3_freeState(xxh); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    XXH3_state_t* xxh;
};

Hasher64::Hasher64() : state_(std::make_unique<State>()) {}

Hasher64::~Hasher64() = default;

void Hasher64::add(std::string_view bytes) {
    XXH3_64bits_update(state_->xxh, bytes.data(), bytes.size());
}

std::uint64_t Hasher64::value() const {
    return XXH3_64bits_digest(state_->xxh);
}

std::string to_hex(Hash128 hash) {
    return fmt::format("{:016x}{:016x}", hash.high, hash.low);
}

}  // namespace khabar
