#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace khabar::story {

/// Appends whole numbers to bytes, the least byte first, whatever the machine.
class Packer {
public:
    template <class T>
    void number(T value) {
        static_assert(std::is_integral_v<T>);
        auto rest = static_cast<std::make_unsigned_t<T>>(value);
        for (std::size_t i = 0; i < sizeof(T); ++i) {
            bytes_.push_back(static_cast<std::uint8_t>(rest & 0xFFu));
            rest = static_cast<std::make_unsigned_t<T>>(static_cast<std::uint64_t>(rest) >> 8u);
        }
    }
    void number(float value) { number(std::bit_cast<std::uint32_t>(value)); }
    /// In as few bytes as it needs, seven bits in each.
    void count(std::size_t value) {
        for (; value >= 0x80u; value >>= 7u) {
            bytes_.push_back(static_cast<std::uint8_t>(value | 0x80u));
        }
        bytes_.push_back(static_cast<std::uint8_t>(value));
    }
    void bytes(std::span<const std::uint8_t> more) {
        bytes_.insert(bytes_.end(), more.begin(), more.end());
    }
    /// Its length in four bytes, then itself.
    void text(std::string_view more) {
        number(static_cast<std::uint32_t>(more.size()));
        bytes_.insert(bytes_.end(), more.begin(), more.end());
    }
    [[nodiscard]] std::vector<std::uint8_t> take() { return std::move(bytes_); }

private:
    std::vector<std::uint8_t> bytes_;
};

/// Reads what a Packer wrote. Past the end it reads zeros, and ok() is false from then on.
class Unpacker {
public:
    explicit Unpacker(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

    template <class T>
    T number() {
        if constexpr (std::is_same_v<T, float>) {
            return std::bit_cast<float>(number<std::uint32_t>());
        } else {
            std::uint64_t value = 0;
            const std::span<const std::uint8_t> raw = bytes(sizeof(T));
            for (std::size_t i = 0; i < raw.size(); ++i) {
                value |= static_cast<std::uint64_t>(raw[i]) << (8 * i);
            }
            return static_cast<T>(value);
        }
    }
    std::size_t count() {
        std::size_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto part = number<std::uint8_t>();
            value |= static_cast<std::size_t>(part & 0x7Fu) << shift;
            if (part < 0x80u) {
                break;
            }
        }
        return value;
    }
    std::span<const std::uint8_t> bytes(std::size_t count) {
        if (count > bytes_.size()) {
            ok_ = false;
            bytes_ = {};
            return {};
        }
        const auto part = bytes_.first(count);
        bytes_ = bytes_.subspan(count);
        return part;
    }
    std::string text() {
        const auto part = bytes(number<std::uint32_t>());
        return {part.begin(), part.end()};
    }
    /// Nothing was missing so far.
    [[nodiscard]] bool ok() const { return ok_; }
    /// Nothing was missing and nothing is left.
    [[nodiscard]] bool done() const { return ok_ && bytes_.empty(); }

private:
    std::span<const std::uint8_t> bytes_;
    bool ok_ = true;
};

}  // namespace khabar::story
