#include "khabar/core/sha256.h"

#include <array>
#include <new>

#include <fmt/format.h>
#include <openssl/evp.h>

namespace khabar {

// OpenSSL fails here only where it has no memory left.
struct Sha256::State {
    State() : context(EVP_MD_CTX_new()) { begin(); }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void begin() const {
        if (context == nullptr || EVP_DigestInit_ex(context, EVP_sha256(), nullptr) != 1) {
            throw std::bad_alloc();
        }
    }

    EVP_MD_CTX* context;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    if (EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) != 1) {
        throw std::bad_alloc();
    }
}

std::string Sha256::take() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
    unsigned size = 0;
    if (EVP_DigestFinal_ex(state_->context, sum.data(), &size) != 1) {
        throw std::bad_alloc();
    }
    state_->begin();
    std::string digits;
    for (unsigned i = 0; i < size; ++i) {
        digits += fmt::format("{:02x}", sum.at(i));
    }
    return digits;
}

}  // namespace khabar
