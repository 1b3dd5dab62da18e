#include "khabar/page/block_scores.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

#include "khabar/page/block_features.h"
#include "khabar/page/features.h"
#include "khabar/page/round_features.h"

namespace khabar::page {

namespace {

std::int32_t number(std::string_view cell) {
    std::int32_t value = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return value;
}

/// The scores of the two tables.
class Weights {
public:
    explicit Weights(const TableFile& tables) : tables_(&tables) {
        const Sheet* scores = tables.sheet("page/scores");
        const std::uint32_t features = scores == nullptr ? 0 : scores->rows();
        for (std::uint32_t row = 0; row < features && row < scores_.size(); ++row) {
            scores_[row] = number(scores->cell(row, "score"));  // its rows are in our order
        }
        const Sheet* classes = tables.sheet("page/classes");
        const std::uint32_t rows = classes == nullptr ? 0 : classes->rows();
        for (std::uint32_t row = 0; row < std::min(rows, max_class_rows); ++row) {
            near_[row] = number(classes->cell(row, "near"));
            far_[row] = number(classes->cell(row, "far"));
        }
    }

    [[nodiscard]] std::int32_t of(Feature feature) const { return scores_[feature]; }
    [[nodiscard]] std::int32_t of_class(std::uint32_t row, bool near) const {
        return near ? near_[row] : far_[row];
    }
    /// The first form of a row of page/classes.
    [[nodiscard]] std::string_view class_name(std::uint32_t row) const {
        const std::string_view forms = tables_->sheet("page/classes")->cell(row, "form");
        return forms.substr(0, forms.find('|'));
    }

private:
    const TableFile* tables_;
    std::array<std::int32_t, feature_names.size()> scores_{};
    std::array<std::int32_t, max_class_rows> near_{};
    std::array<std::int32_t, max_class_rows> far_{};
};

/// Adds up, and remembers what it added where somebody asks.
class Adder {
public:
    Adder(const Weights& weights, bool with_parts) : weights_(weights), with_parts_(with_parts) {}

    [[nodiscard]] std::int32_t add(const std::vector<Feature>& features, BlockScore& score) const {
        std::int32_t sum = 0;
        for (const Feature feature : features) {
            sum += weights_.of(feature);
            if (with_parts_) {
                score.parts.push_back({std::string(feature_names[feature]), weights_.of(feature)});
            }
        }
        return sum;
    }

    [[nodiscard]] std::int32_t add(ClassRows rows, bool near, BlockScore& score) const {
        std::int32_t sum = 0;
        for (std::uint32_t row = 0; rows != 0; ++row, rows >>= 1U) {
            if ((rows & 1U) == 0) {
                continue;
            }
            sum += weights_.of_class(row, near);
            if (with_parts_) {
                score.parts.push_back(
                    {(near ? "near " : "far ") + std::string(weights_.class_name(row)),
                     weights_.of_class(row, near)});
            }
        }
        return sum;
    }

private:
    const Weights& weights_;
    bool with_parts_;
};

}  // namespace

std::vector<BlockScore> score_blocks(const PageBlocks& page, const TableFile& tables,
                                     bool with_parts) {
    const Weights weights(tables);
    const Adder adder(weights, with_parts);
    std::vector<BlockScore> scores(page.blocks.size());
    std::vector<Feature> features;
    BlockFeatures alone(page, tables);
    for (std::size_t at = 0; at < scores.size(); ++at) {
        features.clear();
        alone.find(at, scores[at], features);
        const ClassRows near = alone.near(at);
        const ClassRows far = page.round.all[page.blocks[at].first] & ~near;
        scores[at].own = adder.add(features, scores[at]) + adder.add(near, true, scores[at]) +
                         adder.add(far, false, scores[at]);
    }
    const RoundFeatures round(page, scores);
    for (std::size_t at = 0; at < scores.size(); ++at) {
        features.clear();
        round.find(at, features);
        scores[at].total = scores[at].own + adder.add(features, scores[at]);
    }
    return scores;
}

}  // namespace khabar::page
