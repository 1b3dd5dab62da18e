#include "tests/store/postgres_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pwd.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): kill is of POSIX
#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp is of POSIX
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <thread>

#include "tests/read_file.h"

namespace khabar::tests {

namespace {

using Arguments = std::vector<std::string>;

const std::filesystem::path programs = "/usr/lib/postgresql/15/bin";
const std::filesystem::path postgis = "/usr/share/postgresql/15/extension/postgis.control";
constexpr std::string_view template_name = "khabar_template";

void prove_installed() {
    for (const std::filesystem::path& file :
         {programs / "initdb", programs / "postgres", programs / "psql", postgis}) {
        if (!std::filesystem::exists(file)) {
            throw std::runtime_error(
                "no " + file.string() +
                ": the tests need PostgreSQL 15 and PostGIS (./setup.sh test)");
        }
    }
}

/// Begins a program; its two outputs go to `output` where it is one.
pid_t begin(const Arguments& arguments, int output) {
    std::vector<char*> list;
    for (const std::string& argument : arguments) {
        list.push_back(const_cast<char*>(argument.c_str()));  // NOLINT: execv takes no const
    }
    list.push_back(nullptr);
    const pid_t child = fork();
    if (child < 0) {
        throw std::runtime_error("no process for " + arguments.front());
    }
    if (child == 0) {
        dup2(output, STDOUT_FILENO);
        dup2(output, STDERR_FILENO);
        // A folder that the user postgres may stand in.
        if (chdir("/") == 0) {
            execv(list.front(), list.data());
        }
        _exit(127);
    }
    return child;
}

/// Runs a program to its end, and gives what it printed.
std::string run(const Arguments& arguments) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe for " + arguments.front());
    }
    const pid_t child = begin(arguments, ends[1]);
    close(ends[1]);
    std::string output;
    std::array<char, 4096> block{};
    for (ssize_t count = 0; (count = read(ends[0], block.data(), block.size())) > 0;) {
        output.append(block.data(), static_cast<std::size_t>(count));
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        std::string command;
        for (const std::string& argument : arguments) {
            command += argument + ' ';
        }
        throw std::runtime_error("this failed: " + command + '\n' + output);
    }
    return output;
}

/// Below the ports that the system gives to clients, so that none of these takes it meanwhile.
int free_port() {
    std::random_device random;
    for (int i = 0; i < 100; ++i) {
        const int port = 20000 + static_cast<int>(random() % 12000);
        const int socket_number = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const bool is_free =
            bind(socket_number, reinterpret_cast<const sockaddr*>(&address),  // NOLINT
                 sizeof address) == 0;
        close(socket_number);
        if (is_free) {
            return port;
        }
    }
    throw std::runtime_error("no free port for PostgreSQL");
}

}  // namespace

PostgresServer& PostgresServer::instance() {
    static PostgresServer server;
    return server;
}

PostgresServer::PostgresServer() : port_(free_port()) {
    prove_installed();
    make_folder();
    // The order of texts is that of a language, as on many servers: the store must not heed it.
    run(as_owner({programs / "initdb", "-D", folder_ / "data", "-U", "postgres", "-A", "trust",
                  "-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en",
                  "--no-sync"}));
    start();
    query("postgres", "CREATE DATABASE " + std::string(template_name));
    query(std::string(template_name), "CREATE EXTENSION postgis");
}

PostgresServer::~PostgresServer() {
    stop(SIGQUIT);
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
}

void PostgresServer::make_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "khabar-pg-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("no folder for PostgreSQL");
    }
    folder_ = name;
    if (geteuid() != 0) {
        return;
    }
    const passwd* owner = getpwnam("postgres");
    if (owner == nullptr || chown(name.c_str(), owner->pw_uid, owner->pw_gid) != 0) {
        throw std::runtime_error("no user postgres, and root may not run PostgreSQL");
    }
}

Arguments PostgresServer::as_owner(Arguments arguments) const {
    // The signal: the server ends when this program does.
    Arguments all{"/usr/bin/setpriv", "--pdeathsig=QUIT"};
    if (geteuid() == 0) {
        all.insert(all.end(), {"--reuid=postgres", "--regid=postgres", "--init-groups"});
    }
    all.insert(all.end(), arguments.begin(), arguments.end());
    return all;
}

void PostgresServer::start() {
    using namespace std::chrono_literals;
    const auto end = std::chrono::steady_clock::now() + 60s;
    const int log_file =
        open((folder_ / "log").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    while (std::chrono::steady_clock::now() < end) {
        if (server_ == 0) {
            server_ = begin(
                as_owner({programs / "postgres", "-D", folder_ / "data", "-p",
                          std::to_string(port_), "-k", folder_.string(), "-c",
                          "listen_addresses=127.0.0.1", "-c", "fsync=on", "-c",
                          "deadlock_timeout=200ms", "-c", "recovery_init_sync_method=syncfs"}),
                log_file);
        }
        if (is_ready()) {
            close(log_file);
            return;
        }
        // One that begins while the last children of a killed one go away gives up: once more.
        if (waitpid(server_, nullptr, WNOHANG) == server_) {
            server_ = 0;
        }
        std::this_thread::sleep_for(50ms);
    }
    close(log_file);
    throw std::runtime_error("PostgreSQL does not start:\n" + log());
}

bool PostgresServer::is_ready() const {
    try {
        return query("postgres", "SELECT 1") == "1\n";
    } catch (const std::runtime_error&) {
        return false;
    }
}

void PostgresServer::stop(int signal) {
    if (server_ != 0) {
        ::kill(server_, signal);
        waitpid(server_, nullptr, 0);
        server_ = 0;
    }
}

void PostgresServer::kill() {
    stop(SIGKILL);
}

void PostgresServer::restart() {
    stop(SIGINT);
    start();
}

void PostgresServer::kill_and_restart() {
    kill();
    start();
}

std::string PostgresServer::fresh_address() {
    const std::string name = "test_" + std::to_string(++databases_);
    query("postgres", "CREATE DATABASE " + name + " TEMPLATE " + std::string(template_name));
    return "postgresql://postgres@127.0.0.1:" + std::to_string(port_) + "/" + name;
}

std::string PostgresServer::query(const std::string& address, const std::string& sql) const {
    const std::string name = address.substr(address.rfind('/') + 1);
    return run({programs / "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h",
                "127.0.0.1", "-p", std::to_string(port_), "-U", "postgres", "-d", name, "-c", sql});
}

std::string PostgresServer::log() const {
    return read_file(folder_ / "log");
}

}  // namespace khabar::tests
