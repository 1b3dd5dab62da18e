#include "khabar/page/charset.h"

#include <gtest/gtest.h>

#include <string>

#include "khabar/page/charset_prescan.h"

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
    const struct {
        std::string html;
        std::string label;
    } cases[] = {
        {"<meta charset=\"UTF-8\">", "utf-8"},
        {"<?xml version='1.0' encoding='ISO-8859-6'?>", "iso-8859-6"},
        {"<meta name=x content='charset'><meta charset = 'a-b' />", "a-b"},
        {"<meta/charset=cp1256>", "cp1256"},
        {"<meta http-equiv=Content-Type content='text/html; charset = \"a-b\"; x'>", "a-b"},
        {"<meta content='text/html;charset=a-b' http-equiv=content-type>", "a-b"},
        {"<meta content='text/html;charset=a-b'>", ""},
        {"<!-- <meta charset=no> --><meta charset=yes>", "yes"},
        {"<!--><meta charset=yes>", "yes"},
        {"<a title='<meta charset=no>'><meta charset=yes>", "yes"},
        {"<!doctype html><metadata charset=no><meta charset=yes>", "yes"},
        {"</p title='>'><meta charset=yes>", "yes"},
        {"<meta charset=' yes '>", "yes"},
        {"<meta charset=''><meta charset=yes>", "yes"},
        {std::string(4000, ' ') + "<meta charset=yes>", "yes"},
        {std::string(4090, ' ') + "<meta charset=late>", ""},
        {"<p>charset=x", ""},
        {"<meta charset", ""},
        {"<meta charset=", ""},
        {"<meta charset='open", "open"},
        {"<", ""},
        {"</", ""},
        {"", ""},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(declared_charset(one.html), one.label) << one.html;
    }
}

TEST(DecodeText, TakesTheWordOfTheServerBeforeThePages) {
    const std::string html = "<meta charset=windows-1252>" + bridge_1256;
    EXPECT_EQ(decode_text(html, "Windows-1256")->charset, "windows-1256");
    EXPECT_EQ(decode_text(html)->charset, "windows-1252");
    EXPECT_EQ(decode_text(html, "no-such-charset")->charset, "windows-1252");
    EXPECT_EQ(decode_text("<meta charset=windows-1252>" + bridge, "windows-1256")->charset, "UTF-8")
        << "bytes that are UTF-8 win over both";
}

TEST(DecodeText, KnowsTheLabelsOfTheWeb) {
    const struct {
        const char* label;
        const char* charset;
    } cases[] = {
        {"cp1256", "windows-1256"},         {"x-cp1256", "windows-1256"},
        {"x-windows-1256", "windows-1256"}, {"arabic", "iso-8859-6"},
        {"ASMO-708", "iso-8859-6"},         {"x-user-defined", "windows-1252"},
        {"ISO-8859-9", "windows-1254"},     {"gb2312", "gb18030"},
        {"tis-620", "windows-874"},         {"ibm-864", "ibm-864"},
    };
    for (const auto& one : cases) {
        const auto decoded = decode_text("<meta charset=" + std::string(one.label) + ">\xC7\xE1");
        ASSERT_TRUE(decoded) << one.label;
        EXPECT_EQ(decoded->charset, one.charset) << one.label;
    }
    EXPECT_EQ(decode_text("<meta charset=utf-16>" + bridge)->charset, "UTF-8");
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
