// Requests, bodies, streams and events over sockets.
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net_http_server.h"

namespace khabar::serve {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST_F(HttpServerTest, AnswersWithTheHeadersThatProtect) {
    begin();
    const std::string answer = ask("GET /a?b=c HTTP/1.1\r\n" + std::string(last));
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
    EXPECT_THAT(answer, HasSubstr("\r\nContent-Length: 7\r\n"));
    EXPECT_THAT(answer,
                HasSubstr("\r\nContent-Security-Policy: default-src 'none'; script-src 'self'"));
    EXPECT_THAT(answer, HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"));
    EXPECT_THAT(answer, HasSubstr("\r\nCross-Origin-Resource-Policy: same-origin\r\n"));
    EXPECT_THAT(answer, HasSubstr("\r\nCache-Control: no-store\r\n"));
    EXPECT_THAT(answer, HasSubstr("\r\nConnection: close\r\n"));
    EXPECT_THAT(answer, EndsWith("\r\n\r\n/a?b=c "));
    EXPECT_THAT(ask("GET / HTTP/1.1\r\n" + std::string(last)), EndsWith("the page"));
}

TEST_F(HttpServerTest, KeepsAliveAndInOrder) {
    begin();
    std::string ahead;
    for (int i = 0; i < 100; ++i) {
        ahead += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
        ahead += "POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi";
    }
    const std::string answer = ask(ahead + "GET /last HTTP/1.1\r\n" + std::string(last));
    std::size_t at = 0;
    for (int i = 0; i < 100; ++i) {
        at = answer.find("\r\n\r\n/" + std::to_string(i) + "? ", at);
        ASSERT_NE(at, std::string::npos) << i;
        at = answer.find("\r\n\r\n/p? hi", at);
        ASSERT_NE(at, std::string::npos) << i;
    }
    EXPECT_THAT(answer, EndsWith("/last? "));
}

TEST_F(HttpServerTest, HeadHasNoBody) {
    begin();
    const std::string answer =
        ask("HEAD /abc HTTP/1.1\r\nHost: a\r\n\r\nHEAD /stream HTTP/1.1\r\n" + std::string(last));
    EXPECT_THAT(answer, HasSubstr("Content-Length: 6\r\n"));
    EXPECT_THAT(answer, Not(HasSubstr("/abc?")));
    EXPECT_THAT(answer, Not(HasSubstr("part")));
    EXPECT_THAT(answer, EndsWith("\r\n\r\n"));
    EXPECT_THAT(answer, Not(HasSubstr("Content-Length: 0"))) << "nobody knows how long a stream is";
    EXPECT_THAT(ask("HEAD /live HTTP/1.1\r\n" + std::string(last)),
                testing::AllOf(StartsWith("HTTP/1.1 200"), Not(HasSubstr("Content-Length"))));
}

TEST_F(HttpServerTest, OldClients) {
    begin();
    EXPECT_THAT(ask("GET /a HTTP/1.0\r\n\r\n"), EndsWith("/a? "));
    const std::string stream = ask("GET /stream HTTP/1.0\r\n\r\n");
    EXPECT_THAT(stream, EndsWith("\r\n\r\npart 3\npart 2\npart 1\n"));
}

TEST_F(HttpServerTest, RefusesBeforeTheBody) {
    begin();
    for (const std::string head :
         {"POST /refused HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\nExpect: "
          "100-continue\r\n\r\n",
          "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n"}) {
        const std::string answer = ask(head);
        EXPECT_THAT(answer, testing::AnyOf(StartsWith("HTTP/1.1 403"), StartsWith("HTTP/1.1 413")));
        EXPECT_THAT(answer, HasSubstr("Connection: close"));
    }
    Client polite(port());
    polite.send("POST /a HTTP/1.1\r\nContent-Length: 2\r\nExpect: 100-continue\r\n" +
                std::string(last));
    EXPECT_THAT(polite.read("\r\n\r\n"), StartsWith("HTTP/1.1 100 Continue"));
    EXPECT_THAT(polite.send("hi").read(), EndsWith("/a? hi"));
    // A refused request without a body leaves the connection as it is.
    EXPECT_THAT(
        ask("GET /refused HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\n" + std::string(last)),
        EndsWith("/b? "));
}

TEST_F(HttpServerTest, BoundsAllBodiesTogether) {
    Limits limits;
    limits.bodies = 1500;
    begin(limits);
    const std::string half =
        "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n" + std::string(900, 'x');
    Client first(port());
    first.send(half);
    std::this_thread::sleep_for(milliseconds(100));
    EXPECT_THAT(ask(half), StartsWith("HTTP/1.1 503"));
    first.send(std::string(100, 'x'));
    EXPECT_THAT(first.read("xxx"), StartsWith("HTTP/1.1 200"));
    EXPECT_THAT(Client(port()).send(half).send(std::string(100, 'x')).read("xxx"),
                StartsWith("HTTP/1.1 200"))
        << "the room is free again";
}

TEST_F(HttpServerTest, Streams) {
    begin();
    const std::string answer =
        ask("GET /stream HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\n" + std::string(last));
    EXPECT_THAT(answer, HasSubstr("Transfer-Encoding: chunked\r\n"));
    EXPECT_THAT(
        answer,
        HasSubstr("\r\n\r\n7\r\npart 3\n\r\n7\r\npart 2\n\r\n7\r\npart 1\n\r\n0\r\n\r\nHTTP"));
    EXPECT_THAT(answer, EndsWith("/b? "));
    EXPECT_THAT(ask("GET /stream?fails HTTP/1.1\r\nHost: a\r\n\r\n"), EndsWith("part 2\n\r\n"))
        << "half a body does not end as a whole one";
}

TEST_F(HttpServerTest, ASlowReaderHoldsUpItself) {
    begin();
    Client slow(port(), 4096);
    slow.send("GET /stream?endless HTTP/1.1\r\nHost: a\r\n\r\n");
    std::this_thread::sleep_for(milliseconds(500));
    const int before = pulled_;
    std::this_thread::sleep_for(milliseconds(300));
    EXPECT_EQ(pulled_, before) << "parts are made as they are taken";
    EXPECT_LT(before, 100);
    EXPECT_THAT(ask("GET /a HTTP/1.1\r\n" + std::string(last)), EndsWith("/a? "));
}

TEST_F(HttpServerTest, OneThatTakesNothingIsCutOff) {
    Limits limits;
    limits.stall = milliseconds(300);
    limits.tick = milliseconds(50);
    begin(limits);
    Client slow(port(), 4096);
    slow.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n");
    std::this_thread::sleep_for(milliseconds(1000));
    EXPECT_LT(slow.read().size(), 8u << 20u);
}

TEST_F(HttpServerTest, HalfRequestsEnd) {
    Limits limits;
    limits.head = milliseconds(300);
    limits.body = milliseconds(300);
    limits.idle = milliseconds(300);
    limits.tick = milliseconds(50);
    begin(limits);
    const auto start = steady_clock::now();
    EXPECT_THAT(ask("GET / HT"), StartsWith("HTTP/1.1 408"));
    EXPECT_THAT(ask("POST / HTTP/1.1\r\nHost: a\r\n"), StartsWith("HTTP/1.1 408"));
    EXPECT_THAT(ask("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx"),
                StartsWith("HTTP/1.1 408"));
    EXPECT_EQ(ask(""), "");
    EXPECT_THAT(ask("GET /a HTTP/1.1\r\nHost: a\r\n\r\n"), EndsWith("/a? ")) << "then idle";
    EXPECT_LT(steady_clock::now() - start, milliseconds(6000));
    // One that drips a byte now and then does not gain time by it.
    Client dripping(port());
    const auto begun = steady_clock::now();
    dripping.send("GET / HTTP/1.1\r\n");
    for (int i = 0; i < 10; ++i) {
        std::this_thread::sleep_for(milliseconds(60));
        dripping.send("X");
    }
    EXPECT_THAT(dripping.read(), StartsWith("HTTP/1.1 408"));
    EXPECT_LT(steady_clock::now() - begun, milliseconds(2000));
}

TEST_F(HttpServerTest, BoundsConnections) {
    Limits limits;
    limits.connections = 3;
    begin(limits);
    std::vector<std::unique_ptr<Client>> half;
    for (int i = 0; i < 3; ++i) {
        half.push_back(std::make_unique<Client>(port()));
        half.back()->send("GET /");
    }
    std::this_thread::sleep_for(milliseconds(100));
    EXPECT_THAT(ask(""), StartsWith("HTTP/1.1 503"));
    half[0]->send("a HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_THAT(half[0]->read("/a? "), EndsWith("/a? "));
    EXPECT_THAT(ask("GET /b HTTP/1.1\r\n" + std::string(last)), EndsWith("/b? "))
        << "one that only waits makes room";
}

TEST_F(HttpServerTest, LimitsGuessesOfTheToken) {
    begin();
    const auto with = [this](const std::string& token) {
        return ask("GET /a HTTP/1.1\r\nAuthorization: Bearer " + token + "\r\n" +
                   std::string(last));
    };
    for (int i = 0; i < 10; ++i) {
        EXPECT_THAT(with("guess" + std::to_string(i)), StartsWith("HTTP/1.1 401"));
    }
    EXPECT_THAT(with("guess10"), StartsWith("HTTP/1.1 429"));
    EXPECT_THAT(with("right"), HasSubstr("\r\nRetry-After: 60\r\n"));
    EXPECT_THAT(ask("GET /a HTTP/1.1\r\n" + std::string(last)), StartsWith("HTTP/1.1 200"))
        << "who has no token may read";
}

TEST_F(HttpServerTest, SlowWorkDoesNotHoldUpQuick) {
    Limits limits;
    limits.slow_waiting = 1;
    begin(limits);
    std::vector<std::unique_ptr<Client>> slow;
    for (int i = 0; i < 3; ++i) {
        slow.push_back(std::make_unique<Client>(port()));
        slow.back()->send("GET /slow HTTP/1.1\r\n" + std::string(last));
        std::this_thread::sleep_for(milliseconds(20));
    }
    EXPECT_THAT(ask("GET /slow HTTP/1.1\r\n" + std::string(last)), StartsWith("HTTP/1.1 503"));
    const auto begin_of_quick = steady_clock::now();
    EXPECT_THAT(ask("GET /a HTTP/1.1\r\n" + std::string(last)), EndsWith("/a? "));
    EXPECT_LT(steady_clock::now() - begin_of_quick, milliseconds(200));
    EXPECT_THAT(slow[2]->read(), EndsWith("/slow? "));
}

TEST_F(HttpServerTest, SendsEvents) {
    Limits limits;
    limits.heartbeat = milliseconds(300);
    limits.tick = milliseconds(50);
    begin(limits);
    Client live(port());
    live.send("GET /live HTTP/1.1\r\nHost: a\r\n\r\n");
    const std::string head = live.read(":\n\n");
    EXPECT_THAT(head, HasSubstr("Content-Type: text/event-stream\r\n"));
    hub_.send("change", "{}");
    EXPECT_EQ(live.read("\n\n"), "event: change\ndata: {}\n\n");
    hub_.send("job", "{}", true);
    EXPECT_EQ(live.read("\n\n"), ":\n\n") << "jobs are for owners; a silent stream has its beat";
    {
        Client gone(port());
        gone.send("GET /live HTTP/1.1\r\nHost: a\r\n\r\n").read(":\n\n");
        EXPECT_EQ(hub_.listeners(), 2u);
    }
    for (int i = 0; i < 100 && hub_.listeners() > 1; ++i) {
        std::this_thread::sleep_for(milliseconds(20));
    }
    EXPECT_EQ(hub_.listeners(), 1u);
}

TEST_F(HttpServerTest, CutsOffOneThatDoesNotReadItsEvents) {
    begin();
    Client live(port(), 4096);
    live.send("GET /live HTTP/1.1\r\nHost: a\r\n\r\n").read(":\n\n");
    const std::string data(50'000, 'x');
    for (int i = 0; i < 2000 && hub_.listeners() > 0; ++i) {
        hub_.send("change", data);
        std::this_thread::sleep_for(milliseconds(2));
    }
    EXPECT_EQ(hub_.listeners(), 0u);
}

TEST_F(HttpServerTest, StopsInTime) {
    Limits limits;
    limits.stop = milliseconds(700);
    begin(limits);
    Client idle(port());
    idle.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n").read("/a? ");
    Client live(port());
    live.send("GET /live HTTP/1.1\r\nHost: a\r\n\r\n").read(":\n\n");
    Client slow(port());
    slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    Client endless(port(), 4096);
    endless.send("GET /stream?endless HTTP/1.1\r\nHost: a\r\n\r\n");
    std::this_thread::sleep_for(milliseconds(100));
    const auto start = steady_clock::now();
    stop();
    EXPECT_LT(steady_clock::now() - start, milliseconds(2000));
    EXPECT_EQ(idle.read(), "");
    EXPECT_EQ(live.read(), "");
    EXPECT_THAT(slow.read(), EndsWith("/slow? ")) << "what was under way is ended";
    EXPECT_EQ(hub_.listeners(), 0u);
}

TEST(HttpServer, TellsThatAPortIsInUse) {
    Hub hub;
    const auto handlers = [] {
        Handlers all;
        all.open = [](bool) -> Expected<Handlers::Answerer> { return Handlers::Answerer(); };
        return all;
    };
    const auto first = HttpServer::open({"127.0.0.1", 0}, handlers(), hub);
    ASSERT_TRUE(first);
    const auto second = HttpServer::open({"127.0.0.1", (*first)->port()}, handlers(), hub);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().detail, "in use");
    EXPECT_FALSE(HttpServer::open({"no.such.host.invalid", 0}, handlers(), hub));
}

}  // namespace
}  // namespace khabar::serve
