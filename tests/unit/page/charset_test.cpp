#include "khabar/page/charset.h"

#include <gtest/gtest.h>

#include <string>

namespace khabar::page {
namespace {

using std::string_literals::operator""s;

// "al-jisr" (the bridge) in UTF-8.
const std::string bridge = "\xD8\xA7\xD9\x84\xD8\xAC\xD8\xB3\xD8\xB1";
const std::string bridge_1256 = "\xC7\xE1\xCC\xD3\xD1";

std::string repeat(const std::string& part, int count) {
    std::string out;
    for (int at = 0; at < count; ++at) {
        out += part;
    }
    return out;
}

std::string utf16(const std::string& units, bool big) {
    std::string out;
    for (std::size_t at = 0; at + 1 < units.size(); at += 2) {
        out += big ? std::string{units[at], units[at + 1]} : std::string{units[at + 1], units[at]};
    }
    return out;
}

TEST(DecodeText, FindsTheCharset) {
    const std::string big = "\x06\x27\x06\x44\x06\x2C\x06\x33\x06\x31"s;
    const struct {
        const char* name;
        std::string bytes;
        std::string text;
        std::string charset;
    } cases[] = {
        {"ASCII", "plain", "plain", "UTF-8"},
        {"UTF-8", bridge, bridge, "UTF-8"},
        {"UTF-8 mark", "\xEF\xBB\xBF" + bridge, bridge, "UTF-8"},
        {"UTF-16LE mark", "\xFF\xFE" + utf16(big, false), bridge, "UTF-16LE"},
        {"UTF-16BE mark", "\xFE\xFF" + utf16(big, true), bridge, "UTF-16BE"},
        {"UTF-32LE mark", "\xFF\xFE\0\0a\0\0\0"s, "a", "UTF-32LE"},
        {"UTF-16LE by shape", repeat("a\0b\0 \0"s, 10), repeat("ab ", 10), "UTF-16LE"},
        {"UTF-16BE by shape", repeat("\0a\0b\0 "s, 10), repeat("ab ", 10), "UTF-16BE"},
        {"declared", "<meta charset=windows-1256>" + bridge_1256,
         "<meta charset=windows-1256>" + bridge, "windows-1256"},
        {"declared by http-equiv",
         "<META http-equiv='Content-Type' content='text/html; charset=Windows-1256'>" + bridge_1256,
         "<META http-equiv='Content-Type' content='text/html; charset=Windows-1256'>" + bridge,
         "windows-1256"},
        {"UTF-8 under a lie", "<meta charset=windows-1256>" + bridge,
         "<meta charset=windows-1256>" + bridge, "UTF-8"},
        {"cut UTF-8", "<meta charset=utf-8>" + repeat(bridge + " ", 40) + "\xD8",
         "<meta charset=utf-8>" + repeat(bridge + " ", 40) + "\xEF\xBF\xBD", "UTF-8"},
        {"latin1 is windows-1252", "<meta charset=iso-8859-1>\x93quoted\x94",
         "<meta charset=iso-8859-1>\xE2\x80\x9Cquoted\xE2\x80\x9D", "windows-1252"},
    };
    for (const auto& one : cases) {
        SCOPED_TRACE(one.name);
        const auto decoded = decode_text(one.bytes);
        ASSERT_TRUE(decoded);
        EXPECT_EQ(decoded->text, one.text);
        EXPECT_EQ(decoded->charset, one.charset);
    }
}

TEST(DecodeText, ReadsWhatThePageDeclares) {
    EXPECT_EQ(declared_charset("<meta charset=\"UTF-8\">"), "utf-8");
    EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='ISO-8859-6'?>"), "iso-8859-6");
    EXPECT_EQ(declared_charset("<meta name=x content='charset'><meta charset = 'a-b' />"), "a-b");
    EXPECT_EQ(declared_charset("<p>charset=x"), "");
    EXPECT_EQ(declared_charset(""), "");
}

TEST(DecodeText, OpensNoFileUnderAPagesName) {
    const auto decoded = decode_text("<meta charset='../../../etc/passwd'>\xE9t\xE9");
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->charset.find('/'), std::string::npos);
}

TEST(DecodeText, RefusesBinaries) {
    const std::string cases[] = {
        "%PDF-1.4 text",
        "PK\x03\x04....",
        "\x89PNG\r\n",
        "\xFF\xD8\xFF\xE0 jpeg",
        "\x1F\x8B\x08 gzip",
        "\x7F"
        "ELF",
        std::string(1000, '\0'),
        repeat("abc\x01\x02", 100),
        "\xEF\xBB\xBF" + std::string(1000, '\0'),
    };
    for (const std::string& one : cases) {
        const auto decoded = decode_text(one);
        ASSERT_FALSE(decoded) << one.substr(0, 10);
        EXPECT_EQ(decoded.error().code, ErrorCode::not_text);
    }
}

TEST(DecodeText, KeepsATextWithAFewControls) {
    const auto decoded = decode_text(repeat("A long line of text. ", 20) + "\x01");
    EXPECT_TRUE(decoded);
}

}  // namespace
}  // namespace khabar::page
