#include "khabar/evaluation/fit.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace khabar::evaluation {

namespace {

constexpr std::size_t features = confidence_features.size();
constexpr std::size_t folds = 10;
constexpr int max_rounds = 50;  // why: Newton's method settles in fewer than ten
constexpr double settled = 1e-9;
constexpr std::array<double, 9> ridges{1, 2, 4, 8, 16, 32, 64, 128, 256};
constexpr std::int32_t step = 5;  // why: finer points would only follow the chance of few records
constexpr std::int32_t max_caution = 200;
constexpr std::int32_t sure = 80;   // hundredths, of RECORD.md
constexpr double sure_share = 0.8;  // of RECORD.md

// Behind the features stand the levels of the golds but the first.
constexpr std::size_t unknowns = features + max_golds - 1;
using Vector = std::array<double, unknowns>;
using Matrix = std::array<Vector, unknowns>;

double sigmoid(double x) {
    return 1 / (1 + std::exp(-x));
}

/// Solves a positive definite system by Cholesky's decomposition.
Vector solve(Matrix a, Vector b) {
    for (std::size_t j = 0; j < unknowns; ++j) {
        for (std::size_t k = 0; k < j; ++k) {
            a[j][j] -= a[j][k] * a[j][k];
        }
        a[j][j] = std::sqrt(a[j][j]);
        for (std::size_t i = j + 1; i < unknowns; ++i) {
            for (std::size_t k = 0; k < j; ++k) {
                a[i][j] -= a[i][k] * a[j][k];
            }
            a[i][j] /= a[j][j];
        }
    }
    for (std::size_t i = 0; i < unknowns; ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            b[i] -= a[i][k] * b[k];
        }
        b[i] /= a[i][i];
    }
    for (std::size_t i = unknowns; i-- > 0;) {
        for (std::size_t k = i + 1; k < unknowns; ++k) {
            b[i] -= a[k][i] * b[k];
        }
        b[i] /= a[i][i];
    }
    return b;
}

/// The unknowns that make up a sample's share.
std::vector<std::size_t> unknowns_of(const Sample& sample) {
    std::vector<std::size_t> out;
    for (const ConfidenceFeature feature : sample.features) {
        out.push_back(static_cast<std::size_t>(feature));
    }
    if (sample.gold > 0) {
        out.push_back(features + sample.gold - 1);
    }
    return out;
}

/// How far an unknown is held near zero. Levels are not, but by a hair, so that there is a
/// solution.
double held(std::size_t unknown, double ridge) {
    return unknown == 0 || unknown >= features ? 1e-3 : ridge;
}

/// One step of Newton's method; how far it went.
double step_of(const std::vector<const Sample*>& samples, double ridge, Vector& weights) {
    Vector gradient{};
    Matrix curve{};
    for (const Sample* sample : samples) {
        const std::vector<std::size_t> own = unknowns_of(*sample);
        double sum = 0;
        for (const std::size_t i : own) {
            sum += weights[i];
        }
        const double share = sigmoid(sum);
        for (const std::size_t i : own) {
            gradient[i] += (sample->right ? 1 : 0) - share;
            for (const std::size_t other : own) {
                curve[i][other] += share * (1 - share);
            }
        }
    }
    for (std::size_t i = 0; i < unknowns; ++i) {
        gradient[i] -= held(i, ridge) * weights[i];
        curve[i][i] += held(i, ridge);
    }
    const Vector change = solve(curve, gradient);
    double far = 0;
    for (std::size_t i = 0; i < unknowns; ++i) {
        weights[i] += change[i];
        far = std::max(far, std::abs(change[i]));
    }
    return far;
}

Points rounded(const Vector& weights) {
    Points points{};
    for (std::size_t i = 0; i < features; ++i) {
        points[i] = static_cast<std::int32_t>(std::lround(weights[i] * 100 / step)) * step;
    }
    return points;
}

Points points_of(const std::vector<const Sample*>& samples, double ridge) {
    Vector weights{};
    for (int round = 0; round < max_rounds && step_of(samples, ridge, weights) > settled; ++round) {
    }
    return rounded(weights);
}

std::int32_t total(const Sample& sample, const Points& points) {
    std::int32_t sum = 0;
    for (const ConfidenceFeature feature : sample.features) {
        sum += points[static_cast<std::size_t>(feature)];
    }
    return sum;
}

/// The fold of each document, dealt out in the order in which they come.
std::map<std::string, std::size_t> deal(const std::vector<Sample>& samples) {
    std::map<std::string, std::size_t> fold;
    for (const Sample& sample : samples) {
        fold.emplace(sample.document, fold.size() % folds);
    }
    return fold;
}

/// Each sample's total by points that were fitted to the other folds.
std::vector<std::int32_t> judge(const std::vector<Sample>& samples,
                                const std::map<std::string, std::size_t>& fold, double ridge) {
    std::vector<std::int32_t> judged(samples.size());
    for (std::size_t out = 0; out < folds; ++out) {
        std::vector<const Sample*> others;
        for (const Sample& sample : samples) {
            if (fold.at(sample.document) != out) {
                others.push_back(&sample);
            }
        }
        const Points points = points_of(others, ridge);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            if (fold.at(samples[i].document) == out) {
                judged[i] = total(samples[i], points);
            }
        }
    }
    return judged;
}

