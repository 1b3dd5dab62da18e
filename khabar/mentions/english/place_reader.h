#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "khabar/mentions/english/place_evidence.h"
#include "khabar/mentions/english/place_names.h"
#include "khabar/mentions/english/place_words.h"

namespace khabar::places {

/// Reads place words and names of an English text, left to right: all that may be places, in the
/// order of tokens, with what speaks for each where it stands. Linear in the tokens.
class EnglishPlaceReader {
public:
    EnglishPlaceReader(const mentions::Lookups& lookups, const EnglishPlaceWords& words)
        : in_(lookups),
          text_(lookups.text),
          words_(words),
          names_(lookups, words),
          evidence_(lookups, words) {}

    std::vector<EnglishPlace> run();

private:
    [[nodiscard]] std::uint32_t sentence_begin() const;
    std::uint32_t read_place(std::uint32_t at);
    /// "In the X district", "X village": a name that nobody knows before its place word; "in X and
    /// Y": one joined to a place.
    std::uint32_t read_unknown(std::uint32_t at);
    /// The end of a run of words with capitals that no place word is among; small words may stand
    /// between.
    [[nodiscard]] bool is_told_as_place(std::uint32_t at) const;
    [[nodiscard]] std::uint32_t name_end(std::uint32_t at) const;
    [[nodiscard]] bool begins_name(std::uint32_t at);
    [[nodiscard]] static bool has_places(const EnglishName& name);
    /// "City of X", "Mount X", "northern X", "south of X": a place word before a name.
    std::uint32_t read_headed(std::uint32_t at, std::uint32_t head);
    /// A word with a capital that nothing else explains.
    [[nodiscard]] bool may_be_unknown(std::uint32_t at) const;
    /// The end of a run of words with capitals.
    [[nodiscard]] std::uint32_t run_end(std::uint32_t at) const;
    /// "In the city", "at a checkpoint": a place without a name.
    std::uint32_t read_alone(std::uint32_t at, std::uint32_t head);
    std::uint32_t read_capital(std::uint32_t at);
    /// A name whose place nobody knows, behind or before its place word: words and no point.
    std::uint32_t add_unknown(std::uint32_t begin, std::uint32_t name, std::uint32_t name_end,
                              std::uint32_t end, std::string_view kind);
    /// A name, with the place word behind it: "X province", "X refugee camp".
    std::uint32_t add_name(std::uint32_t begin, const EnglishName& name, std::string_view kind);
    /// The place word that belongs to the name before it; one of several words has its last.
    [[nodiscard]] std::optional<std::uint32_t> word_behind(std::uint32_t at) const;
    [[nodiscard]] const EnglishPlace* last() const;
    /// "X, Y": the place before this one lies in it, which speaks for both.
    void join(EnglishPlace& place);

    const mentions::Lookups& in_;
    const ReadText& text_;
    const EnglishPlaceWords& words_;
    EnglishNames names_;
    EnglishEvidence evidence_;
    std::vector<EnglishPlace> places_;
    std::uint32_t sentence_ = 0;
    std::uint32_t end_ = 0;
};

}  // namespace khabar::places
