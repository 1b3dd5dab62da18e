#include "khabar/story/fields.h"

#include <algorithm>
#include <utility>

#include "khabar/story/sources.h"

namespace khabar::story {

void Gathered::add(const std::string& value, const Voice& voice) {
    if (value.empty()) {
        return;
    }
    const auto [place, added] = place_of_.emplace(value, field_.told.size());
    if (added) {
        field_.told.push_back({value, {}});
    }
    std::vector<Voice>& voices = field_.told[place->second].voices;
    // records come one after the other, so the same voice would be among the last
    const bool known = !voices.empty() && voices.back().event == voice.event &&
                       voices.back().said_by == voice.said_by;
    if (!known) {
        voices.push_back(voice);
    }
}

Field Gathered::take() {
    std::ranges::stable_sort(field_.told, [](const Told& a, const Told& b) {
        return a.voices.size() > b.voices.size();
    });
    return std::move(field_);
}

Voice voice_of(const record::Record& record) {
    const record::DocumentFacts& document = record.document;
    return {record.id, document.publisher.empty() ? document.id : document.publisher,
            said_by(record.claim.chain), record.claim.status};
}

}  // namespace khabar::story
