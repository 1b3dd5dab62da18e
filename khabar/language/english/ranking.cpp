#include "khabar/language/english/ranking.h"

#include <algorithm>
#include <limits>

#include "khabar/language/english/weights.h"

namespace khabar::english {

namespace {

constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min() / 2;
constexpr std::int32_t most_lost = -400;  // why: more than rows and weights of a word together

}  // namespace

bool Ranking::owed(Clause clause) {
    return clause == Clause::owed || clause == Clause::nested;
}

Ranking::Turn Ranking::turn(Clause clause, bool finite, const Candidate& word) {
    if (finite) {
        const std::int8_t worth = clause == Clause::has    ? weights::second_verb
                                  : clause == Clause::free ? std::int8_t{0}
                                                           : weights::first_verb;
        return {clause == Clause::nested ? Clause::open
                : word.says              ? Clause::free
                                         : Clause::has,
                worth};
    }
    switch (word.word) {
        case WordClass::passive:
        case WordClass::done:
        case WordClass::past:
        case WordClass::past_transitive:
        case WordClass::base:
        case WordClass::progressive:
        case WordClass::active:
            return {word.says && clause == Clause::has ? Clause::free : clause, 0};
        case WordClass::relative:
            if (clause == Clause::open) {
                return {Clause::nested, 0};
            }
            [[fallthrough]];
        case WordClass::subordinator:
        case WordClass::complementizer:
        case WordClass::question:
            return {Clause::owed, owed(clause) ? weights::no_verb : std::int8_t{0}};
        case WordClass::comma:
        case WordClass::breaks:
            return {
                clause == Clause::open || clause == Clause::nested ? Clause::open : Clause::free,
                owed(clause) ? weights::owed_verb : std::int8_t{0}};
        case WordClass::quote:
        case WordClass::coordinator:
        case WordClass::end:
            return {clause == Clause::has ? Clause::free : clause, 0};
        default:
            return {clause, 0};
    }
}

std::int32_t Ranking::at_end(const State& state, bool full) const {
    const std::int32_t verb = owed(state.clause)                     ? weights::owed_verb
                              : state.clause == Clause::open && full ? weights::no_verb
                                                                     : 0;
    return neighbours_.score(state.context, WordClass::end) + verb;
}

void Ranking::go_forward(const Candidates& word) {
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
        for (std::uint32_t kind = 0; kind < word.kind_count; ++kind) {
            const Candidate& candidate = word.all[word.kinds[kind]];
            const Turn made =
                turn(before.clause, is_finite(before.context, candidate.word), candidate);
            const WordClass context =
                candidate.gets ? WordClass::be_base : behind(before.context, candidate.word);
            const std::int32_t worth =
                candidate.own + made.worth + neighbours_.score(before.context, candidate.word);
            std::uint32_t& place = places_[static_cast<std::size_t>(context) * clauses +
                                           static_cast<std::size_t>(made.clause)];
            if (place < end || place >= states_.size() || states_[place].context != context ||
                states_[place].clause != made.clause) {
                place = static_cast<std::uint32_t>(states_.size());
                states_.push_back({context, made.clause, none, none});
            }
            states_[place].best = std::max(states_[place].best, before.best + worth);
            edges_.push_back({from, place, worth, kind});
        }
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
