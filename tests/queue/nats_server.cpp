#include "tests/queue/nats_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): kill is of POSIX
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <thread>

namespace khabar::tests {

namespace {

constexpr const char* program = "/usr/sbin/nats-server";

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// Whether `call` (bind, connect) does it on the port.
template <class Call>
bool can(Call call, int port) {
    const int one = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    const bool done =
        call(one, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;  // NOLINT
    close(one);
    return done;
}

int free_port() {
    std::random_device random;
    for (int i = 0; i < 100; ++i) {
        const int port = 20000 + static_cast<int>(random() % 12000);
        if (can(bind, port)) {
            return port;
        }
    }
    throw std::runtime_error("no free port for nats-server");
}

}  // namespace

NatsServer::NatsServer() : port_(free_port()) {
    if (!std::filesystem::exists(program)) {
        throw std::runtime_error(std::string("no ") + program + ": ./setup.sh test");
    }
    std::ofstream(folder_ / "conf")
        << "listen: 127.0.0.1:" << port_ << "\nmax_payload: 64KB\n"
        << "jetstream { store_dir: \"" << (folder_ / "data").string() << "\", max_file: 1GB }\n";
    start();
}

queue::Stream NatsServer::stream() const {
    queue::Stream stream;
    stream.servers = address();
    stream.ack_wait = std::chrono::seconds(1);
    return stream;
}

void NatsServer::start() {
    using namespace std::chrono_literals;
    const std::string config = (folder_ / "conf").string();
    const std::string log = (folder_ / "log").string();
    process_ = fork();
    if (process_ == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        dup2(out, STDOUT_FILENO);
        dup2(out, STDERR_FILENO);
        execl(program, program, "-c", config.c_str(), nullptr);
        _exit(127);
    }
    for (int i = 0; i < 600; ++i) {
        if (can(connect, port_)) {
            return;
        }
        std::this_thread::sleep_for(50ms);
    }
    throw std::runtime_error("nats-server does not start");
}

void NatsServer::kill() {
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        waitpid(process_, nullptr, 0);
        process_ = 0;
    }
}

}  // namespace khabar::tests
