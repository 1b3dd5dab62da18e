#pragma once

#include <vector>

#include "khabar/attribution/memory.h"
#include "khabar/attribution/saying.h"
#include "khabar/attribution/scene.h"
#include "khabar/attribution/speakers.h"

namespace khabar::attribution {

/// Who says it in English: the subject, or whom a pronoun stands for; the agency that it was told
/// to; whom it quotes.
class EnglishSaidBy {
public:
    EnglishSaidBy(const Scene& scene, const Speakers& speakers)
        : scene_(scene), speakers_(speakers) {}

    /// Fills the links of a saying whose words are known.
    void name(Saying& saying, const Memory& memory) const;

private:
    [[nodiscard]] bool goes_on(const Clause& clause, const Memory& memory) const;
    void take_parts(Saying& saying, ClauseRole role, SpeechAct act) const;
    void take_pronoun(Saying& saying, const Memory& memory) const;
    void take_agent_behind(Saying& saying) const;
    void take_possessor(Saying& saying) const;
    void take_spoken_to(Saying& saying) const;
    void add(const Clause::Part& part, SpeechAct act, Saying& saying) const;
    void widen(const Clause::Part& part, const Saying& saying, Link& link) const;

    const Scene& scene_;
    const Speakers& speakers_;
};

}  // namespace khabar::attribution
