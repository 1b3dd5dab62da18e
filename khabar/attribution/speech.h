#pragma once

#include <optional>

#include "khabar/attribution/frame.h"
#include "khabar/attribution/scene.h"

namespace khabar::attribution {

/// What a row of lexicon/ar/speech.tsv says of a word of saying.
struct Speech {
    RowId row;
    SpeechAct act = SpeechAct::said;
    bool takes_nouns = false;  ///< its content may be a noun: "announced the arrest of"
    bool quotes = false;       ///< whose words they are stands behind "from"
    bool goes_on = false;      ///< adds to what the last speaker said
    bool calls = false;        ///< "called it a crime": what is said is a phrase
    bool is_source = false;    ///< nobody stands behind it: "reports of"
    bool participle = false;   ///< "stressing that": the subject of another verb says it
};

/// The rows of words of saying.
class SpeechRows {
public:
    explicit SpeechRows(const Scene& scene);

    /// The row of a clause's predicate, where it is one.
    [[nodiscard]] std::optional<Speech> of(const Clause& clause) const;
    /// Whether a word is a noun of saying ("statement", "interview").
    [[nodiscard]] bool is_noun(std::uint32_t token) const;
    static SpeechAct act_of(std::string_view cell);

private:
    [[nodiscard]] const Reading* reading_of(const Clause& clause) const;
    [[nodiscard]] bool is_circumstance(const Reading& reading) const;
    [[nodiscard]] Speech read(RowId row) const;

    const Scene& scene_;
    const Index& speech_;
};

}  // namespace khabar::attribution
