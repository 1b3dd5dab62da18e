#include "khabar/export/place_json.h"

#include <charconv>

#include "khabar/export/enum_names.h"

namespace khabar::exports {

void write_because(record::JsonLine& json, const PlaceCandidate& place) {
    json.key("because");
    json.open_object();
    for (const PlacePart& part : place.parts) {
        json.field(name(part.reason), static_cast<std::int64_t>(part.points));
    }
    json.close_object();
}

std::optional<std::int64_t> geonames_id(std::string_view id) {
    constexpr std::string_view prefix = "gn:";
    if (!id.starts_with(prefix)) {
        return std::nullopt;
    }
    id.remove_prefix(prefix.size());
    id = id.substr(0, id.find('|'));
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
    return error == std::errc() && end == id.data() + id.size() ? std::optional(number)
                                                                : std::nullopt;
}

}  // namespace khabar::exports
