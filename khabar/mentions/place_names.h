#pragma once

#include <string_view>
#include <vector>

#include "khabar/mentions/lookups.h"
#include "khabar/mentions/mention.h"

namespace khabar::places {

/// The place that a row of places/places or actors/countries tells; `capital`: of a row of
/// countries its capital, not the state. Without a score.
PlaceCandidate place_of_row(RowId row, bool capital, const TableFile& tables);

/// Which places a name may be.
class PlaceNames {
public:
    explicit PlaceNames(const mentions::Lookups& lookups) : in_(lookups) {}

    [[nodiscard]] bool is_place(const Posting& posting) const;
    [[nodiscard]] bool has_place(const mentions::NameMatch& match) const;
    /// How a name stands: what may be read as one that is a common word too.
    struct Support {
        bool by_particle = false;    ///< behind a particle of place, or more
        bool by_place_word = false;  ///< behind a place word, or joined to a place
    };
    /// The places of a name behind a place word of `kind`, or behind none. A weak name counts only
    /// with support, one that is written with its place word only behind one.
    [[nodiscard]] std::vector<PlaceCandidate> candidates(const mentions::NameMatch& match,
                                                         std::string_view kind,
                                                         Support support) const;
    /// The name inside a name that begins with its place word: the tokens of "Jufra" in "the Jufra
    /// air base"; all of the name where there is none.
    [[nodiscard]] TokenRange inner_name(TokenRange name) const;

private:
    const mentions::Lookups& in_;
};

}  // namespace khabar::places
