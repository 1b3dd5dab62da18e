#pragma once

#include <cstdint>
#include <optional>

#include "khabar/attribution/saying.h"
#include "khabar/attribution/scene.h"

namespace khabar::attribution {

/// The words that an English word of saying says: the clauses that hang on it as content, before
/// the speaker or behind; a quotation; the event noun or gerund that is its object ("denied
/// bombing").
class EnglishSaidWords {
public:
    explicit EnglishSaidWords(const Scene& scene) : scene_(scene) {}

    /// Fills `said` and `quoted`; leaves them empty where nothing is said.
    void find(const Stretch& sentence, Saying& saying) const;

    /// Whether `clause` hangs on `above`, by whatever steps.
    [[nodiscard]] bool hangs_on(std::uint32_t clause, std::uint32_t above) const;

private:
    [[nodiscard]] bool is_told_after(const Stretch& sentence, const Saying& saying) const;
    [[nodiscard]] bool is_content(const Saying& saying, std::uint32_t clause) const;
    [[nodiscard]] std::uint32_t first_token(const Clause& clause) const;
    [[nodiscard]] std::uint32_t content_begin(const Saying& saying, std::uint32_t child) const;
    [[nodiscard]] std::uint32_t noun_end(const Stretch& sentence, std::uint32_t named) const;
    void find_quotation(const Stretch& sentence, Saying& saying) const;
    [[nodiscard]] bool is_said_by_verb(const Stretch& sentence, const Saying& saying) const;
    void find_of_noun(const Stretch& sentence, Saying& saying) const;

    const Scene& scene_;
};

}  // namespace khabar::attribution
