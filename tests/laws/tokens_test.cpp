// Tokens and gaps rebuild the text; sentences cover the tokens; all stands on character borders.

#include <algorithm>
#include <string>

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include "khabar/core/utf8.h"
#include "khabar/text/fold.h"
#include "khabar/text/tokens.h"
#include "texts.h"

namespace khabar::laws {

namespace {

/// A character that shows nothing: white space, a control, a format character.
bool shows_nothing(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    return u_isUWhiteSpace(point) != 0 || u_iscntrl(point) != 0 ||
           u_charType(point) == U_FORMAT_CHAR || u_charType(point) == U_CONTROL_CHAR;
}

/// In English the hyphen of a compound is in no token (text/english_tokens.h).
bool is_hyphen(char32_t c) {
    return c == U'-' || c == 0x2010 || c == 0x2011 || c == 0x2013;
}

void expect_empty_gap(std::string_view text, std::uint32_t begin, std::uint32_t end,
                      LanguageId language) {
    for (std::size_t at = begin; at < end;) {
        const CodePoint next = decode_at(text, at);
        const bool compound =
            language == LanguageId::english && is_hyphen(next.value) && at == begin && begin > 0;
        ASSERT_TRUE(shows_nothing(next.value) || compound)
            << "U+" << std::hex << static_cast<std::uint32_t>(next.value) << " at byte " << std::dec
            << at << " is in no token of: " << text;
        at += next.length;
    }
}

void expect_laws(const Document& document) {
    const std::string_view text = document.text();
    const Tokens split = split_tokens(document);

    // Tokens are in order, lie in blocks, on borders; what lies between them shows nothing.
    std::size_t token = 0;
    for (const Block& block : document.blocks()) {
        std::uint32_t at = block.span.begin;
        for (; token < split.tokens.size() && split.tokens[token].span.begin < block.span.end;
             ++token) {
            const Span span = split.tokens[token].span;
            ASSERT_FALSE(span.empty()) << text;
            ASSERT_LE(at, span.begin) << text;
            ASSERT_LE(span.end, block.span.end) << text;
            ASSERT_TRUE(on_border(text, span.begin) && on_border(text, span.end)) << text;
            ASSERT_NO_FATAL_FAILURE(expect_empty_gap(text, at, span.begin, block.language));
            at = span.end;
        }
        ASSERT_NO_FATAL_FAILURE(expect_empty_gap(text, at, block.span.end, block.language));
    }
    ASSERT_EQ(token, split.tokens.size()) << text;

    // Every token is in one sentence, and a sentence in one block.
    std::uint32_t next = 0;
    for (const Sentence& sentence : split.sentences) {
        ASSERT_EQ(sentence.tokens.begin, next) << text;
        ASSERT_FALSE(sentence.tokens.empty()) << text;
        ASSERT_LE(sentence.tokens.end - sentence.tokens.begin, max_sentence_tokens);
        ASSERT_LT(sentence.paragraph, document.blocks().size());
        const Block& block = document.blocks()[sentence.paragraph];
        ASSERT_EQ(sentence.block, block.kind);
        next = sentence.tokens.end;
        ASSERT_LE(next, split.tokens.size());
        ASSERT_TRUE(block.span.holds(split.tokens[sentence.tokens.begin].span)) << text;
        ASSERT_TRUE(block.span.holds(split.tokens[sentence.tokens.end - 1].span)) << text;
    }
    ASSERT_EQ(next, split.tokens.size()) << text;
}

}  // namespace

TEST(Tokens, RebuildGoldenTexts) {
    const std::vector<std::string> texts = golden_texts();
    ASSERT_GT(texts.size(), 60u);
    for (const std::string& text : texts) {
        ASSERT_NO_FATAL_FAILURE(expect_laws(as_document(text)));
    }
}

TEST(Tokens, RebuildTheLexicon) {
    for (const std::string& cell : lexicon_cells(*open_lexicon())) {
        ASSERT_NO_FATAL_FAILURE(expect_laws(as_document(cell)));
    }
}

TEST(Tokens, RebuildGeneratedTexts) {
    TextMaker maker(3);
    for (int i = 0; i < 5000; ++i) {
        ASSERT_NO_FATAL_FAILURE(expect_laws(as_document(maker.characters(maker.below(120)))));
    }
    const std::vector<std::string> cells = lexicon_cells(*open_lexicon());
    for (int i = 0; i < 100; ++i) {
        ASSERT_NO_FATAL_FAILURE(expect_laws(as_document(maker.mixture(cells, maker.below(900)))));
    }
}

// A control that shows nothing within a word or at its side: one token, which folds as the word.
TEST(Tokens, HiddenCharactersPartNoWord) {
    const std::string word = "\xD9\x82\xD8\xAA\xD9\x84";
    for (const char32_t hidden :
         {0xADu, 0x61Cu, 0x200Bu, 0x200Cu, 0x200Du, 0x200Eu, 0x200Fu, 0x202Au, 0x202Bu, 0x202Cu,
          0x202Du, 0x202Eu, 0x2060u, 0x2066u, 0x2067u, 0x2068u, 0x2069u, 0xFEFFu}) {
        SCOPED_TRACE(static_cast<std::uint32_t>(hidden));
        std::string sign;
        append_utf8(sign, hidden);
        const Document document =
            as_document(sign + word.substr(0, 2) + sign + word.substr(2) + sign + " " + word);
        const Tokens split = split_tokens(document);
        ASSERT_EQ(split.tokens.size(), 2u);
        for (const Token& token : split.tokens) {
            EXPECT_EQ(token.kind, TokenKind::word);
            EXPECT_EQ(fold(document.text(token.span), LanguageId::arabic), word);
        }
    }
}

TEST(Tokens, RebuildBlocksThatLeaveTextOut) {
    const std::vector<std::string> texts = golden_texts();
    TextMaker maker(4);
    for (int i = 0; i < 200; ++i) {
        const std::string text = texts[maker.below(texts.size())] + "\n" +
                                 texts[maker.below(texts.size())] + "\n" +
                                 texts[maker.below(texts.size())];
        const Document whole = as_document(text);
        std::vector<Block> some;
        for (const Block& block : whole.blocks()) {
            if (maker.below(2) == 0) {
                some.push_back(block);
            }
        }
        ASSERT_NO_FATAL_FAILURE(expect_laws({Origin{}, LanguageId::arabic, text, some}));
    }
}

TEST(Tokens, RebuildEnglish) {
    for (const std::string& text : golden_texts()) {
        ASSERT_NO_FATAL_FAILURE(expect_laws(as_document(text, LanguageId::english)));
    }
    for (const std::string& cell : lexicon_cells(*open_lexicon(), LanguageId::english)) {
        ASSERT_NO_FATAL_FAILURE(expect_laws(as_document(cell, LanguageId::english)));
    }
    TextMaker maker(5);
    const std::vector<std::string> cells = lexicon_cells(*open_lexicon(), LanguageId::english);
    for (int i = 0; i < 5000; ++i) {
        ASSERT_NO_FATAL_FAILURE(
            expect_laws(as_document(maker.characters(maker.below(120)), LanguageId::english)));
    }
    for (int i = 0; i < 300; ++i) {
        ASSERT_NO_FATAL_FAILURE(
            expect_laws(as_document(maker.mixture(cells, maker.below(900)), LanguageId::english)));
    }
}

}  // namespace khabar::laws
