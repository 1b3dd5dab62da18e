#include "khabar/serve/spawn.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

// <linux/close_range.h> is not everywhere; the number is the kernel's.
#include <sys/syscall.h>

#include "khabar/core/sanitized.h"

namespace khabar::serve {

namespace {

constexpr rlim_t max_files = 64;  // why: its streams, tables, places, a store and its journal

// A program built with AddressSanitizer maps terabytes before main.
#ifdef KHABAR_ASAN
constexpr bool bounds_memory = false;
#else
constexpr bool bounds_memory = true;
#endif

// From here to exec only what a signal's handler may call: other threads may hold any lock.

bool bound(int what, rlim_t most) {
    rlimit limit{};
    limit.rlim_cur = most;
    limit.rlim_max = most;
    return setrlimit(static_cast<__rlimit_resource>(what), &limit) == 0;
}

bool take_streams(const std::array<int, 3>& given) {
    // Out of the way of 0 to 2 first, where they could overwrite each other.
    std::array<int, 3> moved{};
    for (std::size_t i = 0; i < given.size(); ++i) {
        moved[i] = fcntl(given[i], F_DUPFD, 3);
        if (moved[i] < 0) {
            return false;
        }
    }
    for (std::size_t i = 0; i < moved.size(); ++i) {
        if (dup2(moved[i], static_cast<int>(i)) < 0) {
            return false;
        }
    }
    return true;
}

void close_others() {
    constexpr unsigned last = ~0u;
    if (syscall(SYS_close_range, 3u, last, 0u) == 0) {
        return;
    }
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    for (rlim_t file = 3; file < limit.rlim_cur; ++file) {
        close(static_cast<int>(file));
    }
}

[[noreturn]] void become(const Spawn& what, const std::array<int, 3>& streams, pid_t parent,
                         char* const* words, char* const* environment) {
    constexpr int cannot = 127;
    struct sigaction action {};
    action.sa_handler = SIG_DFL;
    sigaction(SIGPIPE, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    if (setpgid(0, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        !take_streams(streams)) {
        _exit(cannot);
    }
    if (what.ends_with_parent != 0) {
        prctl(PR_SET_PDEATHSIG, what.ends_with_parent);
        if (getppid() != parent) {
            _exit(cannot);
        }
    }
    if (what.nice > 0) {
        setpriority(PRIO_PROCESS, 0, what.nice);
    }
    close_others();
    if (!bound(RLIMIT_CORE, 0) || !bound(RLIMIT_NOFILE, max_files) ||
        (bounds_memory && what.memory > 0 && !bound(RLIMIT_AS, what.memory)) ||
        (what.processor > 0 && !bound(RLIMIT_CPU, what.processor)) ||
        (!what.writes_files && !bound(RLIMIT_FSIZE, 0))) {
        _exit(cannot);
    }
    execve(words[0], words, environment);
    _exit(cannot);
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    out.reserve(texts.size() + 1);
    for (std::string& text : texts) {
        out.push_back(text.data());
    }
    out.push_back(nullptr);
    return out;
}

Error failed(const Spawn& what, int error) {
    return {ErrorCode::io, what.program.string(), std::generic_category().message(error)};
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        close();
        number_ = other.number_;
        other.number_ = -1;
    }
    return *this;
}

void Descriptor::close() {
    if (number_ >= 0) {
        ::close(number_);
        number_ = -1;
    }
}

std::optional<Pipe> open_pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
        return std::nullopt;
    }
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

Expected<pid_t> spawn(const Spawn& what) {
    if (access(what.program.c_str(), X_OK) != 0) {
        return failed(what, errno);
    }
    const Descriptor nowhere(::open("/dev/null", O_RDWR | O_CLOEXEC));
    if (!nowhere.is_open()) {
        return failed(what, errno);
    }
    std::array<int, 3> streams{what.in, what.out, what.err};
    for (int& stream : streams) {
        stream = stream < 0 ? nowhere.get() : stream;
    }
    std::vector<std::string> words{what.program.string()};
    words.insert(words.end(), what.arguments.begin(), what.arguments.end());
    std::vector<std::string> environment = what.environment;
    const std::vector<char*> word_list = pointers(words);
    const std::vector<char*> environment_list = pointers(environment);
    const pid_t parent = getpid();
    const pid_t process = fork();
    if (process < 0) {
        return failed(what, errno);
    }
    if (process == 0) {
        become(what, streams, parent, word_list.data(), environment_list.data());
    }
    setpgid(process, process);  // whoever comes first: a kill of the group finds it
    return process;
}

std::optional<int> reap(pid_t process, bool wait) {
    siginfo_t told{};
    const int how = WEXITED | WNOWAIT | (wait ? 0 : WNOHANG);
    int result = 0;
    do {
        result = waitid(P_PID, static_cast<id_t>(process), &told, how);
    } while (result != 0 && errno == EINTR);
    if (result == 0 && told.si_pid == 0) {
        return std::nullopt;
    }
    // Not yet taken, so its number, and its group's, is still its own.
    kill(-process, SIGKILL);
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    constexpr int by_signal = 128;
    return WIFEXITED(status) ? WEXITSTATUS(status) : by_signal + WTERMSIG(status);
}

std::vector<std::string> environment_for_children(bool with_store) {
    constexpr std::array<const char*, 9> always = {"PATH",
                                                   "HOME",
                                                   "KHABAR_TABLES",
                                                   "KHABAR_PLACES",
                                                   "KHABAR_GAZETTEER",
                                                   "XDG_CONFIG_HOME",
                                                   "XDG_DATA_HOME",
                                                   "LANG",
                                                   "TMPDIR"};
    constexpr std::array<const char*, 9> of_store = {"PGHOST",     "PGPORT",        "PGUSER",
                                                     "PGPASSWORD", "PGPASSFILE",    "PGSSLMODE",
                                                     "PGSSLCERT",  "PGSSLROOTCERT", "PGSERVICE"};
    std::vector<std::string> out;
    const auto take = [&out](const char* name) {
        // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing of ours changes the environment
        if (const char* value = std::getenv(name); value != nullptr) {
            out.push_back(std::string(name) + "=" + value);
        }
    };
    for (const char* name : always) {
        take(name);
    }
    if (with_store) {
        for (const char* name : of_store) {
            take(name);
        }
    }
    return out;
}

}  // namespace khabar::serve
