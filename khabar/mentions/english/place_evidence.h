#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/mentions/english/place_names.h"
#include "khabar/mentions/english/place_words.h"
#include "khabar/mentions/mention.h"

namespace khabar::places {

/// What may be a place, as it stands in the text.
struct EnglishPlace {
    TokenRange tokens;  ///< with its place word
    EnglishName name;
    std::uint32_t sentence = 0;
    std::string_view kind;  ///< of its place word; empty: none
    bool namesake = false;  ///< named after the place: "Baghdad Street"
    std::vector<PlaceCandidate> candidates;
    std::int32_t support = 0;           ///< what speaks for a place, less what speaks against it
    bool particle = false;              ///< behind a particle of place
    bool person = false;                ///< a given name or a title stands before it
    std::optional<std::size_t> inside;  ///< the place behind it, in which it lies: "X, Y"
};

/// What a name needs, and what the words round it give.
class EnglishEvidence {
public:
    /// Of this much a name is a place.
    static constexpr std::int32_t enough = 3;
    /// What another place in the same list is worth.
    static constexpr std::int32_t in_list = 2;

    EnglishEvidence(const mentions::Lookups& lookups, const EnglishPlaceWords& words)
        : in_(lookups), words_(words) {}

    /// Weighs the words before and behind. `before`: the place before it in the sentence, or none.
    void weigh(EnglishPlace& place, const EnglishPlace* before) const;
    /// "X, Y and Z": `begin` is the first token of a place, `before` the place before it.
    [[nodiscard]] bool continues_list(std::uint32_t begin, const EnglishPlace& before) const;
    /// The particle of a name: behind articles and adjectives.
    [[nodiscard]] EnglishPlaceWords::Particle particle_before(std::uint32_t at,
                                                              std::uint32_t begin) const;

private:
    [[nodiscard]] std::int32_t of_words_before(EnglishPlace& place, std::uint32_t begin,
                                               const EnglishPlace* last) const;
    [[nodiscard]] std::int32_t of_words_behind(const EnglishPlace& place, std::uint32_t end) const;
    [[nodiscard]] std::int32_t of_itself(const EnglishPlace& place, std::uint32_t begin) const;
    [[nodiscard]] bool names_place(std::uint32_t at) const;
    [[nodiscard]] bool is_written_so(const EnglishName& name) const;
    [[nodiscard]] bool is_dateline(const EnglishPlace& place, TokenRange sentence) const;
    [[nodiscard]] bool in_name_of_thing(std::uint32_t at, std::uint32_t end) const;

    const mentions::Lookups& in_;
    const EnglishPlaceWords& words_;
};

}  // namespace khabar::places
