#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "khabar/attribution/english/said_by.h"
#include "khabar/attribution/english/said_words.h"
#include "khabar/attribution/memory.h"
#include "khabar/attribution/saying.h"
#include "khabar/attribution/scene.h"
#include "khabar/attribution/speakers.h"
#include "khabar/attribution/speech.h"

namespace khabar::attribution {

/// What ArabicSayings gives for Arabic: "X said that", ", X said", "X was quoted by Y
/// as saying".
class EnglishSayings {
public:
    EnglishSayings(const Scene& scene, const Speakers& speakers, const SpeechRows& rows)
        : scene_(scene), rows_(rows), said_words_(scene), said_by_(scene, speakers) {}

    /// In their order. `head` is where the sentence begins behind a dateline.
    [[nodiscard]] std::vector<Saying> of(const Stretch& sentence, std::uint32_t head,
                                         const Memory& memory) const;

private:
    [[nodiscard]] std::optional<Saying> read(const Stretch& sentence, std::uint32_t head,
                                             std::uint32_t clause) const;
    [[nodiscard]] bool is_uttered(const Stretch& sentence, const Clause& clause,
                                  const Speech& speech) const;
    void go_on(std::vector<Saying>& sayings, std::size_t at) const;
    void place(std::vector<Saying>& sayings, std::size_t at) const;

    const Scene& scene_;
    const SpeechRows& rows_;
    const EnglishSaidWords said_words_;
    const EnglishSaidBy said_by_;
};

}  // namespace khabar::attribution
