#include "khabar/events/finer_place.h"

#include <algorithm>

namespace khabar::events {

namespace {

bool is_coarse(const PlaceMention& place) {
    return place.candidates.empty() || place.candidates.front().kind == "country";
}

const PlaceMention* at(const Event::Filler& filler) {
    return filler.role == EventRole::at ? std::get_if<PlaceMention>(&filler.mention.what) : nullptr;
}

}  // namespace

void take_finer_place(Event& target, const Event& source) {
    const auto fine =
        std::find_if(source.fillers.begin(), source.fillers.end(), [](const auto& filler) {
            const PlaceMention* place = at(filler);
            return place != nullptr && !is_coarse(*place);
        });
    if (fine == source.fillers.end()) {
        return;
    }
    for (Event::Filler& filler : target.fillers) {
        const PlaceMention* place = at(filler);
        if (place != nullptr && !place->candidates.empty() && is_coarse(*place) &&
            place->country() == at(*fine)->country()) {
            filler = *fine;
            return;
        }
    }
}

}  // namespace khabar::events
