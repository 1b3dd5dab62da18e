#include "khabar/language/english/ranking.h"

#include <algorithm>
#include <limits>

#include "khabar/language/english/weights.h"

namespace khabar::english {

namespace {

constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min() / 2;
constexpr std::int32_t most_lost = -400;  // why: more than rows and weights of a word together

}  // namespace

constexpr Ranking::Turn Ranking::make_turn(Clause clause, bool finite, bool says, WordClass word) {
    const bool owed = clause == Clause::owed || clause == Clause::nested;
    if (finite) {
        const std::int8_t worth = clause == Clause::has    ? weights::second_verb
                                  : clause == Clause::free ? std::int8_t{0}
                                                           : weights::first_verb;
        return {clause == Clause::nested ? Clause::open : says ? Clause::free : Clause::has, worth};
    }
    switch (word) {
        case WordClass::passive:
        case WordClass::done:
        case WordClass::past:
        case WordClass::past_transitive:
        case WordClass::base:
        case WordClass::progressive:
        case WordClass::active:
            return {says && clause == Clause::has ? Clause::free : clause, 0};
        case WordClass::relative:
            if (clause == Clause::open) {
                return {Clause::nested, 0};
            }
            [[fallthrough]];
        case WordClass::subordinator:
        case WordClass::complementizer:
        case WordClass::question:
            return {Clause::owed, owed ? weights::no_verb : std::int8_t{0}};
        case WordClass::comma:
        case WordClass::breaks:
            return {
                clause == Clause::open || clause == Clause::nested ? Clause::open : Clause::free,
                owed ? weights::owed_verb : std::int8_t{0}};
        case WordClass::quote:
        case WordClass::coordinator:
        case WordClass::end:
            return {clause == Clause::has ? Clause::free : clause, 0};
        default:
            return {clause, 0};
    }
}

// Worked out once: it is asked for each pair of a state and a reading.
constexpr Ranking::Turns Ranking::make_turns() {
    Turns out{};
    for (std::size_t clause = 0; clause < clauses; ++clause) {
        for (std::size_t word = 0; word < word_classes; ++word) {
            for (std::size_t how = 0; how < 4; ++how) {
                out[clause][word][how] = make_turn(static_cast<Clause>(clause), (how & 1U) != 0,
                                                   (how & 2U) != 0, static_cast<WordClass>(word));
            }
        }
    }
    return out;
}

std::int32_t Ranking::at_end(const State& state, bool full) const {
    const bool owed = state.clause == Clause::owed || state.clause == Clause::nested;
    const std::int32_t verb = owed                                   ? weights::owed_verb
                              : state.clause == Clause::open && full ? weights::no_verb
                                                                     : 0;
    return neighbours_.score(state.context, WordClass::end) + verb;
}

void Ranking::go_forward(const Candidates& word) {
    static constexpr Turns turns = make_turns();
    const std::uint32_t begin = steps_.back().first_state;
    const auto end = static_cast<std::uint32_t>(states_.size());
    steps_.push_back({end, static_cast<std::uint32_t>(edges_.size())});
    std::int32_t best = none;
    for (std::uint32_t from = begin; from < end; ++from) {
        best = std::max(best, states_[from].best);
    }
    for (std::uint32_t from = begin; from < end; ++from) {
        const State before = states_[from];
        if (before.best < best - beam) {
            continue;
        }
        const auto at = static_cast<std::size_t>(before.context);
        const auto& scores = neighbours_.behind(before.context);
        const auto& contexts = all_behind[at];
        const auto& finite = all_finite[at];
        const auto& turns_of_clause = turns[static_cast<std::size_t>(before.clause)];
        for (std::uint32_t kind = 0; kind < word.kind_count; ++kind) {
            const Candidate& candidate = word.all[word.kinds[kind]];
            const auto what = static_cast<std::size_t>(candidate.word);
            const Turn made =
                turns_of_clause[what][(finite[what] ? 1U : 0U) + (candidate.says ? 2U : 0U)];
            const WordClass context = candidate.gets ? WordClass::be_base : contexts[what];
            const std::int32_t worth = candidate.own + made.worth + scores[what];
            std::uint32_t& place = places_[static_cast<std::size_t>(context) * clauses +
                                           static_cast<std::size_t>(made.clause)];
            if (place == 0) {  // a state of the start: none of this token
                place = static_cast<std::uint32_t>(states_.size());
                states_.push_back({context, made.clause, none, none});
            }
            State& to = states_[place];
            to.best = std::max(to.best, before.best + worth);
            edges_.push_back({from, place, worth, kind});
        }
    }
    for (std::size_t to = end; to < states_.size(); ++to) {
        places_[static_cast<std::size_t>(states_[to].context) * clauses +
                static_cast<std::size_t>(states_[to].clause)] = 0;
    }
}

std::span<const Loss> Ranking::rank(std::span<const Candidates> tokens, bool full) {
    states_.clear();
    edges_.clear();
    steps_.clear();
    if (losses_.size() < tokens.size()) {
        losses_.resize(tokens.size());
    }
    states_.push_back({WordClass::start, Clause::open, 0, none});
    steps_.push_back({0, 0});
    for (const Candidates& word : tokens) {
        go_forward(word);
    }
    std::int32_t best = none;
    for (std::size_t i = steps_.back().first_state; i < states_.size(); ++i) {
        states_[i].rest = at_end(states_[i], full);
        best = std::max(best, states_[i].best + states_[i].rest);
    }
    std::size_t edge_end = edges_.size();
    for (std::size_t t = tokens.size(); t-- > 0;) {
        const Candidates& word = tokens[t];
        Loss kinds;
        std::fill_n(kinds.begin(), word.kind_count, most_lost);
        const std::size_t first_edge = steps_[t + 1].first_edge;
        for (std::size_t e = first_edge; e < edge_end; ++e) {
            const Edge& edge = edges_[e];
            State& from = states_[edge.from];
            const std::int32_t rest = edge.worth + states_[edge.to].rest;
            from.rest = std::max(from.rest, rest);
            kinds[edge.kind] = std::max(kinds[edge.kind], from.best + rest - best);
        }
        edge_end = first_edge;
        for (std::size_t i = 0; i < word.count; ++i) {
            const std::size_t kind = word.kind_of[i];
            losses_[t][i] = kinds[kind] + word.all[i].own - word.all[word.kinds[kind]].own;
        }
    }
    return {losses_.data(), tokens.size()};
}

}  // namespace khabar::english
