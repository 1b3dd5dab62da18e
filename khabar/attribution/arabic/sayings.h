#pragma once

#include <optional>
#include <vector>

#include "khabar/attribution/arabic/said_by.h"
#include "khabar/attribution/arabic/said_words.h"
#include "khabar/attribution/memory.h"
#include "khabar/attribution/saying.h"
#include "khabar/attribution/scene.h"
#include "khabar/attribution/speakers.h"
#include "khabar/attribution/speech.h"

namespace khabar::attribution {

/// The words that each word of saying of a sentence says, its speakers, and how they lie in one
/// another.
class ArabicSayings {
public:
    ArabicSayings(const Scene& scene, const Speakers& speakers, const SpeechRows& rows)
        : scene_(scene), rows_(rows), said_words_(scene, rows), said_by_(scene, speakers, rows) {}

    /// In their order. `head` is where the sentence begins behind a dateline.
    [[nodiscard]] std::vector<Saying> of(const Stretch& sentence, std::uint32_t head,
                                         const Memory& memory) const;

private:
    [[nodiscard]] std::optional<Saying> read(const Stretch& sentence, std::uint32_t head,
                                             std::uint32_t clause) const;
    void place(const Stretch& sentence, std::vector<Saying>& sayings, std::size_t at) const;

    const Scene& scene_;
    const SpeechRows& rows_;
    const SaidWords said_words_;
    const SaidBy said_by_;
};

}  // namespace khabar::attribution
