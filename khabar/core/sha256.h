#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace khabar {

/// SHA-256 of bytes that come piece by piece. Other programs reckon the same (sha256sum), and
/// nobody can make other bytes of the same sum; for names and look-ups inside Khabar there is
/// hash.h.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::string_view bytes);
    /// 64 lower-case hexadecimal digits of what was added; then it begins anew.
    [[nodiscard]] std::string take();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace khabar
