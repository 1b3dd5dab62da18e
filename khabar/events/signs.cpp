#include "khabar/events/signs.h"

#include <algorithm>
#include <charconv>

namespace khabar::events {

namespace {

constexpr std::array<std::string_view, sign_count> sign_names{
    "base",       "weight",    "companion", "need",
    "actor",      "recipient", "armed",     "several",
    "casualty",   "imperfect", "noun",      "participle",
    "definite",   "possessed", "many",      "demonstrative",
    "quoted",     "construct", "in",        "with",
    "of",         "to",        "for",       "time",
    "cause",      "topic",     "carried",   "result",
    "announced",  "governed",  "content",   "adjunct",
    "coordinate", "relative",  "earlier",   "purpose",
    "place",      "wide",      "date",      "toll",
    "number",     "bare",      "violence",  "sourced",
    "title",      "page",      "lead",      "first",
    "depth",      "length",    "means",     "toll_near",
    "place_near", "date_near", "hedged",    "first_person",
    "recent",     "dated",     "court",     "field_source"};

constexpr std::array<std::string_view, family_count> family_names{"assault", "protest", "material",
                                                                  "verbal"};

}  // namespace

std::string_view name(Sign sign) {
    return sign_names.at(static_cast<std::size_t>(sign));
}

Family family_of(std::string_view type) {
    if (type == "ASSAULT") {
        return Family::assault;
    }
    if (type == "PROTEST") {
        return Family::protest;
    }
    static constexpr std::array<std::string_view, 6> material{"COOPERATE", "AID",      "RETREAT",
                                                              "SANCTION",  "MOBILIZE", "COERCE"};
    return std::find(material.begin(), material.end(), type) != material.end() ? Family::material
                                                                               : Family::verbal;
}

Weights::Weights(const Sheet& sheet) {
    for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
        const auto sign = std::find(sign_names.begin(), sign_names.end(), sheet.cell(row, "sign"));
        if (sign == sign_names.end()) {
            continue;
        }
        for (std::size_t family = 0; family < family_count; ++family) {
            const std::string_view cell = sheet.cell(row, family_names[family]);
            std::from_chars(cell.data(), cell.data() + cell.size(),
                            points_[family][static_cast<std::size_t>(sign - sign_names.begin())]);
        }
    }
}

Settings::Settings(const Sheet& sheet) {
    for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
        const auto sign = std::find(sign_names.begin(), sign_names.end(), sheet.cell(row, "sign"));
        if (sign != sign_names.end()) {
            signs_.emplace(sheet.cell(row, "lemma"), static_cast<Sign>(sign - sign_names.begin()));
        }
    }
}

Sign Settings::of(std::string_view lemma) const {
    const auto found = signs_.find(lemma);
    return found == signs_.end() ? Sign::count : found->second;
}

}  // namespace khabar::events
