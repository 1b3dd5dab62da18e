#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/mentions/english/place_words.h"
#include "khabar/mentions/lookups.h"
#include "khabar/mentions/mention.h"
#include "khabar/mentions/place_layers.h"
#include "khabar/mentions/place_names.h"

namespace khabar::places {

/// A name of places that begins at a token.
struct EnglishName {
    TokenRange tokens;  ///< empty: none
    std::string key;    ///< under which it is found
    std::span<const Posting> postings;
    bool notes = false;   ///< a name of the lexicon
    bool strong = false;  ///< that is no common word besides
    bool own = false;     ///< the user's own
    bool actor = false;   ///< somebody of the lexicon bears it too
};

/// Names of the lexicon and of the gazetteers in an English text.
class EnglishNames {
public:
    EnglishNames(const mentions::Lookups& lookups, const EnglishPlaceWords& words);

    /// The longest name of a place that begins at `at`; one of the lexicon before another of the
    /// same length. Empty where none begins, or where somebody's longer name does.
    [[nodiscard]] EnglishName read(std::uint32_t at, std::uint32_t end) const;
    /// The places of a name behind a place word of `kind`, or behind none.
    [[nodiscard]] std::vector<PlaceCandidate> places(const EnglishName& name,
                                                     std::string_view kind) const;
    /// "Aleppo" behind or before "province", where the lexicon has a row for the two words.
    [[nodiscard]] EnglishName with_word(const EnglishName& name, std::string_view word) const;

private:
    struct Walk {
        std::uint32_t end = 0;
        std::string key;
    };
    /// `notes`: its place word may be small there: "Marib governorate".
    template <class Find>
    [[nodiscard]] Walk longest(std::uint32_t at, std::uint32_t end, bool notes,
                               const Find& find) const;
    void tell_people(const std::string& key, std::vector<PlaceCandidate>& noted) const;
    [[nodiscard]] bool may_begin(std::uint32_t at) const;
    [[nodiscard]] bool has_apostrophe(std::uint32_t at) const;
    [[nodiscard]] bool may_go_on(std::uint32_t at) const;
    [[nodiscard]] bool is_place(const Posting& posting) const { return names_.is_place(posting); }

    const mentions::Lookups& in_;
    const EnglishPlaceWords& words_;
    const Index& index_;
    PlaceNames names_;
    LayerNames layers_;
};

}  // namespace khabar::places
