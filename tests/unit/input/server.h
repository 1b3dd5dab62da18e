#pragma once

#include <array>
#include <cstdio>
#include <stdexcept>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

namespace khabar::tests {

/// tests/commands/server.py, running as long as the object is there.
class Server {
public:
    Server() {
        std::array<int, 2> in{};
        std::array<int, 2> out{};
        if (pipe(in.data()) != 0 || pipe(out.data()) != 0) {
            throw std::runtime_error("no pipe for the server");
        }
        child_ = fork();
        if (child_ == 0) {
            dup2(in[0], STDIN_FILENO);
            dup2(out[1], STDOUT_FILENO);
            for (const int file : {in[0], in[1], out[0], out[1]}) {
                close(file);
            }
            execl(KHABAR_PYTHON, KHABAR_PYTHON, KHABAR_SOURCE_DIR "/tests/commands/server.py",
                  nullptr);
            _exit(127);
        }
        close(in[0]);
        close(out[1]);
        stdin_ = in[1];
        std::string line;
        for (char c = 0; read(out[0], &c, 1) == 1 && c != '\n';) {
            line += c;
        }
        close(out[0]);
        site_ = "http://127.0.0.1:" + line + "/";
    }
    ~Server() {
        close(stdin_);
        waitpid(child_, nullptr, 0);
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// "http://127.0.0.1:PORT/".
    [[nodiscard]] const std::string& site() const { return site_; }

private:
    pid_t child_ = -1;
    int stdin_ = -1;
    std::string site_;
};

}  // namespace khabar::tests
