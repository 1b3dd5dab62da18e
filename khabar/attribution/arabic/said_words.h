#pragma once

#include <cstdint>
#include <optional>

#include "khabar/attribution/saying.h"
#include "khabar/attribution/scene.h"
#include "khabar/attribution/speech.h"

namespace khabar::attribution {

/// The words that a word of saying says: behind "that", a colon or a quotation mark; the event noun
/// that is its object ("announced the arrest of"); before it, where they are a quotation.
class SaidWords {
public:
    SaidWords(const Scene& scene, const SpeechRows& rows) : scene_(scene), rows_(rows) {}

    /// Fills `said` and `quoted`; leaves them empty where nothing is said.
    void find(const Stretch& sentence, Saying& saying) const;

private:
    struct Reach;

    [[nodiscard]] bool opens(Reach& reach, std::uint32_t token, Saying& saying) const;
    [[nodiscard]] std::uint32_t phrase_end(std::uint32_t token, std::uint32_t end) const;
    [[nodiscard]] bool ends_search(Reach& reach, std::uint32_t token, std::uint32_t clause) const;
    [[nodiscard]] bool is_content_noun(const Saying& saying, std::uint32_t clause) const;
    [[nodiscard]] std::uint32_t noun_end(const Stretch& sentence, std::uint32_t noun,
                                         bool brief) const;
    [[nodiscard]] bool behind_object(const Clause& verb, std::uint32_t token) const;
    [[nodiscard]] bool is_told_after(const Stretch& sentence, const Saying& saying) const;
    [[nodiscard]] bool is_source_noun(const Saying& saying) const;
    [[nodiscard]] std::optional<std::uint32_t> clause_of(const Stretch& sentence,
                                                         std::uint32_t token) const;

    const Scene& scene_;
    const SpeechRows& rows_;
};

}  // namespace khabar::attribution
