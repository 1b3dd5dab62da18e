#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/gazetteer/layers.h"
#include "khabar/mentions/lookups.h"
#include "khabar/mentions/mention.h"

namespace khabar::places {

/// Names that the gazetteers know and our notes do not, and further places of a name of the notes.
class LayerNames {
public:
    explicit LayerNames(const mentions::Lookups& lookups) : in_(lookups) {}

    struct Match {
        TokenRange tokens;
        const Reading* reading = nullptr;  ///< of the first token: which particles were cut
        std::vector<PlaceCandidate> places;
    };
    /// The longest name that begins at a token, behind a place word of `kind` or none. The user's
    /// own names count everywhere. Those of the other layers are of the whole world and are often
    /// common words or family names: they count where no row of the lexicon knows the word, and
    /// where `supported`.
    [[nodiscard]] std::optional<Match> read(std::uint32_t at, std::uint32_t end,
                                            std::string_view kind, bool supported) const;

    /// Adds the places that the layers have under a name of the notes, but for those that are
    /// there.
    /// `weak`: the name is a common word too.
    void add_namesakes(TokenRange tokens, const Reading& first, std::string_view kind, bool weak,
                       std::vector<PlaceCandidate>& places) const;
    /// The same for a name by its key (gazetteer/name_key.h).
    void add_named(std::string_view key, std::string_view kind, bool weak,
                   std::vector<PlaceCandidate>& places) const;
    /// Adds the user's own places of that name.
    void add_own(TokenRange tokens, const Reading& first, std::string_view kind,
                 std::vector<PlaceCandidate>& places) const;

private:
    struct Found {
        std::uint32_t end = 0;
        std::string key;
    };
    [[nodiscard]] Found longest(const gazetteer::Gazetteer& layer, std::uint32_t at,
                                const Reading& reading, std::uint32_t end) const;
    void add(const gazetteer::Gazetteer& file, PlaceLayer layer, std::string_view key,
             std::string_view kind, bool weak, std::vector<PlaceCandidate>& places) const;
    [[nodiscard]] std::string key_of(TokenRange tokens, const Reading& first) const;

    const mentions::Lookups& in_;
};

}  // namespace khabar::places
