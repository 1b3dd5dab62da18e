#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/events/lemma_rows.h"
#include "khabar/events/vocabulary.h"
#include "khabar/language/language.h"

namespace khabar {
class PatternSet;
}

namespace khabar::events {

/// A lemma that a token may be read as.
struct LemmaReading {
    std::string_view lemma;  ///< as the lexicon writes it
    TriggerId trigger = TriggerId::unknown;
    bool verb = false;  ///< a row of ar/verbs: the verb itself, or by its noun or participle
    VerbForm form = VerbForm::none;
    bool court = false;  ///< a word of court or inquiry: it sets that sign
};

/// The stem of a reading, folded. `scratch` holds it where nobody has folded it before: a stem that
/// is a whole word is folded in the text.
HashedKey folded_stem(const ReadText& text, const Reading& reading, std::string& scratch);

/// The likely lemmas of each token of one text.
class Lemmas {
public:
    Lemmas(const ReadText& text, const PatternSet& patterns);

    /// The likely readings of a token as lemmas, best first. A verbal noun is there twice: as its
    /// verb, and as the noun by its own letters.
    [[nodiscard]] std::span<const LemmaReading> of(std::uint32_t token) const {
        return std::span(readings_).subspan(ends_[token].readings,
                                            ends_[token + 1].readings - ends_[token].readings);
    }
    /// Those that some row speaks of, and unknown words by their letters, each once.
    [[nodiscard]] std::span<const WordId> words(std::uint32_t token) const {
        return std::span(words_).subspan(ends_[token].words,
                                         ends_[token + 1].words - ends_[token].words);
    }
    [[nodiscard]] bool is(std::uint32_t token, WordId word) const;
    [[nodiscard]] bool any_in(TokenRange range, const WordList& list) const;

private:
    /// Where the token before ends in both lists.
    struct Ends {
        std::uint32_t readings = 0;
        std::uint32_t words = 0;
    };

    void read(std::uint32_t token, const ReadText& text, const PatternSet& patterns);
    void add_word(WordId word);

    std::vector<LemmaReading> readings_;
    std::vector<WordId> words_;
    std::vector<Ends> ends_{{}};
    std::string scratch_;
};

}  // namespace khabar::events
