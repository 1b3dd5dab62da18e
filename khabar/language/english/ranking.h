#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "khabar/language/english/candidates.h"
#include "khabar/language/english/neighbours.h"

namespace khabar::english {

/// What a sentence loses with each candidate of a token, 0 or less, the best way to read the rest
/// taken; in the order of the candidates.
using Loss = std::array<std::int32_t, max_candidates>;

/// Ranks the readings of a sentence together. A state is what the next word sees (WordClass) and
/// how the clause stands; the best way to each state is kept (Viterbi), then the ways are summed
/// from the end. Time: linear in the tokens.
class Ranking {
public:
    explicit Ranking(const Neighbours& neighbours) : neighbours_(neighbours) {}

    /// One for each token of a sentence. The result lives until the next call.
    /// full: a sentence of prose, that should have a verb.
    std::span<const Loss> rank(std::span<const Candidates> tokens, bool full);

private:
    enum class Clause : std::uint8_t {
        open,    ///< no verb yet
        owed,    ///< nor, and a word has opened it that asks for one
        nested,  ///< the same within an open one: "the man who"
        has,
        free  ///< behind a clause that has one: another may begin
    };
    struct Turn {  ///< what a word makes of the clause, and its worth
        Clause clause;
        std::int8_t worth;
    };
    struct State {
        WordClass context;
        Clause clause;
        std::int32_t best;  ///< up to here
        std::int32_t rest;  ///< from here on
    };
    struct Edge {
        std::uint32_t from;  ///< in states_
        std::uint32_t to;
        std::int32_t worth;
        std::uint32_t kind;
    };
    struct Step {
        std::uint32_t first_state;
        std::uint32_t first_edge;
    };
    static constexpr std::size_t clauses = 5;
    /// States that lie further behind the best of their token are dropped.
    static constexpr std::int32_t beam = 60;  // why: more than any pair gives back

    void go_forward(const Candidates& word);
    /// By clause, word class, and whether the word is finite and says something.
    using Turns = std::array<std::array<std::array<Turn, 4>, word_classes>, clauses>;
    static constexpr Turn make_turn(Clause clause, bool finite, bool says, WordClass word);
    static constexpr Turns make_turns();
    [[nodiscard]] std::int32_t at_end(const State& state, bool full) const;

    const Neighbours& neighbours_;
    std::vector<State> states_;
    std::vector<Edge> edges_;
    std::vector<Step> steps_;
    std::vector<Loss> losses_;
    /// Where a state of the token at hand stands in states_, by context and clause; 0: nowhere yet.
    std::array<std::uint32_t, word_classes * clauses> places_{};
};

}  // namespace khabar::english
