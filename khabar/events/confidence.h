#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "khabar/tables/table_file.h"

namespace khabar {

/// A thing that may hold of an event, by its place in `confidence_features`.
enum class ConfidenceFeature : std::uint8_t {};

/// What may hold of an event and speak for or against its being right: the rows of
/// lexicon/events/confidence.tsv, in its order.
constexpr std::array confidence_features = {
    std::string_view("every event"), std::string_view("in English"),
    // its score, which has been through the signs of news (weights.tsv); below 40 there is no event
    std::string_view("score 40-44"), std::string_view("score 45-49"),
    std::string_view("score 50-54"), std::string_view("score 55-59"),
    std::string_view("score 60-69"), std::string_view("score 70 or more"),
    // its row
    std::string_view("verb"), std::string_view("noun"), std::string_view("weight 3 or less"),
    std::string_view("weight 4"), std::string_view("weight 5"), std::string_view("weight 6"),
    std::string_view("weight 7"), std::string_view("weight 8 or more"),
    std::string_view("companions"), std::string_view("needs met"), std::string_view("harm alone"),
    // what its clause is to the sentence
    std::string_view("main clause"), std::string_view("content"), std::string_view("relative"),
    std::string_view("governed"), std::string_view("carried"), std::string_view("coordinate"),
    std::string_view("adjunct"), std::string_view("purpose"), std::string_view("passive"),
    std::string_view("definite noun"),
    // its fields
    std::string_view("actor"), std::string_view("known actor"), std::string_view("recipient"),
    std::string_view("known recipient"), std::string_view("place"), std::string_view("number"),
    std::string_view("date"), std::string_view("mode"), std::string_view("bare noun"),
    // how it is told
    std::string_view("chain"), std::string_view("denied"), std::string_view("negated"),
    std::string_view("planned"), std::string_view("hypothetical"), std::string_view("historical"),
    std::string_view("told again"),
    // where
    std::string_view("first sentence"), std::string_view("second or third sentence"),
    std::string_view("sentence of 12 words or less"), std::string_view("sentence of 13-24 words"),
    std::string_view("sentence of 25-39 words"), std::string_view("sentence of 40 words or more"),
    std::string_view("alone in its sentence"), std::string_view("one beside it"),
    std::string_view("two or more beside it"),
    // what it is
    std::string_view("AGREE"), std::string_view("CONSULT"), std::string_view("SUPPORT"),
    std::string_view("CONCEDE"), std::string_view("COOPERATE"), std::string_view("AID"),
    std::string_view("RETREAT"), std::string_view("REQUEST"), std::string_view("ACCUSE"),
    std::string_view("REJECT"), std::string_view("THREATEN"), std::string_view("PROTEST"),
    std::string_view("SANCTION"), std::string_view("MOBILIZE"), std::string_view("COERCE"),
    std::string_view("ASSAULT")};

std::string_view name(ConfidenceFeature feature);
/// Nothing for a name that is none.
std::optional<ConfidenceFeature> confidence_feature(std::string_view name);

/// The points of lexicon/events/confidence.tsv: integers that anybody can add up, 100 are odds of
/// e. `khabar eval --fit` fits them.
class ConfidencePoints {
public:
    explicit ConfidencePoints(const TableFile& tables);

    [[nodiscard]] std::int32_t of(ConfidenceFeature feature) const {
        return points_[static_cast<std::size_t>(feature)];
    }
    [[nodiscard]] std::int32_t total(const std::vector<ConfidenceFeature>& features) const;

private:
    std::array<std::int32_t, confidence_features.size()> points_{};
};

/// The chance to be right that points tell, in hundredths.
std::int32_t confidence_of(std::int32_t points);

}  // namespace khabar
