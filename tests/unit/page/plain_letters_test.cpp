#include "khabar/page/plain_letters.h"

#include <gtest/gtest.h>

#include <string>

#include "khabar/core/utf8.h"

namespace khabar::page {
namespace {

std::string utf8(const std::u32string& letters) {
    std::string out;
    for (const char32_t letter : letters) {
        append_utf8(out, letter);
    }
    return out;
}

TEST(PlainLetters, GivesOrdinaryLetters) {
    const struct {
        const char* name;
        std::u32string text;
        std::u32string plain;
    } cases[] = {
        {"nothing", U"", U""},
        {"ordinary letters", U"\u0642\u064F\u062A\u0644 (a\u2013b) \u00AB\u00E9\u00BB\u060C",
         U"\u0642\u064F\u062A\u0644 (a\u2013b) \u00AB\u00E9\u00BB\u060C"},
        {"shapes", U"a \uFED7\uFE98\uFEDE b", U"a \u0642\u062A\u0644 b"},
        {"hamza stays", U"\uFE83\uFEE3\uFEE6", U"\u0623\u0645\u0646"},
        {"lam-alef", U"\uFEFB\uFEF7", U"\u0644\u0627\u0644\u0623"},
        {"marks keep what they are", U"\uFED7\uFE79\uFE98\uFE76", U"\u0642\u064F\u062A\u064E"},
        {"a word in one sign", U"\uFDF2", U"\u0627\u0644\u0644\u0647"},
        {"blessings and brackets stay", U"\uFDFA\uFDFB\uFDFD\uFD3E\uFD3F",
         U"\uFDFA\uFDFB\uFDFD\uFD3E\uFD3F"},
        {"controls go", U"\u200Fa\u200Eb\u202Bc\u202C\u2067d\u2069\u061C\u00AD\u200B\u200D\uFEFF",
         U"abcd"},
        {"the non-joiner stays", U"\u0645\u06CC\u200C\u0634\u0648\u062F",
         U"\u0645\u06CC\u200C\u0634\u0648\u062F"},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(plain_letters(utf8(one.text)), utf8(one.plain)) << one.name;
    }
}

}  // namespace
}  // namespace khabar::page
