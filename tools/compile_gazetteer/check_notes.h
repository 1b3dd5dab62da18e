#pragma once

#include <string>
#include <vector>

#include "cldr.h"
#include "khabar/gazetteer/place_row.h"
#include "notes.h"

namespace khabar::compile_gazetteer {

/// The other layers, each as its reader gave it.
struct Layers {
    std::vector<PlaceRow> debian;
    std::vector<City> cities;
    std::vector<Division> divisions;
};

/// What the other layers say of one note.
struct Verdict {
    /// "gn:88319|cities": who has a place that sounds like it within `near_km`; of a governorate
    /// "cldr:lyba", where the town nearest to its point, or one within `near_km`, lies in the
    /// division of that name.
    std::string confirmed;
    /// The nearest place of its very name in its country, where none within `near_km` sounds like
    /// it; 0: nothing differs.
    double differs_km = 0;
    std::string nearest;  ///< of a difference: the id, name and point of that place
};

/// GeoNames and ours put the point of a town some km apart, near its middle or its edge.
constexpr double near_km = 10;

/// Holds each note against the layers; as many verdicts as notes, in their order.
///
/// Compared are kinds that have a point: not seas, roads, areas. A governorate is held against the
/// division that its point lies in, never against its seat. Ports, airports, bases and the like are
/// confirmed by a place of their name, but do not differ from one far off: they are often named
/// after a town.
std::vector<Verdict> hold_notes(const std::vector<Note>& notes, const Layers& layers);

/// Notes of one country that share a name and a class of kinds and lie within 3 km: "ID and ID".
std::vector<std::string> find_duplicates(const std::vector<Note>& notes);

}  // namespace khabar::compile_gazetteer
