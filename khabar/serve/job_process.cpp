#include "khabar/serve/job_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <string_view>
#include <utility>

#include <poll.h>
#include <unistd.h>

#include "khabar/core/utf8.h"
#include "khabar/serve/job_file.h"

namespace khabar::serve {

namespace {

constexpr std::size_t max_message = 500;               // bytes; why: it is one line of a table
constexpr std::size_t max_line = 64u << 10u;           // why: a program's line is far shorter
constexpr std::size_t memory = std::size_t{8} << 30u;  // why: tables and gazetteers are mapped
constexpr int behind_searches = 10;                    // as `nice` has it
constexpr int look_every = 100;                        // milliseconds

}  // namespace

Expected<JobProcess> JobProcess::begin(const Jobs::Place& place, const Job& job) {
    auto pipe = open_pipe();
    if (!pipe) {
        return Error{ErrorCode::io, {}, "no more files can be opened"};
    }
    Spawn what;
    what.program = place.program;
    what.arguments = {job.kind == Job::Kind::add ? "add" : "import", "--from", job.from,
                      "--progress", "lines"};
    if (job.kind == Job::Kind::add && !place.tables.empty()) {
        what.arguments.insert(what.arguments.end(), {"--tables", place.tables.string()});
    }
    what.arguments.push_back(input_of(place.folder, job).string());
    what.environment = environment_for_children(true);
    // Not among the words, which every user of the machine can see: it may have a password.
    what.environment.push_back("KHABAR_STORE=" + place.store);
    what.err = pipe->in.get();
    what.memory = memory;
    what.nice = behind_searches;
    what.ends_with_parent = SIGTERM;
    const auto process = spawn(what);
    if (!process) {
        return process.error();
    }
    return JobProcess(*process, std::move(pipe->out));
}

bool JobProcess::go_on(Job& job) {
    if (lines_.is_open()) {
        return read_lines(job);
    }
    status_ = reap(process_, false);
    if (!status_) {
        poll(nullptr, 0, look_every / 10);
    }
    return false;
}

bool JobProcess::read_lines(Job& job) {
    pollfd wait{lines_.get(), POLLIN, 0};
    if (poll(&wait, 1, look_every) <= 0) {
        return false;
    }
    std::array<char, 4096> buffer{};
    const ssize_t came = ::read(lines_.get(), buffer.data(), buffer.size());
    if (came <= 0) {
        if (came == 0 || errno != EINTR) {
            lines_.close();
        }
        return false;
    }
    waiting_.append(buffer.data(), static_cast<std::size_t>(came));
    std::size_t begin = 0;
    for (std::size_t end = waiting_.find('\n'); end != std::string::npos;
         end = waiting_.find('\n', begin)) {
        const std::string_view line = std::string_view(waiting_).substr(begin, end - begin);
        if (!read_progress(line, job) && !line.empty()) {
            job.message = mend_utf8(line.substr(0, max_message));
        }
        begin = end + 1;
    }
    waiting_.erase(0, begin);
    if (waiting_.size() > max_line) {
        waiting_.clear();
    }
    return true;
}

void JobProcess::stop(std::chrono::seconds patience) {
    const auto now = std::chrono::steady_clock::now();
    if (status_) {
        return;
    }
    if (!asked_) {
        asked_ = now;
        kill(process_, SIGTERM);
    } else if (now - *asked_ > patience) {
        kill(-process_, SIGKILL);
        status_ = reap(process_, true);
    }
}

}  // namespace khabar::serve
