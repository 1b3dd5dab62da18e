#pragma once

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace khabar {

/// A few words that a rule speaks of, known when the program is built. Whether a word is among them
/// costs one comparison of letters at most, as a rule, however many they are: `word_set("a", "b")`.
template <std::size_t count>
class WordSet {
public:
    constexpr explicit WordSet(const std::array<std::string_view, count>& words) : words_(words) {
        for (std::size_t i = 0; i < count; ++i) {
            std::size_t slot = slot_of(words[i]);
            while (slots_[slot] != 0) {
                slot = (slot + 1) % size;
            }
            slots_[slot] = static_cast<std::uint8_t>(i + 1);
        }
    }

    [[nodiscard]] constexpr bool contains(std::string_view word) const {
        for (std::size_t slot = slot_of(word); slots_[slot] != 0; slot = (slot + 1) % size) {
            if (words_[slots_[slot] - 1u] == word) {
                return true;
            }
        }
        return false;
    }

private:
    static_assert(count < 256);
    static constexpr std::size_t size = std::bit_ceil(4 * count);  // why: most slots are empty

    /// By length, first and last letter, in which most words part.
    static constexpr std::size_t slot_of(std::string_view word) {
        if (word.empty()) {
            return 0;
        }
        const auto first = static_cast<unsigned char>(word.front());
        const auto last = static_cast<unsigned char>(word.back());
        return (word.size() * 29 + first * 5u + last * 13u) % size;
    }

    std::array<std::string_view, count> words_;
    std::array<std::uint8_t, size> slots_{};  ///< 1 + the number of a word; 0: none
};

template <std::convertible_to<std::string_view>... Words>
constexpr WordSet<sizeof...(Words)> word_set(Words... words) {
    return WordSet<sizeof...(Words)>({std::string_view(words)...});
}

}  // namespace khabar
