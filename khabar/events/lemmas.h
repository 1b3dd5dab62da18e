#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/tables/table_file.h"

namespace khabar::events {

/// A lemma that a token may be read as.
struct LemmaReading {
    std::string_view lemma;  ///< as the lexicon writes it
    bool verb = false;       ///< a row of ar/verbs: the verb itself, or by its noun or participle
    VerbForm form = VerbForm::none;
};

/// The likely lemmas of each token of one text.
class Lemmas {
public:
    Lemmas(const ReadText& text, const TableFile& tables);

    /// The likely readings of a token as lemmas, best first. A verbal noun is there twice: as its
    /// verb, and as the noun by its own letters.
    [[nodiscard]] const std::vector<LemmaReading>& of(std::uint32_t token) const {
        return readings_[token];
    }
    /// The same as folded words, each once.
    [[nodiscard]] const std::vector<std::string>& folded(std::uint32_t token) const {
        return folded_[token];
    }
    [[nodiscard]] bool is(std::uint32_t token, const std::string& folded_lemma) const;
    [[nodiscard]] bool any_in(TokenRange range, const std::vector<std::string>& lemmas) const;

private:
    std::vector<std::vector<LemmaReading>> readings_;
    std::vector<std::vector<std::string>> folded_;
};

}  // namespace khabar::events
