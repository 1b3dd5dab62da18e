// What many at once, and what goes wrong while an answer is made, may cost.
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net_http_server.h"

namespace khabar::serve {
namespace {

using std::chrono::milliseconds;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

std::string asking(const std::string& path) {
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

// A connection counts without a lock, so it must end on the thread of the network (asserted there),
// also where the last who holds it was the thread that answered.
TEST_F(HttpServerTest, OutlivesWhoLeavesWhileTheyAreAnswered) {
    Limits limits;
    limits.quick_threads = 16;  // more than can run: some are held up just after they answered
    begin(limits);
    std::vector<std::thread> clients;
    for (int i = 0; i < 8; ++i) {
        clients.emplace_back([this] {
            for (int k = 0; k < 200; ++k) {
                Client gone(port());
                gone.send(asking("/a") + asking(k % 8 == 0 ? "/stream" : "/pause")).read("/a? ");
                gone.reset();
            }
        });
    }
    for (std::thread& client : clients) {
        client.join();
    }
    EXPECT_THAT(ask("GET /a HTTP/1.1\r\n" + std::string(last)), EndsWith("/a? "));
}

TEST_F(HttpServerTest, BoundsAllAnswersTogether) {
    Limits limits;
    limits.answers = 20u << 20u;
    begin(limits);
    std::vector<std::unique_ptr<Client>> readers;
    const auto take_nothing = [&](const std::string& path) {
        readers.push_back(std::make_unique<Client>(port(), 4096));
        readers.back()->send(asking(path));
        return readers.back()->read("\r\n");
    };
    EXPECT_THAT(take_nothing("/big"), StartsWith("HTTP/1.1 200"));
    EXPECT_THAT(take_nothing("/big"), StartsWith("HTTP/1.1 200"));
    for (int i = 0; i < 3; ++i) {
        EXPECT_THAT(take_nothing("/big"), StartsWith("HTTP/1.1 503"));
    }
    EXPECT_THAT(ask("GET /a HTTP/1.1\r\n" + std::string(last)), EndsWith("/a? "))
        << "a short one still fits";
    readers.clear();
    for (int i = 0; i < 20; ++i) {
        std::this_thread::sleep_for(milliseconds(50));
        if (take_nothing("/big").starts_with("HTTP/1.1 200")) {
            return;
        }
    }
    FAIL() << "the room is free again";
}

TEST_F(HttpServerTest, CountsAnAnswerThatManyShareOnce) {
    Limits limits;
    limits.answers = 10u << 20u;
    begin(limits);
    std::vector<std::unique_ptr<Client>> readers;
    for (int i = 0; i < 5; ++i) {
        readers.push_back(std::make_unique<Client>(port(), 4096));
        readers.back()->send(asking("/shared"));
        EXPECT_THAT(readers.back()->read("\r\n"), StartsWith("HTTP/1.1 200")) << i;
    }
    EXPECT_THAT(ask("GET /big HTTP/1.1\r\n" + std::string(last)), StartsWith("HTTP/1.1 503"));
}

TEST_F(HttpServerTest, OutlivesAnAnswerThatThrows) {
    begin();
    EXPECT_THAT(ask(asking("/throws") + "GET /a HTTP/1.1\r\n" + std::string(last)),
                testing::AllOf(StartsWith("HTTP/1.1 500"), EndsWith("/a? ")));
    const std::string cut = ask(asking("/stream?throws"));
    EXPECT_THAT(cut, testing::Not(EndsWith("0\r\n\r\n"))) << "it is not whole";
    EXPECT_THAT(ask("GET /a HTTP/1.1\r\n" + std::string(last)), EndsWith("/a? "));
}

TEST_F(HttpServerTest, BeginsNoEventStreamWhileItStops) {
    begin();
    Client late(port());
    late.send(asking("/late"));
    std::this_thread::sleep_for(milliseconds(100));
    stop();
    EXPECT_THAT(late.read(), StartsWith("HTTP/1.1 503"));
    EXPECT_EQ(hub_.listeners(), 0u);
}

}  // namespace
}  // namespace khabar::serve