double loss_of(const std::vector<Sample>& samples, const std::vector<std::int32_t>& judged) {
    double loss = 0;
    double count = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (samples[i].gold != 0) {
            continue;
        }
        ++count;
        const double share = sigmoid(static_cast<double>(judged[i]) / 100);
        loss -= std::log(samples[i].right ? share : 1 - share);
    }
    return loss / count;
}

struct Bin {
    std::size_t records = 0;
    std::size_t right = 0;
};

void count(const Sample& sample, Bin& bin) {
    ++bin.records;
    bin.right += sample.right ? 1u : 0u;
}

/// Of the samples of gold 0 that are sure, once `caution` points are taken off.
Bin sure_ones(const std::vector<Sample>& samples, const std::vector<std::int32_t>& judged,
              std::int32_t caution) {
    Bin bin;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (samples[i].gold == 0 && confidence_of(judged[i] - caution) >= sure) {
            count(samples[i], bin);
        }
    }
    return bin;
}

std::int32_t caution_of(const std::vector<Sample>& samples,
                        const std::vector<std::int32_t>& judged) {
    for (std::int32_t caution = 0; caution < max_caution; caution += step) {
        const Bin bin = sure_ones(samples, judged, caution);
        if (static_cast<double>(bin.right) >= sure_share * static_cast<double>(bin.records)) {
            return caution;
        }
    }
    return max_caution;
}

std::string share(const Bin& bin) {
    return bin.records == 0 ? "    -"
                            : fmt::format("{:.3f}", static_cast<double>(bin.right) /
                                                        static_cast<double>(bin.records));
}

}  // namespace

Fit fit_confidence(const std::vector<Sample>& samples) {
    Fit best;
    const std::map<std::string, std::size_t> fold = deal(samples);
    for (const double ridge : ridges) {
        std::vector<std::int32_t> judged = judge(samples, fold, ridge);
        const double loss = loss_of(samples, judged);
        if (best.judged.empty() || loss < best.loss) {
            best.ridge = ridge;
            best.loss = loss;
            best.judged = std::move(judged);
        }
    }
    best.caution = caution_of(samples, best.judged);
    for (std::int32_t& points : best.judged) {
        points -= best.caution;
    }
    std::vector<const Sample*> all;
    for (const Sample& sample : samples) {
        all.push_back(&sample);
        for (const ConfidenceFeature feature : sample.features) {
            ++best.seen[static_cast<std::size_t>(feature)];
        }
    }
    best.points = points_of(all, best.ridge);
    best.points[0] -= best.caution;
    return best;
}

std::string confidence_sheet(const Fit& fit, const std::vector<std::string>& names) {
    std::string out =
        "feature\tpoints\tseen\tsource\n"
        "# What may hold of an event, and what it adds to its points; 100 are odds of e. A row a "
        "feature of\n"
        "# khabar/events/confidence.h, in its order; `khabar explain` shows those of an event. "
        "Fitted by\n"
        "# `khabar eval --fit lexicon/events/confidence.tsv`, which also tells how far they can be "
        "trusted.\n"
        "# seen: in how many records of";
    for (std::size_t i = 0; i < names.size(); ++i) {
        out += (i == 0 ? " " : ", ") + names[i];
    }
    out += "\n";
    for (std::size_t i = 0; i < features; ++i) {
        out +=
            fmt::format("{}\t{}\t{}\tfitted\n", confidence_features[i], fit.points[i], fit.seen[i]);
    }
    return out;
}

std::string calibration(const Fit& fit, const std::vector<Sample>& samples,
                        const std::vector<std::string>& names) {
    std::string out = fmt::format(
        "{} records, ridge {:.0f}, mean loss {:.4f}, caution {}; each judged without its "
        "document\n",
        samples.size(), fit.ridge, fit.loss, fit.caution);
    for (std::size_t gold = 0; gold < names.size(); ++gold) {
        std::array<Bin, 10> bins;
        Bin high;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            if (samples[i].gold != gold) {
                continue;
            }
            const std::int32_t hundredths = confidence_of(fit.judged[i]);
            const std::size_t bin =
                std::min<std::size_t>(static_cast<std::size_t>(hundredths) / 10, 9);
            count(samples[i], bins[bin]);
            if (hundredths >= sure) {
                count(samples[i], high);
            }
        }
        out += fmt::format("\n{}\n  confidence   records  right  share\n", names[gold]);
        for (std::size_t i = 0; i < bins.size(); ++i) {
            out += fmt::format("  {:.1f} to {:.1f}   {:>7}{:>7}  {}\n", static_cast<double>(i) / 10,
                               static_cast<double>(i + 1) / 10, bins[i].records, bins[i].right,
                               share(bins[i]));
        }
        out +=
            fmt::format("  0.8 or more  {:>7}{:>7}  {}\n", high.records, high.right, share(high));
    }
    return out;
}

}  // namespace khabar::evaluation
