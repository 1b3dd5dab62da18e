#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "khabar/events/confidence.h"

namespace khabar::evaluation {

/// A record, what holds of it, and whether it is right.
struct Sample {
    std::size_t gold = 0;  ///< which gold its document is of: 0, the one that confidence speaks of
    std::string document;  ///< records of one document are judged together
    std::vector<ConfidenceFeature> features;
    bool right = false;
};

/// Points for what may hold of a record: 100 are odds of e.
using Points = std::array<std::int32_t, confidence_features.size()>;

struct Fit {
    Points points{};
    std::array<std::uint32_t, confidence_features.size()> seen{};  ///< samples with the feature
    std::vector<std::int32_t> judged;  ///< of each sample, by points that did not see its document
    double ridge = 0;                  ///< how far points are held near nothing
    double loss = 0;                   ///< of `judged` of gold 0: mean logarithmic loss
    std::int32_t caution = 0;          ///< points taken off all, so that what is sure is
};

/// Fits points to samples by logistic regression, each feature's held near zero, in steps of five.
/// How near is chosen by judging each document by points fitted to the others (ten folds of
/// documents) and looking at gold 0. Each other gold has a level of its own, which is thrown away:
/// its texts are easier or harder, but what speaks for a record speaks for it there too. Where of
/// gold 0's samples judged 0.8 and more fewer than four in five are right, all are given fewer
/// points until they are. Precondition: there are samples of two documents of gold 0 or more, and
/// no more than max_golds.
constexpr std::size_t max_golds = 8;
Fit fit_confidence(const std::vector<Sample>& samples);

/// The sheet lexicon/events/confidence.tsv. names: of the golds.
std::string confidence_sheet(const Fit& fit, const std::vector<std::string>& names);

/// For people: how many records fall into each tenth of confidence, and how many of them are right,
/// by gold, judged as `judged` is.
/// names  of the golds
std::string calibration(const Fit& fit, const std::vector<Sample>& samples,
                        const std::vector<std::string>& names);

}  // namespace khabar::evaluation
