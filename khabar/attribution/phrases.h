#pragma once

#include <optional>
#include <string>
#include <vector>

#include "khabar/attribution/scene.h"
#include "khabar/attribution/speakers.h"

namespace khabar::attribution {

/// "According to X": who says it, and the words that it holds for.
struct Phrase {
    std::vector<Link> links;  ///< outermost first
    TokenRange tokens;        ///< the phrase itself
    TokenRange holds;
    bool inner = false;  ///< "quoting X": within whom the sentence says it by
};

/// The phrases of a sentence that name a source. Rows: those of lexicon/ar/speech.tsv that are
/// particles and adverbs; lexicon/ar/turns.tsv bounds what they hold for.
class PhraseFinder {
public:
    PhraseFinder(const Scene& scene, const Speakers& speakers);

    [[nodiscard]] std::vector<Phrase> of(const Stretch& sentence, std::uint32_t head) const;

private:
    struct Lead {
        RowId row;
        TokenRange tokens;
        bool clause = false;  ///< a clause stands behind it: "according to what X reported"
    };

    [[nodiscard]] std::optional<Lead> lead_at(std::uint32_t at, std::uint32_t end) const;
    [[nodiscard]] std::optional<Lead> lead_from(std::string key, std::uint32_t at,
                                                std::uint32_t end) const;
    void take(RowId row, TokenRange tokens, std::optional<Lead>& best) const;
    [[nodiscard]] std::optional<Phrase> of_noun(const Lead& lead, std::uint32_t end) const;
    [[nodiscard]] std::optional<Phrase> of_clause(const Lead& lead, const Stretch& sentence) const;
    [[nodiscard]] std::optional<Phrase> of_document(const Lead& lead, std::uint32_t end) const;
    [[nodiscard]] TokenRange reach(const Stretch& sentence, const Phrase& phrase) const;

    const Scene& scene_;
    const Speakers& speakers_;
    const Index& speech_;
};

/// A verb behind "who"; not one behind a word that turns to another telling and looks the same.
bool is_relative(const Scene& scene, const Stretch& sentence, std::uint32_t verb);

/// Words that turn to another telling ("while", "meanwhile"): lexicon/ar/turns.tsv. How many tokens
/// the row at `token` has; 0 where none begins there.
std::uint32_t turn_at(const Scene& scene, std::uint32_t token, std::uint32_t end);

}  // namespace khabar::attribution
