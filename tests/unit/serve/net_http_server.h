#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include <unistd.h>

#include <gtest/gtest.h>

#include "khabar/serve/http_server.h"
#include "net_client.h"

namespace khabar::serve {

/// The server core with a double in the place of the API.
class HttpServerTest : public testing::Test {
protected:
    void begin(const Limits& limits = {}) {
        Handlers handlers;
        handlers.file = [](const Request& head) -> std::optional<Response> {
            if (head.path == "/") {
                return text("the page");
            }
            return std::nullopt;
        };
        handlers.admit = [](const Request& head) {
            Admission admission;
            admission.body_bytes = 1000;
            admission.slow = head.path == "/slow" || head.path == "/stream";
            if (head.path == "/refused") {
                admission.refusal = failure(403, "no", "no");
            }
            if (!head.authorization.empty() && head.authorization != "Bearer right") {
                admission.refusal = failure(401, "token", "wrong");
            }
            return admission;
        };
        handlers.open = [this](bool) -> Expected<Handlers::Answerer> {
            return Handlers::Answerer(
                [this](const Request& request, const Admission&) { return answer(request); });
        };
        auto opened = HttpServer::open({"127.0.0.1", 0}, std::move(handlers), hub_, limits);
        ASSERT_TRUE(opened) << opened.error().detail;
        server_ = *std::move(opened);
        ASSERT_EQ(pipe(stop_), 0);
        thread_ = std::thread([this] { server_->run(stop_[0]); });
    }
    void TearDown() override {
        stop();
        ::close(stop_[0]);
        ::close(stop_[1]);
    }
    void stop() {
        if (thread_.joinable()) {
            EXPECT_EQ(::write(stop_[1], "x", 1), 1);
            thread_.join();
        }
    }
    std::uint16_t port() const { return server_->port(); }
    /// What the other end answers to these bytes until it closes.
    std::string ask(std::string_view bytes) const { return Client(port()).send(bytes).read(); }

    static Response text(std::string body) {
        Response response;
        response.type = "text/plain";
        response.body = std::make_shared<const std::string>(std::move(body));
        return response;
    }

    Response answer(const Request& request) {
        if (request.path == "/stream") {
            Response response;
            response.type = "text/csv";
            response.stream = [this, left = 3, fails = request.query == "fails",
                               throws = request.query == "throws",
                               endless =
                                   request.query ==
                                   "endless"]() mutable -> Expected<std::optional<std::string>> {
                ++pulled_;
                if (throws) {
                    throw std::runtime_error("nobody foresaw this");
                }
                if (endless) {
                    return std::optional(std::string(100'000, 'x'));
                }
                if (left == 0) {
                    return std::optional<std::string>();
                }
                if (fails && left == 1) {
                    return Error{ErrorCode::store, {}, "gone"};
                }
                return std::optional("part " + std::to_string(left--) + "\n");
            };
            return response;
        }
        if (request.path == "/pause") {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        if (request.path == "/late") {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
        }
        if (request.path == "/live" || request.path == "/late") {
            Response response;
            response.live = true;
            return response;
        }
        if (request.path == "/slow") {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
        }
        if (request.path == "/throws") {
            throw std::runtime_error("nobody foresaw this");
        }
        if (request.path == "/shared") {
            Response response = text({});
            response.body = shared_;
            return response;
        }
        if (request.path == "/big") {
            return text(std::string(8u << 20u, 'b'));
        }
        return text(request.path + "?" + request.query + " " + request.body);
    }

    std::shared_ptr<const std::string> shared_ =
        std::make_shared<const std::string>(8u << 20u, 's');
    Hub hub_;
    std::unique_ptr<HttpServer> server_;
    std::atomic<int> pulled_{0};
    int stop_[2] = {-1, -1};
    std::thread thread_;
};

inline constexpr std::string_view last = "Host: a\r\nConnection: close\r\n\r\n";

}  // namespace khabar::serve
