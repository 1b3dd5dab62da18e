#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "khabar/serve/request_reader.h"

namespace khabar::serve {
namespace {

using State = RequestReader::State;

/// Reads `bytes` in pieces of `step`; what was not taken comes back.
std::string read(RequestReader& reader, std::string_view bytes, std::size_t step,
                 std::size_t body = 1000) {
    std::string waiting;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        waiting += bytes.substr(at, step);
        waiting.erase(0, reader.take(waiting));
        if (reader.state() == State::body) {
            reader.allow_body(body);
            waiting.erase(0, reader.take(waiting));
        }
    }
    return waiting;
}

int status_of(std::string_view bytes) {
    int first = -1;
    for (const std::size_t step : {std::size_t{1}, std::size_t{7}, bytes.size()}) {
        RequestReader reader;
        read(reader, bytes, step);
        const int status = reader.state() == State::bad    ? reader.status()
                           : reader.state() == State::done ? 200
                                                           : 100;
        EXPECT_TRUE(first == -1 || first == status) << bytes << " by " << step;
        first = status;
    }
    return first;
}

TEST(RequestReader, ReadsAHead) {
    for (const std::size_t step : {1u, 5u, 1000u}) {
        RequestReader reader;
        const std::string rest = read(reader,
                                      "GET /api/events?words=%D8&limit=2 HTTP/1.1\r\n"
                                      "host: localhost:8080\r\nOrigin: http://localhost:8080\r\n"
                                      "Sec-Fetch-Site: same-origin\r\nAuthorization: Bearer abc\r\n"
                                      "Accept-Encoding: gzip, br\r\nIf-None-Match: \"x\"\r\n\r\n"
                                      "GET /next",
                                      step);
        ASSERT_EQ(reader.state(), State::done);
        const Request& request = reader.request();
        EXPECT_EQ(request.method, Method::get);
        EXPECT_EQ(request.path, "/api/events");
        EXPECT_EQ(request.query, "words=%D8&limit=2");
        EXPECT_EQ(request.host, "localhost:8080");
        EXPECT_EQ(request.origin, "http://localhost:8080");
        EXPECT_EQ(request.fetch_site, "same-origin");
        EXPECT_EQ(request.authorization, "Bearer abc");
        EXPECT_EQ(request.accept_encoding, "gzip, br");
        EXPECT_EQ(request.if_none_match, "\"x\"");
        EXPECT_EQ(rest, "GET /next") << "the next request stays";
        EXPECT_TRUE(reader.keeps_alive());
    }
}

TEST(RequestReader, ReadsBodies) {
    for (const std::size_t step : {1u, 5u, 1000u}) {
        RequestReader whole;
        EXPECT_EQ(
            read(whole, "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhelloGET", step),
            "GET");
        EXPECT_EQ(whole.state(), State::done);
        EXPECT_EQ(whole.request().body, "hello");
        RequestReader chunks;
        EXPECT_EQ(read(chunks,
                       "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                       "3;x=y\r\nhel\r\n2\r\nlo\r\n0\r\nAuthorization: Bearer late\r\n\r\nGET",
                       step),
                  "GET");
        EXPECT_EQ(chunks.state(), State::done);
        EXPECT_EQ(chunks.request().body, "hello");
        EXPECT_EQ(chunks.request().authorization, "") << "a trailer comes too late";
    }
}

TEST(RequestReader, WhatIsRefused) {
    const std::vector<std::pair<std::string, int>> cases{
        {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", 200},
        {"GET / HTTP/1.0\r\n\r\n", 200},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", 200},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 200},
        // smuggling
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx", 400},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx", 400},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\nx", 400},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\nx", 400},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x1\r\n\r\nx", 400},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\nx", 400},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: "
         "chunked\r\n\r\n0\r\n\r\n",
         400},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: "
         "1\r\n\r\n0\r\n\r\n",
         400},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: "
         "chunked\r\n\r\n0\r\n\r\n",
         400},
        {"POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n\r\n",
         413},
        {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nxy\r\n0\r\n\r\n",
         400},
        // two names
        {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n",
         400},
        {"GET / HTTP/1.1\r\nHost: a\r\nOrigin: http://a\r\nOrigin: http://b\r\n\r\n", 400},
        // no request
        {"GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"GET a HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505},
        {"GET /\r\n\r\n", 400},
        {"GET / HTTP/1.1\nHost: a\n\n\r\n\r\n", 505},
        {"GET / HTTP/1.1\r\nHost: a\r\nSec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site\r\n\r\n",
         400},
        {std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), 400},
        {"GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: a\r\nExpect: 200-ok\r\n\r\n", 417},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n", 400},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n", 413},
        // not there yet
        {"GET / HTTP/1.1\r\nHost: a\r\n", 100},
        {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nx", 100}};
    for (const auto& [bytes, status] : cases) {
        EXPECT_EQ(status_of(bytes), status) << bytes;
    }
}

TEST(RequestReader, BoundsTheHead) {
    std::string long_line = "GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n";
    EXPECT_EQ(status_of(long_line), 431);
    std::string many = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 3000; ++i) {
        many += "X-A: b\r\n";
    }
    EXPECT_EQ(status_of(many + "\r\n"), 431);
}

TEST(RequestReader, BoundsABodyInChunks) {
    std::string bytes = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 300; ++i) {
        bytes += "4\r\nabcd\r\n";
    }
    EXPECT_EQ(status_of(bytes), 413);
}

}  // namespace
}  // namespace khabar::serve
