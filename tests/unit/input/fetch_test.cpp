// What the command's own test (tests/commands/fetch_test.py) cannot ask for: other times and sizes,
// and an address that is set apart behind one that is not.
#include "khabar/input/web/fetch.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server.h"

namespace khabar::input {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::HasSubstr;

class FetchTest : public testing::Test {
protected:
    FetchTest() { rules.set_apart = nullptr; }

    /// "ok|media|charset|bytes" or "code|detail".
    std::string dump(const std::string& address) {
        const Expected<Fetched> page = fetch(address, rules);
        if (!page) {
            return std::string(name(page.error().code)) + "|" + page.error().detail;
        }
        return "ok|" + page->media + "|" + page->charset + "|" + std::to_string(page->bytes.size());
    }

    tests::Server server;
    FetchRules rules;
};

TEST_F(FetchTest, APage) {
    const auto page = fetch(server.site() + "header_charset", rules);
    ASSERT_TRUE(page) << page.error().detail;
    EXPECT_EQ(page->media, "text/html");
    EXPECT_EQ(page->charset, "windows-1256");
    EXPECT_EQ(page->url, server.site() + "header_charset");
    EXPECT_THAT(page->bytes, HasSubstr("<article>"));
    EXPECT_EQ(dump(server.site() + "empty"), "ok|text/html||0");
    // The type of a redirect is not the type of the page.
    EXPECT_THAT(dump(server.site() + "typed_then_untyped"), HasSubstr("ok|||"));
}

TEST_F(FetchTest, TakesNoLongerThanAsked) {
    const auto begin = std::chrono::steady_clock::now();
    rules.whole_time = milliseconds(300);
    EXPECT_EQ(dump(server.site() + "silent"), "fetch|the host took too long");
    EXPECT_EQ(dump(server.site() + "slow"), "fetch|the host took too long");
    rules.whole_time = seconds(50);
    rules.stall_time = seconds(1);
    EXPECT_EQ(dump(server.site() + "slow"), "fetch|the host took too long");
    EXPECT_LT(std::chrono::steady_clock::now() - begin, seconds(30));
}

TEST_F(FetchTest, TakesNoMoreThanAsked) {
    const auto page = fetch(server.site() + "page", rules);
    ASSERT_TRUE(page);
    rules.max_bytes = page->bytes.size();
    EXPECT_TRUE(fetch(server.site() + "page", rules));
    EXPECT_TRUE(fetch(server.site() + "gzip", rules));
    --rules.max_bytes;
    const std::string wanted =
        "too_large|the page is over " + std::to_string(rules.max_bytes) + " bytes";
    for (const char* path : {"page", "gzip", "bomb", "endless", "large"}) {
        EXPECT_EQ(dump(server.site() + path), wanted) << path;
    }
}

TEST_F(FetchTest, EveryRedirectIsHeldToTheRules) {
    rules.set_apart = [](std::span<const std::uint8_t> address) {
        return address.back() == 1 ? std::string_view() : std::string_view("another's");
    };
    const std::string port = server.site().substr(server.site().rfind(':'));
    EXPECT_THAT(dump(server.site() + "page"), HasSubstr("ok|"));
    const auto page = fetch(server.site() + "to/http://127.0.0.2" + port + "page", rules);
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, ErrorCode::forbidden);
    EXPECT_EQ(page.error().detail,
              "the address of the host is set apart (another's): only --allow-private fetches "
              "from it");
    EXPECT_EQ(page.error().where, "http://127.0.0.2" + port + "page");
}

TEST_F(FetchTest, AsksWhetherItChanged) {
    const std::string address = server.site() + "same";
    const Answer first = fetch_once(address, rules);
    ASSERT_TRUE(first.page);
    EXPECT_EQ(first.status, 200U);
    EXPECT_FALSE(first.unchanged());
    EXPECT_EQ(first.validators.etag, "\"v1\"");
    EXPECT_EQ(first.validators.modified, "Wed, 10 Mar 2021 10:00:00 GMT");
    EXPECT_TRUE(fetch_once(address, rules, first.validators).unchanged());
    EXPECT_FALSE(fetch_once(address, rules, {"\"v2\"", ""}).unchanged());
    // What cannot stand in a header is not sent.
    const std::string evil = "\"v1\"\r\nIf-Modified-Since: x";
    EXPECT_FALSE(fetch_once(address, rules, {evil, std::string(2000, 'x')}).unchanged());
    EXPECT_EQ(fetch_once(server.site() + "page", rules).validators, Validators());
}

TEST_F(FetchTest, TellsWhenToComeAgain) {
    const auto told = [&](const std::string& path) {
        const Answer answer = fetch_once(server.site() + "later/" + path, rules);
        return std::to_string(answer.status) + "|" +
               (answer.retry_after ? std::to_string(answer.retry_after->count()) : "") + "|" +
               answer.page.error().detail;
    };
    EXPECT_EQ(told("429/120"),
              "429|120|the host answered with status 429 (it was asked too often), and is not to "
              "be asked again for 120 s");
    EXPECT_EQ(told("503"), "503||the host answered with status 503");
    EXPECT_THAT(told("503/99999999999"), HasSubstr("503|31622400|"));
    EXPECT_THAT(told("503/soon"), HasSubstr("503||"));
    EXPECT_THAT(told("503/Wed,%2010%20Mar%202021"), HasSubstr("503||"));
}

TEST_F(FetchTest, OneRequestFollowsNoRedirect) {
    const Answer answer = fetch_once(server.site() + "redirect", rules);
    EXPECT_EQ(answer.status, 301U);
    EXPECT_EQ(answer.location, server.site() + "page");
    const Answer refused = fetch_once(server.site() + "to/file:///etc/passwd", rules);
    EXPECT_EQ(refused.location, "");
    EXPECT_EQ(refused.page.error().code, ErrorCode::forbidden);
}

TEST_F(FetchTest, IsAskedBeforeEachRequest) {
    std::vector<std::string> asked;
    const auto may = [&](const std::string& address) -> std::optional<Error> {
        asked.push_back(address.substr(server.site().size()));
        return asked.size() == 3 ? std::optional(Error{ErrorCode::forbidden, address, "no more"})
                                 : std::nullopt;
    };
    const Answer answer = fetch_permitted(server.site() + "hops/4", rules, may);
    EXPECT_EQ(answer.page.error().detail, "no more");
    EXPECT_THAT(asked, testing::ElementsAre("hops/4", "hops/3", "hops/2"));
}

TEST_F(FetchTest, IsBrokenOffWhenSomebodySaysSo) {
    rules.stopped = [] { return true; };
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(dump(server.site() + "silent"), "fetch|it was broken off");
    EXPECT_LT(std::chrono::steady_clock::now() - begin, seconds(10));
}

TEST_F(FetchTest, TheLoopbackIsSetApartUnlessAsked) {
    rules = FetchRules{};
    const std::string by_name =
        "http://localhost" + server.site().substr(server.site().rfind(':')) + "page";
    for (const std::string& address : {server.site() + "page", by_name}) {
        EXPECT_EQ(dump(address),
                  "forbidden|the address of the host is set apart (loopback): only --allow-private "
                  "fetches from it");
    }
}

}  // namespace
}  // namespace khabar::input
