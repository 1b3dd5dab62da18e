#include "khabar/input/content_type.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace khabar::input {
namespace {

TEST(ContentType, Headers) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"text/html", "text/html|"},
        {"Text/HTML; charset=windows-1256", "text/html|windows-1256"},
        {"text/html;charset=\"utf-8\"", "text/html|utf-8"},
        {"text/html charset=utf-8", "text/html|utf-8"},
        {"text/html, text/html", "text/html|"},
        {" text/html; charset=utf-8, text/plain", "text/html|utf-8"},
        {"text/html, charset=utf-8", "text/html|utf-8"},
        {"text/html; boundary=x; CHARSET = 'utf-8' ; charset=other", "text/html|utf-8"},
        {"text/html; charset=\"cut", "text/html|cut"},
        {"text/html; charset=", "text/html|"},
        {"text/html; mycharset=utf-8;;", "text/html|"},
        {"text/html; charset=" + std::string(100, 'x'), "text/html|"},
        {"", "|"},
        {";", "|"},
        {"; charset=utf-8", "|utf-8"},
    };
    for (const auto& [header, wanted] : cases) {
        const ContentType type = read_content_type(header);
        EXPECT_EQ(type.media + "|" + type.charset, wanted) << header;
    }
}

TEST(ContentType, Kinds) {
    EXPECT_EQ(kind_by_media(""), InputKind::automatic);
    EXPECT_EQ(kind_by_media("*/*"), InputKind::automatic);
    EXPECT_EQ(kind_by_media("unknown/unknown"), InputKind::automatic);
    EXPECT_EQ(kind_by_media("text/html"), InputKind::html);
    EXPECT_EQ(kind_by_media("application/xhtml+xml"), InputKind::html);
    EXPECT_EQ(kind_by_media("text/plain"), InputKind::text);
    EXPECT_EQ(kind_by_media("text/markdown"), InputKind::text);
    EXPECT_EQ(kind_by_media("application/json"), InputKind::ndjson);
    EXPECT_EQ(kind_by_media("application/x-ndjson"), InputKind::ndjson);
    for (const char* media : {"application/pdf", "image/png", "text/css", "text/xml", "text"}) {
        EXPECT_FALSE(kind_by_media(media)) << media;
    }
}

}  // namespace
}  // namespace khabar::input
