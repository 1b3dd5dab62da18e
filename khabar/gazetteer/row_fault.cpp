#include "khabar/gazetteer/row_fault.h"

#include <fmt/format.h>
#include <cmath>
#include <string_view>

#include "khabar/core/utf8.h"

namespace khabar::gazetteer {

namespace {

std::optional<std::string> text_fault(std::string_view what, std::string_view text,
                                      std::size_t most) {
    if (text.size() > most) {
        return fmt::format("{} of more than {} bytes", what, most);
    }
    if (!is_utf8(text)) {
        return fmt::format("{} that is not UTF-8", what);
    }
    return std::nullopt;
}

std::optional<std::string> names_fault(const std::vector<std::string>& names) {
    if (names.size() > max_names) {
        return fmt::format("more than {} names", max_names);
    }
    for (const std::string& name : names) {
        if (name.empty()) {
            return "an empty name";
        }
        if (auto fault = text_fault("a name", name, max_name_bytes)) {
            return fault;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> row_fault(const PlaceRow& row) {
    if (row.id.empty()) {
        return "no id";
    }
    if (row.id.find('\0') != std::string::npos) {
        return "an id with a zero byte";
    }
    if (row.names.empty() && row.names_ar.empty()) {
        return "no name";
    }
    if (!(std::abs(row.lat) <= max_lat)) {  // NaN too
        return fmt::format("latitude {} is not within -90 and 90", row.lat);
    }
    if (!(std::abs(row.lon) <= max_lon)) {
        return fmt::format("longitude {} is not within -180 and 180", row.lon);
    }
    for (const auto* names : {&row.names, &row.names_ar}) {
        if (auto fault = names_fault(*names)) {
            return fault;
        }
    }
    if (auto fault = text_fault("an id", row.id, max_id_bytes)) {
        return fault;
    }
    if (auto fault = text_fault("a kind", row.kind, max_name_bytes)) {
        return fault;
    }
    if (auto fault = text_fault("a country", row.country, max_name_bytes)) {
        return fault;
    }
    return text_fault("a region", row.region, max_name_bytes);
}

}  // namespace khabar::gazetteer
