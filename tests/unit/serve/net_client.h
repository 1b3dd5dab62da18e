#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace khabar::serve {

/// One connection, with plain calls.
class Client {
public:
    explicit Client(std::uint16_t port, int receive_buffer = 0)
        : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        if (receive_buffer > 0) {
            setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        }
        const timeval patience{10, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): as connect() wants it
        EXPECT_EQ(connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    }
    ~Client() { ::close(socket_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    Client& send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t went = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (went <= 0) {
                break;
            }
            bytes.remove_prefix(static_cast<std::size_t>(went));
        }
        return *this;
    }
    /// Ends it as somebody does who was cut off.
    void reset() {
        const linger at_once{1, 0};
        setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        ::close(std::exchange(socket_, -1));
    }
    /// Until `end` has come, or the connection ends.
    std::string read(std::string_view end = {}) {
        std::string all;
        char buffer[4096];
        while (end.empty() || all.find(end) == std::string::npos) {
            const ssize_t came = recv(socket_, buffer, sizeof buffer, 0);
            if (came <= 0) {
                break;
            }
            all.append(buffer, static_cast<std::size_t>(came));
        }
        return all;
    }

private:
    int socket_;
};

}  // namespace khabar::serve
