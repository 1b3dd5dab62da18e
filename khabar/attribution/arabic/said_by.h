#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "khabar/attribution/memory.h"
#include "khabar/attribution/saying.h"
#include "khabar/attribution/scene.h"
#include "khabar/attribution/speakers.h"
#include "khabar/attribution/speech.h"

namespace khabar::attribution {

/// Who says it: the subject, or who a dropped one stands for; the agency that he told it; whom he
/// quotes.
class SaidBy {
public:
    SaidBy(const Scene& scene, const Speakers& speakers, const SpeechRows& rows)
        : scene_(scene), speakers_(speakers), rows_(rows) {}

    /// Fills the links of `sayings[at]`; those before it have theirs.
    void name(const Stretch& sentence, std::uint32_t head, std::vector<Saying>& sayings,
              std::size_t at, const Memory& memory) const;

    /// Who is told to say it: the subject, the agent of a passive, the noun behind a verbal noun.
    [[nodiscard]] std::vector<const Clause::Part*> subjects(const Clause& clause,
                                                            std::uint32_t head) const;
    /// The letters of "she said" are those of "I said": where they may be either, the third person.
    [[nodiscard]] Features third_person(const Clause& clause) const;

private:
    [[nodiscard]] std::optional<Clause::Part> topic_of(const Stretch& sentence,
                                                       const Clause& clause) const;
    void take_subjects(const std::vector<const Clause::Part*>& parts, Saying& saying) const;
    void widen(const Clause::Part& part, const Saying& saying, Link& link) const;
    void take_dropped(const Stretch& sentence, std::vector<Saying>& sayings, std::size_t at,
                      const Memory& memory) const;
    void take_spoken_to(const Stretch& sentence, Saying& saying) const;
    [[nodiscard]] bool is_spoken_to(const Clause& verb, std::size_t mention) const;
    void go_on_with_agency(const Memory& memory, Saying& saying) const;
    void take_quoted(Saying& saying) const;

    const Scene& scene_;
    const Speakers& speakers_;
    const SpeechRows& rows_;
};

}  // namespace khabar::attribution
