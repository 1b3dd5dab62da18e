#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "khabar/mentions/geodesy.h"
#include "khabar/mentions/lookups.h"
#include "khabar/mentions/mention.h"
#include "khabar/mentions/place_told.h"
#include "khabar/mentions/spoken_countries.h"

namespace khabar::places {

/// What a candidate's name, kind and layer are worth by themselves.
void score_alone(PlaceCandidate& candidate, std::string_view kind_word, bool weak);

/// Gives a capital what a bare name gives a state.
void make_usual(PlaceCandidate& capital, std::string_view kind_word);

/// Whether a place lies in another: in its state, in the division of which its layer tells, or
/// within a large town's reach of its point.
bool lies_in(const PlaceCandidate& inner, const PlaceCandidate& outer);

/// Chooses among the places of one name by what the whole text says, and gives each mention its
/// point, precision and radius. A score is a sum of parts that a person can read (PlaceReason).
class PlaceChooser {
public:
    PlaceChooser(const mentions::Lookups& lookups, std::vector<Mention>& found,
                 std::span<const Told> told);

    void choose();

private:
    void choose(const Told& told);
    void weigh(const Told& told, const PlaceMention& place, PlaceCandidate& candidate) const;
    void finish(const Told& told, PlaceMention& place) const;
    [[nodiscard]] PlaceMention& place_of(const Told& told) const {
        return std::get<PlaceMention>(found_[told.mention].what);
    }
    [[nodiscard]] std::string key(const PlaceMention& place) const;
    /// The distance to the nearest place of the text that is told beyond doubt; nothing for none.
    [[nodiscard]] std::optional<double> nearest_anchor(Point point) const;

    const mentions::Lookups& in_;
    std::vector<Mention>& found_;
    std::span<const Told> told_;
    SpokenCountries countries_;
    std::vector<Point> anchors_;
    std::map<std::string, PlaceCandidate> senses_;  ///< names that were told more fully
};

}  // namespace khabar::places
