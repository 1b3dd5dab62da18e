// English tokens and sentences: "|" between two tokens, "/" between two sentences.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "khabar/core/utf8.h"
#include "khabar/text/fold.h"
#include "khabar/text/tokens.h"

namespace khabar {

namespace {

std::string split(std::string_view text) {
    const auto size = static_cast<std::uint32_t>(text.size());
    const Document document(Origin{}, LanguageId::english, std::string(text),
                            {{BlockKind::paragraph, {0, size}, LanguageId::english}});
    const Tokens tokens = split_tokens(document);
    std::string out;
    for (const Sentence& sentence : tokens.sentences) {
        out += out.empty() ? "" : " / ";
        for (std::uint32_t token = sentence.tokens.begin; token < sentence.tokens.end; ++token) {
            out += token == sentence.tokens.begin ? "" : "|";
            out += document.text(tokens.tokens[token].span);
        }
    }
    return out;
}

TEST(EnglishTokens, Words) {
    const struct {
        const char* text;
        const char* tokens;
    } cases[] = {
        {"Russian-backed forces", "Russian|backed|forces"},
        {"a 25-year-old man", "a|25|year|old|man"},
        {"Bashar al-Assad", "Bashar|al|Assad"},
        {"the F-16s", "the|F|16|s"},
        {"the war -- and peace", "the|war|--|and|peace"},
        {"the war - and peace", "the|war|-|and|peace"},
        {"the war\u2014and peace", "the|war|\u2014|and|peace"},
        {"the Iran\u2013Iraq war", "the|Iran|Iraq|war"},
        {"10\u201315 people", "10|\u2013|15|people"},
        {"-5 degrees", "-|5|degrees"},
        {"17,28,39,54 won", "17|,|28|,|39|,|54|won"},
        {"17,280,395 or 17,28,395", "17,280,395|or|17,28,395"},
        {"17,28 and 1,280.5", "17,28|and|1,280.5"},
        {"Syria's army", "Syria|'s|army"},
        {"Syria\u2019s army", "Syria|\u2019s|army"},
        {"SYRIA'S ARMY", "SYRIA|'S|ARMY"},
        {"they don't", "they|do|n't"},
        {"they don\u2019t", "they|do|n\u2019t"},
        {"he can't and won't", "he|ca|n't|and|wo|n't"},
        {"he cannot", "he|cannot"},
        {"they're, I'm, we've, he'd, she'll", "they|'re|,|I|'m|,|we|'ve|,|he|'d|,|she|'ll"},
        {"the workers' union", "the|workers|'|union"},
        {"the workers\u2019 union", "the|workers|\u2019|union"},
        {"the 'new rulers' of it", "the|'|new|rulers|'|of|it"},
        {"O'Brien of Sana'a", "O'Brien|of|Sana'a"},
        {"O'Brien's house", "O'Brien|'s|house"},
        {"Ba\u2018ath", "Ba\u2018ath"},
        {"C\u00F4te d'Ivoire", "C\u00F4te|d'Ivoire"},
        {"Syria 's army", "Syria|'s|army"},
        {"at 5 o'clock", "at|5|o'clock"},
        {"the 1990's", "the|1990|'s"},
        {"1,000 men, 3.5 tonnes, 10:30", "1,000|men|,|3.5|tonnes|,|10:30"},
        {"$5m and 5th", "$|5|m|and|5|th"},
        {"AT&T", "AT|&|T"},
        {"and/or", "and|/|or"},
        {"U.S. forces", "U.S.|forces"},
        {"the U.S.'s forces", "the|U.S.|'s|forces"},
        {"U.S.-backed forces", "U.S.|backed|forces"},
        {"the U.S-led raid", "the|U.S|led|raid"},
        {"at 5 a.m. Monday", "at|5|a.m.|Monday"},
        {"Gen. J. Smith", "Gen.|J.|Smith"},
        {"George H.W. Bush", "George|H.W.|Bush"},
        {"George H. W. Bush", "George|H.|W.|Bush"},
        {"e.g. Homs, i.e. here", "e.g.|Homs|,|i.e.|here"},
        {"Resolution No. 5", "Resolution|No.|5"},
        {"St. Petersburg", "St.|Petersburg"},
        {"Mobile, Ala., and", "Mobile|,|Ala.|,|and"},
        {"wait... then", "wait|...|then"},
        {"on Facebook.com today", "on|Facebook|.|com|today"},
        {"so\u00ADne\u200Bver", "so\u00ADne\u200Bver"},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(split(one.text), one.tokens);
    }
}

TEST(EnglishTokens, Sentences) {
    const struct {
        const char* text;
        const char* tokens;
    } cases[] = {
        {"He left. She stayed.", "He|left|. / She|stayed|."},
        {"He met Gen. Smith. They spoke.", "He|met|Gen.|Smith|. / They|spoke|."},
        {"He lives in the U.S. The army left.", "He|lives|in|the|U.S. / The|army|left|."},
        {"He left the U.S. Army.", "He|left|the|U.S.|Army|."},
        {"It fell at 5 p.m. Police came.", "It|fell|at|5|p.m. / Police|came|."},
        {"It fell at 5 p.m. Monday.", "It|fell|at|5|p.m.|Monday|."},
        {"He said: \"Go.\" Then he left.", "He|said|:|\"|Go|.|\" / Then|he|left|."},
        {"\"Stop!\" he said. \"Go.\"", "\"|Stop|!|\"|he|said|. / \"|Go|.|\""},
        {"\u201CGo.\u201D He left.", "\u201C|Go|.|\u201D / He|left|."},
        {"It rose 3.5 percent. It fell.", "It|rose|3.5|percent|. / It|fell|."},
        {"He waited... and left.", "He|waited|...|and|left|."},
        {"He waited... She left.", "He|waited|... / She|left|."},
        {"In 2015. Then", "In|2015|. / Then"},
        {"3. Go home.", "3|.|Go|home|."},
        {"He works at Acme Inc. in Rome.", "He|works|at|Acme|Inc.|in|Rome|."},
        {"He works at Acme Inc. The firm fell.", "He|works|at|Acme|Inc. / The|firm|fell|."},
        {"He said no. Five died.", "He|said|no|. / Five|died|."},
        {"It was he and I. She left.", "It|was|he|and|I|. / She|left|."},
        {"One line\nanother", "One|line / another"},
        {"It ended.The army left.", "It|ended|. / The|army|left|."},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(split(one.text), one.tokens);
    }
}

TEST(EnglishTokens, Fold) {
    const struct {
        const char* word;
        const char* folded;
    } cases[] = {
        {"\u2019S", "'s"},
        {"C\u00D4TE", "cote"},
        {"M\u00FCnchen", "munchen"},
        {"\u0130stanbul", "istanbul"},
        {"\u0141\u00F3d\u017A", "lodz"},
        {"Troms\u00F8", "tromso"},
        {"Stra\u00DFe", "strasse"},
        {"\u02BFAmm\u0101n", "'amman"},
        {"U.S.", "u.s."},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(fold(one.word, LanguageId::english), one.folded);
    }
}

TEST(EnglishTokens, FoldIsIdempotent) {
    for (char32_t c = 1; c < 0x30000; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        std::string letter;
        append_utf8(letter, c);
        const std::string once = fold(letter, LanguageId::english);
        ASSERT_EQ(fold(once, LanguageId::english), once) << std::hex << std::uint32_t{c};
    }
}

}  // namespace

}  // namespace khabar
