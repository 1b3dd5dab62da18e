#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

#include "khabar/core/expected.h"

namespace khabar::serve {

/// A file descriptor that is closed with its owner.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int get() const noexcept { return number_; }
    [[nodiscard]] bool is_open() const noexcept { return number_ >= 0; }
    void close();

private:
    int number_ = -1;
};

struct Pipe {
    Descriptor out;  ///< to read from
    Descriptor in;   ///< to write into
};
/// Both ends closed on exec. Nothing: out of descriptors.
std::optional<Pipe> open_pipe();

/// What is to run, and what it may do. 0: no bound of its own.
struct Spawn {
    std::filesystem::path program;
    std::vector<std::string> arguments;    ///< behind its name
    std::vector<std::string> environment;  ///< "NAME=value"
    int in = -1;                           ///< -1: /dev/null
    int out = -1;
    int err = -1;
    std::size_t memory = 0;     ///< of address space, bytes
    std::size_t processor = 0;  ///< seconds
    bool writes_files = true;   ///< false: pipes alone
    int nice = 0;               ///< how far it stands back behind others, to 19
    int ends_with_parent = 0;   ///< the signal that it gets when our thread is gone
};

/// Starts it as the head of a process group of its own, that gains no rights.
/// Errors: io.
Expected<pid_t> spawn(const Spawn& what);

/// Waits for the process, kills what is left of its group, and takes its status: the exit status,
/// of one that a signal ended 128 + the signal. `wait` false: nothing, where it still runs.
std::optional<int> reap(pid_t process, bool wait);

/// Of our environment what a `khabar` of ours needs: where its tables and places are, and the
/// settings of the database's own library. Never the token.
std::vector<std::string> environment_for_children(bool with_store);

}  // namespace khabar::serve
