#pragma once

#include <cstdint>
#include <vector>

#include "khabar/core/document.h"
#include "khabar/core/span.h"

namespace khabar {

enum class TokenKind : std::uint8_t { word, number, punctuation, symbol };

struct Token {
    Span span;
    TokenKind kind;
};

/// One sentence: tokens of one block. A headline and a dateline are sentences of their own.
struct Sentence {
    TokenRange tokens;
    BlockKind block;
    std::uint32_t paragraph;  ///< index of its block in the Document
};

/// All tokens of a Document's blocks in order; between two tokens of a block lies white space or a
/// character that shows nothing (bidi controls), or in English a hyphen. Text outside the blocks
/// has no tokens.
struct Tokens {
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
};

/// A word is a run of letters with the marks on them; a number is a run of digits of one script
/// with its inner separators (1,000 or 3.5 or 10/5); each other visible character stands alone.
/// A sentence ends at . ! ? or their Arabic kin, at a line's end, and after max_sentence_tokens.
/// English blocks: english_tokens.h.
Tokens split_tokens(const Document& document);

/// Where a "sentence" without an end is cut: longer ones are lists or noise, and later stages look
/// at pairs within a sentence.
constexpr std::uint32_t max_sentence_tokens = 400;

}  // namespace khabar
