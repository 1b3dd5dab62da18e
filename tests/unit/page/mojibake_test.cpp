#include "khabar/page/mojibake.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <chrono>
#include <sstream>
#include <string>

#include "khabar/core/utf8.h"
#include "tests/read_file.h"

namespace khabar::page {
namespace {

// UTF-8 read as `charset` and encoded as UTF-8 again.
std::string misread(const std::string& text, const char* charset) {
    std::string out;
    icu::UnicodeString(text.data(), static_cast<std::int32_t>(text.size()), charset)
        .toUTF8String(out);
    return out;
}

std::string repeat(const std::string& part, int count) {
    std::string out;
    for (int at = 0; at < count; ++at) {
        out += part;
    }
    return out;
}

// The Arabic page of pages.case: prose that somebody wrote for tests.
std::string arabic_page() {
    const std::string cases = tests::read_file(KHABAR_SOURCE_DIR "/tests/unit/page/pages.case");
    const std::size_t begin = cases.find("<!DOCTYPE");
    return cases.substr(begin, cases.find("\n---\n") - begin);
}

// "al-jisr" (the bridge).
const std::string bridge = "\xD8\xA7\xD9\x84\xD8\xAC\xD8\xB3\xD8\xB1";

void expect_mended(const std::string& broken, const std::string& whole, std::string_view charset) {
    std::string text = broken;
    EXPECT_EQ(mend_mojibake(text), charset);
    EXPECT_EQ(text, whole);
}

void expect_kept(const std::string& text) {
    expect_mended(text, text, "");
}

TEST(Mojibake, MendsAWholePage) {
    const std::string page = arabic_page();
    ASSERT_GT(page.size(), 1000U);
    for (const char* charset : {"windows-1252", "windows-1256"}) {
        SCOPED_TRACE(charset);
        expect_mended(misread(page, charset), page, charset);
    }
    expect_mended(misread(page, "iso-8859-1"), page, "windows-1252");
}

TEST(Mojibake, MendsWhatWasMisreadTwice) {
    const std::string page = arabic_page();
    for (const char* charset : {"windows-1252", "windows-1256"}) {
        SCOPED_TRACE(charset);
        expect_mended(misread(misread(page, charset), charset), page, charset);
    }
    const std::string thrice =
        misread(misread(misread(page, "windows-1252"), "windows-1252"), "windows-1252");
    expect_mended(thrice, page, "windows-1252");
}

TEST(Mojibake, MendsTheBrokenPartAlone) {
    const std::string page = arabic_page();
    const std::string title = "<title>" + bridge + " " + bridge + " " + bridge + "</title>";
    for (const char* charset : {"windows-1252", "windows-1256"}) {
        SCOPED_TRACE(charset);
        expect_mended(title + misread(page, charset) + title, title + page + title, charset);
    }
}

TEST(Mojibake, MendsAShortTextThatIsAllBroken) {
    const std::string text = bridge + " 2020 " + bridge + ".";
    expect_mended(misread(text, "windows-1252"), text, "windows-1252");
    expect_mended(misread(text, "windows-1256"), text, "windows-1256");
}

TEST(Mojibake, MendsSignsOfALatinText) {
    const std::string text =
        "He\xE2\x80\x99s said \xE2\x80\x9Cno\xE2\x80\x9D \xE2\x80\x93 and "
        "\xE2\x80\x9Cyes\xE2\x80\x9D at the caf\xC3\xA9.";
    expect_mended(misread(text, "windows-1252"), text, "windows-1252");
}

TEST(Mojibake, LeavesLostBytesLost) {
    // windows-1252 has no character for the second byte of fa: some programs leave it out.
    const std::string fa = "\xD9\x81";
    const std::string text = repeat(bridge + " ", 6) + fa + " " + repeat(bridge + " ", 6);
    std::string broken = misread(text, "windows-1252");
    const std::size_t lost = broken.find("\xC3\x99\xC2\x81");
    ASSERT_NE(lost, std::string::npos);
    broken.erase(lost + 2, 2);
    expect_mended(broken, repeat(bridge + " ", 6) + "\xC3\x99 " + repeat(bridge + " ", 6),
                  "windows-1252");
}

TEST(Mojibake, KeepsTextsThatShowAnExample) {
    const std::string page = arabic_page();
    const std::string example = bridge + " " + bridge;
    for (const char* charset : {"windows-1252", "windows-1256"}) {
        SCOPED_TRACE(charset);
        expect_kept(page + misread(example, charset) + page);
        expect_kept("What does \"" + misread(example, charset) + "\" in my page mean?");
    }
    expect_kept("The sign \xC3\xA2\xE2\x82\xAC\xE2\x84\xA2 should be an apostrophe.");
    expect_kept(
        "Why is \xC3\xA9 shown as \xC3\x83\xC2\xA9 and \xE2\x80\x99 as "
        "\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2?");
}

TEST(Mojibake, KeepsWholeTexts) {
    expect_kept("");
    expect_kept("plain");
    expect_kept(arabic_page());
    expect_kept(tests::read_file(KHABAR_SOURCE_DIR "/tests/unit/page/texts.case"));
    // French; Portuguese capitals; Arabic words that end in a pair that windows-1256 could misread
    expect_kept(
        "\xC3\x89t\xC3\xA9 \xC3\xA0 No\xC3\xABl, \xC2\xAB\xC2\xA0\xC3\xA7\xC3\xA0\xC2\xA0\xC2\xBB");
    expect_kept(repeat("N\xC3\x83O \xC3\x89\xC2\xBB ", 50) + "\xC3\xA3\xC3\xA3");
    expect_kept(repeat("\xD8\xB4\xD8\xB1\xD8\xB7\xD8\x8C \xD8\xAD\xD9\x81\xD8\xB8\xC2\xBB ", 50));
}

TEST(Mojibake, GivesWellFormedTextForAny) {
    std::uint32_t state = 1;
    const char* parts[] = {"\xC3\x98",
                           "\xC2\xA7",
                           "\xC3\x99",
                           "\xE2\x80\x9E",
                           "\xC3\xA2",
                           "\xE2\x82\xAC",
                           "\xE2\x84\xA2",
                           "\xD8\xB7",
                           "\xD8\xB8",
                           "a",
                           " ",
                           "\xC3\xB0",
                           "\xC5\xB8",
                           "\xC2\x81"};
    for (int i = 0; i < 2000; ++i) {
        std::string text;
        for (int n = 0; n < 40; ++n) {
            state = state * 1664525u + 1013904223u;
            text += parts[(state >> 16u) % std::size(parts)];
        }
        mend_mojibake(text);
        ASSERT_TRUE(is_utf8(text));
    }
}

}  // namespace
}  // namespace khabar::page
