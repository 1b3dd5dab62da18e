#include "khabar/events/confidence.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace khabar {

std::string_view name(ConfidenceFeature feature) {
    return confidence_features[static_cast<std::size_t>(feature)];
}

std::optional<ConfidenceFeature> confidence_feature(std::string_view name) {
    const auto found = std::find(confidence_features.begin(), confidence_features.end(), name);
    if (found == confidence_features.end()) {
        return std::nullopt;
    }
    return static_cast<ConfidenceFeature>(found - confidence_features.begin());
}

ConfidencePoints::ConfidencePoints(const TableFile& tables) {
    const Sheet* sheet = tables.sheet("events/confidence");
    const std::uint32_t rows = sheet == nullptr ? 0 : sheet->rows();
    for (std::uint32_t row = 0; row < rows; ++row) {
        if (const auto feature = confidence_feature(sheet->cell(row, "feature"))) {
            const std::string_view points = sheet->cell(row, "points");
            std::from_chars(points.data(), points.data() + points.size(),
                            points_[static_cast<std::size_t>(*feature)]);
        }
    }
}

std::int32_t ConfidencePoints::total(const std::vector<ConfidenceFeature>& features) const {
    std::int32_t total = 0;
    for (const ConfidenceFeature feature : features) {
        total += of(feature);
    }
    return total;
}

std::int32_t confidence_of(std::int32_t points) {
    const double share = 1 / (1 + std::exp(-static_cast<double>(points) / 100));
    return static_cast<std::int32_t>(share * 100);  // never up: 0.8 means 0.8 or more
}

}  // namespace khabar
