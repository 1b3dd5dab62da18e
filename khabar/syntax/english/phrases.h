#pragma once

#include "khabar/syntax/english/words.h"

namespace khabar::syntax {

/// Fixed phrases of en/function_words that the chunker sees as one word: "because of".
class EnglishPhrases {
public:
    EnglishPhrases(const ReadText& text, const ClauseRows& rows, TokenRange sentence);

    /// Makes a token the longest phrase that begins at it; false where none does.
    bool take(std::uint32_t at, EnglishToken& token) const;

private:
    [[nodiscard]] EnglishWord word(RowId row) const;
    [[nodiscard]] bool is_infinitive(std::uint32_t at) const;

    const ReadText& text_;
    const ClauseRows& rows_;
    TokenRange sentence_;
};

}  // namespace khabar::syntax
