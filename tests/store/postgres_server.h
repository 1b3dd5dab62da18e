#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace khabar::tests {

/// A PostgreSQL server of the test program's own: a folder, a port and a socket that nobody else
/// has. It ends with the program, however that ends. What is missing on the machine is an exception
/// with words that say so.
class PostgresServer {
public:
    /// One for the whole program, begun when it is first asked for.
    static PostgresServer& instance();

    PostgresServer();
    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    /// A new database with PostGIS in it: "postgresql://postgres@127.0.0.1:20123/test_1".
    std::string fresh_address();
    /// Ends the server as a loss of power does, kill -9, and begins it again.
    void kill_and_restart();
    /// Ends it in order and begins it again; connections are lost.
    void restart();
    /// Ends it as kill_and_restart() does, and leaves it so until start().
    void kill();
    void start();
    /// Runs SQL in the database of an address, and gives what psql prints: one line for each row.
    std::string query(const std::string& address, const std::string& sql) const;

private:
    void make_folder();
    void stop(int signal);
    [[nodiscard]] bool is_ready() const;
    /// The arguments with what makes root the user postgres before them.
    [[nodiscard]] std::vector<std::string> as_owner(std::vector<std::string> arguments) const;
    [[nodiscard]] std::string log() const;

    std::filesystem::path folder_;
    int port_ = 0;
    pid_t server_ = 0;
    unsigned databases_ = 0;
};

}  // namespace khabar::tests
