#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "khabar/attribution/frame.h"
#include "khabar/events/domain.h"
#include "khabar/events/facts.h"
#include "khabar/events/lemmas.h"
#include "khabar/events/pattern_set.h"
#include "khabar/syntax/reach.h"

namespace khabar::events {

/// What the event stages look at.
struct Scene {
    const ReadText& text;
    std::span<const Clause> clauses;
    std::span<const Frame> frames;
    std::span<const Mention> mentions;
    const PatternSet& patterns;
    const Lemmas& lemmas;
    const Facts& facts;
    const syntax::Reach& reach;
    const Domains& domains;

    [[nodiscard]] TokenRange sentence(const Clause& clause) const {
        return text.tokens.sentences[clause.sentence].tokens;
    }
    /// The tokens of a range that lie in the clause's sentence.
    [[nodiscard]] TokenRange within_sentence(const Clause& clause, TokenRange range) const {
        return {range.begin, std::min(range.end, sentence(clause).end)};
    }
    /// The clauses of the sentence that `clause` is of: [first, last).
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> clauses_beside(
        std::uint32_t clause) const {
        const std::uint32_t sentence_of = clauses[clause].sentence;
        std::uint32_t first = clause;
        while (first > 0 && clauses[first - 1].sentence == sentence_of) {
            --first;
        }
        std::uint32_t last = clause + 1;
        while (last < clauses.size() && clauses[last].sentence == sentence_of) {
            ++last;
        }
        return {first, last};
    }
    /// Whether a word of saying in the sentence of a clause has the mention beside it, and not the
    /// clause itself.
    [[nodiscard]] bool is_of_saying(std::uint32_t clause, std::size_t mention) const {
        const auto [first, last] = clauses_beside(clause);
        for (std::uint32_t c = first; c < last; ++c) {
            const auto parent = clauses[c].parent;
            // a noun says where its verb does: "said in a statement", not "held at a protest"
            const bool speaks =
                patterns.says(clauses[c].lemma) &&
                (clauses[c].verb ||
                 (parent && patterns.says(clauses[static_cast<std::uint32_t>(*parent)].lemma)));
            if (c != clause && reach.holds(c, mention) && speaks) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] std::string_view lemma(const Clause& clause) const {
        return patterns.tables().cell(clause.lemma, "lemma");
    }
};

}  // namespace khabar::events
