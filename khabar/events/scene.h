#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

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
    [[nodiscard]] std::string_view lemma(const Clause& clause) const {
        return patterns.tables().cell(clause.lemma, "lemma");
    }
};

}  // namespace khabar::events
