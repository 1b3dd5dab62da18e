// The watcher in the real world: threads, sockets, and a server with every fault.
#include "khabar/live/web.h"

#include <atomic>
#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/input/server.h"

namespace khabar::live {
namespace {

using std::chrono::seconds;

// A function of the World has no state of its own.
std::atomic<bool> stop_now = false;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

bool stop_asked() {
    return stop_now;
}

bool never() {
    return false;
}

input::FetchRules rules() {
    input::FetchRules rules;
    // 127.0.0.1 stands for the open web, the rest of the loopback for a private network.
    rules.set_apart = [](std::span<const std::uint8_t> address) {
        return address.back() == 1 ? std::string_view() : std::string_view("private network");
    };
    return rules;
}

Reply ask(World& web, What what, const std::string& address) {
    web.ask({1, what, address, {}});
    auto reply = web.wait(web.now() + seconds(60));
    EXPECT_TRUE(reply) << address;
    return reply ? *std::move(reply) : Reply{0, {Error{ErrorCode::io, "", ""}}};
}

TEST(Web, ARedirectToAPrivateAddressIsRefused) {
    const tests::Server server;
    Web web(rules(), never, 2);
    const std::string there =
        "http://127.0.0.2" + server.site().substr(server.site().rfind(':')) + "page";
    for (const What what : {What::robots, What::feed, What::page}) {
        const Reply first = ask(web, what, server.site() + "to/" + there);
        EXPECT_EQ(first.answer.status, 302U);
        EXPECT_EQ(first.answer.location, there) << "it is told, and not followed";
        const Reply second = ask(web, what, first.answer.location);
        ASSERT_FALSE(second.answer.page);
        EXPECT_EQ(second.answer.page.error().code, ErrorCode::forbidden);
        EXPECT_EQ(second.answer.status, 0U);
    }
}

TEST(Web, EachKindHasItsMediaAndSize) {
    const tests::Server server;
    Web web(rules(), never, 2);
    EXPECT_EQ(ask(web, What::page, server.site() + "binary").answer.page.error().code,
              ErrorCode::not_text);
    EXPECT_TRUE(ask(web, What::robots, server.site() + "binary").answer.page);
    const Reply robots = ask(web, What::robots, server.site() + "endless");
    ASSERT_TRUE(robots.answer.page) << "the head of it is enough";
    EXPECT_EQ(robots.answer.page->bytes.size(), input::max_robots_bytes + 1);
    EXPECT_EQ(ask(web, What::page, server.site() + "endless").answer.page.error().code,
              ErrorCode::too_large);
}

TEST(Web, AStopBreaksOffWhatIsOnItsWay) {
    const tests::Server server;
    const auto begin = std::chrono::steady_clock::now();
    {
        Web web(rules(), stop_asked, 2);
        web.ask({1, What::page, server.site() + "slow", {}});
        web.ask({2, What::page, server.site() + "silent", {}});
        EXPECT_FALSE(web.wait(web.now() + std::chrono::milliseconds(300)));
        stop_now = true;
        EXPECT_FALSE(web.wait(Moment::max()));
    }
    stop_now = false;
    EXPECT_LT(std::chrono::steady_clock::now() - begin, seconds(10));
}

}  // namespace
}  // namespace khabar::live
