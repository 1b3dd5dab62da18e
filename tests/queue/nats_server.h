#pragma once

#include <sys/types.h>

#include <string>

#include "khabar/queue/stream.h"
#include "tests/folder.h"

namespace khabar::tests {

/// One nats-server with JetStream on a free port below 32768, in a folder of its own; killed when
/// it goes, and when the program dies. Throws when it does not start.
class NatsServer {
public:
    NatsServer();
    ~NatsServer() { kill(); }
    NatsServer(const NatsServer&) = delete;
    NatsServer& operator=(const NatsServer&) = delete;

    [[nodiscard]] std::string address() const {
        return "nats://127.0.0.1:" + std::to_string(port_);
    }
    /// A small stream there, for quick tests.
    [[nodiscard]] queue::Stream stream() const;

    void kill();
    void start();  ///< again, on the same port and what it had stored

private:
    Folder folder_;
    int port_;
    pid_t process_ = 0;
};

}  // namespace khabar::tests
