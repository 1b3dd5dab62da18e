#include "khabar/serve/child.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "khabar/serve/spawn.h"

namespace khabar::serve {

namespace {

using Clock = std::chrono::steady_clock;
constexpr int look_every = 50;  // milliseconds; why: how late `ended` is seen

/// The talk with one child: feeds it and takes what it says, at the same time, so that neither
/// waits for the other.
class Talk {
public:
    Talk(Descriptor to, Descriptor from, std::string_view in, std::size_t most)
        : to_(std::move(to)), from_(std::move(from)), in_(in), most_(most) {
        fcntl(to_.get(), F_SETFL, O_NONBLOCK);
        if (in_.empty()) {
            to_.close();
        }
    }

    [[nodiscard]] bool is_over() const { return !from_.is_open(); }
    [[nodiscard]] bool is_too_much() const { return out_.size() > most_; }
    std::string take() { return std::move(out_); }

    void go_on() {
        std::array<pollfd, 2> waits{{{from_.get(), POLLIN, 0}, {to_.get(), POLLOUT, 0}}};
        if (poll(waits.data(), waits.size(), look_every) <= 0) {
            return;
        }
        if (waits[0].revents != 0) {
            read_some();
        }
        if (to_.is_open() && waits[1].revents != 0) {
            write_some();
        }
    }

private:
    void read_some() {
        std::array<char, 64u << 10u> buffer{};
        const ssize_t came = ::read(from_.get(), buffer.data(), buffer.size());
        if (came > 0) {
            out_.append(buffer.data(), static_cast<std::size_t>(came));
        } else if (came == 0 || errno != EINTR) {
            from_.close();
        }
    }

    void write_some() {
        const ssize_t went = ::write(to_.get(), in_.data(), in_.size());
        if (went > 0) {
            in_.remove_prefix(static_cast<std::size_t>(went));
        }
        // One that reads no more may still have said all that it had to say.
        if (in_.empty() || (went < 0 && errno != EINTR && errno != EAGAIN)) {
            to_.close();
        }
    }

    Descriptor to_;
    Descriptor from_;
    std::string_view in_;
    std::size_t most_;
    std::string out_;
};

/// A pipe that nobody reads must not end us. SIGPIPE is for this thread alone while it writes.
class NoPipeSignal {
public:
    NoPipeSignal() {
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    ~NoPipeSignal() {
        const timespec at_once{};
        while (sigtimedwait(&pipe_, nullptr, &at_once) > 0) {
        }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    NoPipeSignal(const NoPipeSignal&) = delete;
    NoPipeSignal& operator=(const NoPipeSignal&) = delete;

private:
    sigset_t pipe_{};
    sigset_t before_{};
};

}  // namespace

Expected<ChildAnswer> run_child(const std::filesystem::path& program,
                                const std::vector<std::string>& arguments, std::string_view in,
                                const ChildLimits& limits) {
    auto to = open_pipe();
    auto from = open_pipe();
    if (!to || !from) {
        return Error{ErrorCode::io, program.string(), "no more files can be opened"};
    }
    Spawn what;
    what.program = program;
    what.arguments = arguments;
    what.environment = environment_for_children(false);
    what.in = to->out.get();
    what.out = from->in.get();
    what.memory = limits.memory;
    what.processor = static_cast<std::size_t>(limits.processor.count());
    what.writes_files = false;
    what.ends_with_parent = SIGKILL;
    const auto process = spawn(what);
    if (!process) {
        return process.error();
    }
    to->out.close();
    from->in.close();
    const NoPipeSignal quiet;
    Talk talk(std::move(to->in), std::move(from->out), in, limits.output);
    const Clock::time_point last = Clock::now() + limits.time;
    std::optional<Error> error;
    std::optional<int> status;
    while (!status && !error) {
        if (talk.is_over()) {
            poll(nullptr, 0, 1);
        } else {
            talk.go_on();
        }
        status = talk.is_over() ? reap(*process, false) : std::nullopt;
        if (limits.ended != nullptr && limits.ended->load()) {
            error = Error{ErrorCode::busy, {}, "stopped"};
        } else if (talk.is_too_much()) {
            error = Error{ErrorCode::too_large, {}, "gave more than is taken"};
        } else if (!status && Clock::now() >= last) {
            error = Error{ErrorCode::too_costly, {}, "took too long"};
        }
    }
    if (!status) {
        kill(-*process, SIGKILL);
        kill(*process, SIGKILL);  // where it had no time to found its group
        reap(*process, true);
    }
    if (error) {
        return *std::move(error);
    }
    return ChildAnswer{*status, talk.take()};
}

}  // namespace khabar::serve
