#include "khabar/input/web/web_address.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace khabar::input {
namespace {

using std::string_literals::operator""s;

std::string dump(const std::string& address) {
    const Expected<std::string> read = web_address(address);
    return read ? *read : std::string(name(read.error().code));
}

TEST(WebAddress, IsNoFile) {
    for (const char* address : {"http://a", "HTTPS://a/b", "ftp://a", "file:///a", "a+b-c.1://"}) {
        EXPECT_TRUE(is_address(address)) << address;
    }
    for (const char* file :
         {"", "-", "a.html", "http:/a", "http:a", "://a", "a b://c", "./http://a", "/http://a"}) {
        EXPECT_FALSE(is_address(file)) << file;
    }
}

TEST(WebAddress, AsItIsAsked) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"http://example.org", "http://example.org/"},
        {"HTTPS://Example.ORG/A?b=C#part", "https://example.org/A?b=C"},
        {"http://example.org:8080/a/../b", "http://example.org:8080/b"},
        {"http://example.org/\xD8\xA7 b?q=\xD8\xA7", "http://example.org/%d8%a7%20b?q=%d8%a7"},
        {"http://example.org/%D8%A7", "http://example.org/%D8%A7"},
        {"http://b\xC3\xBC"
         "cher.example/",
         "http://xn--bcher-kva.example/"},
        {"http://\xD9\x85\xD8\xAB\xD8\xA7\xD9\x84.example/", "http://xn--mgbh0fb.example/"},
        {"http://[::1]:80/", "http://[::1]:80/"},
        {"http://2130706433/", "http://127.0.0.1/"},
        {"http://0x7f.1/", "http://127.0.0.1/"},
        {"ftp://example.org/", "forbidden"},
        {"file:///etc/passwd", "forbidden"},
        {"gopher://example.org/", "forbidden"},
        {"javascript://example.org/", "forbidden"},
        {"http://name@example.org/", "forbidden"},
        {"http://name:word@example.org/", "forbidden"},
        {"http://", "fetch"},
        {"http:///", "fetch"},
        {"http://exa mple.org/", "fetch"},
        {"http://example.org:99999/", "fetch"},
        {"http://[::1/", "fetch"},
        {"http://example.org/\r\nHost: other", "fetch"},
        {"http://example.org/\0x"s, "fetch"},
        {"http://\xFF\xFE.example/", "fetch"},
        {"http://example.org/" + std::string(max_address_bytes, 'a'), "fetch"},
    };
    for (const auto& [address, wanted] : cases) {
        EXPECT_EQ(dump(address), wanted) << address.substr(0, 60);
    }
}

}  // namespace
}  // namespace khabar::input
