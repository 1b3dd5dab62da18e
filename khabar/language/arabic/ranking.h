#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "khabar/language/arabic/candidates.h"

namespace khabar::arabic {

/// The worth of each candidate of a token in its sentence: the best way to read the whole sentence
/// with it, less the best way of all. The best candidate has 0.
using Loss = std::array<std::int32_t, max_candidates>;

/// Weighs the candidates of sentences by their own scores, by what neighbours add, and by whether a
/// verb is open: behind it and its phrases no other verb stands unjoined. Keeps its room from
/// sentence to sentence; one a thread.
/// Source: Viterbi; the losses are max-marginals, forward and backward.
class Ranking {
public:
    explicit Ranking(const Neighbours& neighbours) : neighbours_(neighbours) {}

    /// One loss for each token; linear in them. Precondition: each has a candidate or more.
    std::span<const Loss> rank(std::span<const Candidates> tokens);

private:
    using Worth = std::array<std::int32_t, 2>;  ///< in a clause without a verb before, with one
    using Worths = std::array<Worth, max_candidates>;

    void go_forward(std::span<const Candidates> tokens, std::size_t t);
    void go_back(std::span<const Candidates> tokens, std::size_t t, Worths& rest) const;

    const Neighbours& neighbours_;
    std::vector<Worths> forward_;  ///< the best worth of the beginning up to each candidate
    std::vector<std::array<Worth, max_candidates * max_candidates>> pairs_;
    std::vector<Loss> losses_;
};

}  // namespace khabar::arabic
