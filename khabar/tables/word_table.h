#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <string_view>

namespace khabar {

/// What the table says of one written form: its row and what the form tells.
struct WordForm {
    std::uint32_t row;
    std::uint16_t sheet;
    std::uint8_t frequency;  ///< the row's class, 1 rare to 4 in every paper; 2 where it has none
    std::uint8_t tag;        ///< what else the sheet says (language/<language>/tags.h); mostly 0
    std::uint32_t features;  ///< place in WordTable::features()
    std::uint32_t marks;     ///< pool: one byte a letter (language/<language>/marks.h)
};

/// All written forms of the words of a language, folded, in a minimal automaton whose arcs count
/// the forms that they pass over, so that a walk ends at the number of its form (Lucchesi and
/// Kowaltowski 1993). A word is walked letter by letter: what begins like a form is known early.
class WordTable {
public:
    struct State {              // tables/layout.h tells how they lie in the file
        std::uint64_t letters;  ///< a bit for each letter that an arc of the state bears
        std::uint32_t first;    ///< its first arc; they lie in the order of their letters
        std::uint32_t final;    ///< 1: a form ends here
    };
    struct Arc {
        std::uint32_t target;   ///< the state behind it
        std::uint32_t skipped;  ///< forms that come before those behind this arc
    };

    /// Where a walk stands. A fresh one is at the beginning.
    struct Walk {
        std::uint32_t state = 0;
        std::uint32_t number = 0;
        bool final = false;
    };

    /// The letter as the automaton knows it, 1 to 63; 0 for characters that no form has.
    static constexpr std::uint8_t letter(char32_t folded) noexcept {
        return folded > letter_base && folded < letter_base + 64
                   ? static_cast<std::uint8_t>(folded - letter_base)
                   : std::uint8_t{0};
    }

    /// The same for the tables of languages in Latin letters: their forms are ASCII in lower case,
    /// with the apostrophes and points of n't and U.S. In the order of the characters.
    static constexpr std::uint8_t latin_letter(char32_t folded) noexcept {
        return folded >= U'a' && folded <= U'z' ? static_cast<std::uint8_t>(folded - U'a' + 4)
               : folded == U'&'                 ? std::uint8_t{1}
               : folded == U'\''                ? std::uint8_t{2}
               : folded == U'.'                 ? std::uint8_t{3}
                                                : std::uint8_t{0};
    }

    /// One letter on; false, and the walk is over, where no form goes on so. A table that the file
    /// does not hold has no forms. Precondition: letter < 64.
    bool step(Walk& walk, std::uint8_t letter) const noexcept {
        const State& state = states_[walk.state];
        const std::uint64_t bit = std::uint64_t{1} << letter;
        if ((state.letters & bit) == 0) {
            return false;
        }
        const Arc& arc = arcs_[state.first + static_cast<std::uint32_t>(
                                                 std::popcount(state.letters & (bit - 1)))];
        walk.number += arc.skipped;
        walk.state = arc.target;
        walk.final = states_[arc.target].final != 0;
        return true;
    }

    /// What the form says where the walk stands; empty where no form ends.
    [[nodiscard]] std::span<const WordForm> forms(const Walk& walk) const noexcept {
        if (!walk.final || walk.number >= form_count_) {
            return {};
        }
        const std::uint32_t begin = firsts_[walk.number];
        return {forms_ + begin, firsts_[walk.number + 1] - begin};
    }

    /// All that the table says of a folded word; empty where it does not know it.
    [[nodiscard]] std::span<const WordForm> find(std::string_view folded) const noexcept;
    /// The same in a table in Latin letters.
    [[nodiscard]] std::span<const WordForm> find_latin(std::string_view folded) const noexcept;

    /// One byte a letter of the form (language/<language>/marks.h).
    [[nodiscard]] std::string_view marks(const WordForm& form) const noexcept;

    /// The different sets of features of all forms, packed (language/features.h).
    [[nodiscard]] std::span<const std::uint32_t> features() const noexcept {
        return {features_, feature_count_};
    }

    /// How many different written forms there are.
    [[nodiscard]] std::uint32_t size() const noexcept { return form_count_; }

private:
    friend class TableFile;
    static constexpr char32_t letter_base = 0x0620;  // Arabic letters are U+0621 to U+064A

    static constexpr State nothing_{};

    const State* states_ = &nothing_;  ///< the first is where walks begin
    const Arc* arcs_ = nullptr;
    std::uint32_t form_count_ = 0;
    const std::uint32_t* firsts_ =
        nullptr;  ///< for each form its first entry in forms_, and an end
    const WordForm* forms_ = nullptr;
    const std::uint32_t* features_ = nullptr;
    std::uint32_t feature_count_ = 0;
    const char* pool_ = nullptr;
};

}  // namespace khabar
