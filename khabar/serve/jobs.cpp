#include "khabar/serve/jobs.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <system_error>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "khabar/core/utf8.h"
#include "khabar/keeping/say.h"
#include "khabar/serve/job_file.h"
#include "khabar/serve/job_process.h"

namespace khabar::serve {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t at_once = 2;                  // why: two cores, and searches beside it
constexpr std::size_t max_file_bytes = 64u << 20u;  // why: as input/bounds.h
constexpr std::size_t max_all_bytes = 1u << 30u;    // why: what waits must not fill a disk
constexpr std::size_t max_name = 200;               // bytes; why: it is shown in a table
constexpr std::chrono::milliseconds tell_every{250};
constexpr std::chrono::seconds patience{10};      // why: a batch is kept within a second
constexpr std::chrono::seconds last_patience{3};  // why: the server has five to end

constexpr std::array<std::string_view, 3> of_add = {"html", "text", "ndjson"};
constexpr std::array<std::string_view, 4> of_import = {"acled", "ged", "polecat", "corrections"};

bool is_from(Job::Kind kind, std::string_view from) {
    return kind == Job::Kind::add
               ? std::find(of_add.begin(), of_add.end(), from) != of_add.end()
               : std::find(of_import.begin(), of_import.end(), from) != of_import.end();
}

Error no_such_from(Job::Kind kind) {
    return {ErrorCode::bad_query, "from",
            kind == Job::Kind::add ? fmt::format("add takes {}", fmt::join(of_add, ", "))
                                   : fmt::format("import takes {}", fmt::join(of_import, ", "))};
}

bool is_under_way(Job::State state) {
    return state == Job::State::waiting || state == Job::State::running;
}

}  // namespace

class Jobs::Impl {
public:
    Impl(Place place, std::function<void(const Job&)> changed)
        : place_(std::move(place)), changed_(std::move(changed)) {
        for (Job& job : read_jobs(place_.folder)) {
            std::string id = job.id;
            jobs_.emplace(std::move(id), Kept{std::move(job)});
        }
        for (std::size_t i = 0; i < at_once; ++i) {
            threads_.emplace_back([this] { work(); });
        }
    }

    ~Impl() {
        close();
        for (std::thread& thread : threads_) {
            thread.join();
        }
    }

    Expected<Job> begin(Job::Kind kind, std::string from, std::string name,
                        std::string_view bytes) {
        if (!is_from(kind, from)) {
            return no_such_from(kind);
        }
        if (bytes.size() > max_file_bytes) {
            return Error{ErrorCode::too_large, "body", "a file of over 64 MiB"};
        }
        Job job;
        job.id = new_job_id();
        job.kind = kind;
        job.from = std::move(from);
        job.name = mend_utf8(std::string_view(name).substr(0, max_name));
        job.state = Job::State::waiting;
        job.begun = keeping::time_stamp();
        {
            const std::scoped_lock lock(mutex_);
            if (closing_ || !make_room() ||
                bytes_of_jobs(place_.folder) + bytes.size() > max_all_bytes) {
                return Error{
                    ErrorCode::busy, {}, "too many files wait; let them end, or remove some"};
            }
            if (auto error = make_job_folder(place_.folder, job, bytes)) {
                return *std::move(error);
            }
            jobs_.emplace(job.id, Kept{job});
        }
        changed_(job);  // before it can run: whoever listens hears things in their order
        enqueue(job.id);
        return job;
    }

    std::vector<Job> list() const {
        const std::scoped_lock lock(mutex_);
        std::vector<Job> out;
        out.reserve(jobs_.size());
        for (auto at = jobs_.rbegin(); at != jobs_.rend(); ++at) {
            out.push_back(at->second.job);
        }
        return out;
    }

    std::optional<Job> find(std::string_view id) const {
        const std::scoped_lock lock(mutex_);
        const auto at = jobs_.find(id);
        return at == jobs_.end() ? std::nullopt : std::optional(at->second.job);
    }

    bool stop(std::string_view id) {
        Job stopped;
        {
            const std::scoped_lock lock(mutex_);
            const auto at = jobs_.find(id);
            if (at == jobs_.end() || !is_under_way(at->second.job.state)) {
                return false;
            }
            at->second.stop_asked = true;
            if (at->second.job.state == Job::State::running) {
                return true;
            }
            std::erase(waiting_, id);
            at->second.job.state = Job::State::stopped;
            save_job(place_.folder, at->second.job);
            stopped = at->second.job;
        }
        changed_(stopped);
        return true;
    }

    bool resume(std::string_view id) {
        Job resumed;
        {
            const std::scoped_lock lock(mutex_);
            const auto at = jobs_.find(id);
            if (closing_ || at == jobs_.end() ||
                (at->second.job.state != Job::State::stopped &&
                 at->second.job.state != Job::State::failed)) {
                return false;
            }
            Job& job = at->second.job;
            job.state = Job::State::waiting;
            job.message.clear();
            at->second.stop_asked = false;
            save_job(place_.folder, job);
            resumed = job;
        }
        changed_(resumed);
        enqueue(resumed.id);
        return true;
    }

    bool remove(std::string_view id) {
        const std::scoped_lock lock(mutex_);
        const auto at = jobs_.find(id);
        if (at == jobs_.end() || is_under_way(at->second.job.state)) {
            return false;
        }
        drop(at);
        return true;
    }

    void close() {
        {
            const std::scoped_lock lock(mutex_);
            closing_ = true;
            waiting_.clear();
        }
        wake_.notify_all();
    }

private:
    struct Kept {
        Job job;
        bool stop_asked = false;
    };
    using Map = std::map<std::string, Kept, std::less<>>;

    /// Lets it run when its turn comes, unless it was stopped meanwhile.
    void enqueue(const std::string& id) {
        {
            const std::scoped_lock lock(mutex_);
            const auto at = jobs_.find(id);
            if (closing_ || at == jobs_.end() || at->second.job.state != Job::State::waiting ||
                std::find(waiting_.begin(), waiting_.end(), id) != waiting_.end()) {
                return;
            }
            waiting_.push_back(id);
        }
        wake_.notify_one();
    }

    // With mutex_ held.

    void drop(Map::iterator at) {
        std::error_code ignored;
        fs::remove_all(place_.folder / at->first, ignored);
        jobs_.erase(at);
    }

    /// The oldest that has ended makes room.
    bool make_room() {
        if (jobs_.size() < max_kept_jobs) {
            return true;
        }
        const auto at = std::find_if(jobs_.begin(), jobs_.end(), [](const auto& item) {
            return item.second.job.state == Job::State::done ||
                   item.second.job.state == Job::State::failed;
        });
        if (at == jobs_.end()) {
            return false;
        }
        drop(at);
        return true;
    }

    /// The next that waits, which runs from now on: nobody else begins or removes it. Nothing: it
    /// was stopped or removed meanwhile.
    std::optional<Job> take_next() {
        const auto at = jobs_.find(waiting_.front());
        waiting_.pop_front();
        if (at == jobs_.end() || at->second.job.state != Job::State::waiting) {
            return std::nullopt;
        }
        Job& job = at->second.job;
        job.state = Job::State::running;
        job.done = 0;
        job.failed = 0;
        save_job(place_.folder, job);
        return job;
    }

    // On the threads of the jobs.

    void work() {
        while (true) {
            std::optional<Job> job;
            {
                std::unique_lock lock(mutex_);
                wake_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
                if (closing_) {
                    return;
                }
                job = take_next();
            }
            if (job) {
                changed_(*job);
                run(*std::move(job));
            }
        }
    }

    /// Whether somebody asked to stop it, or all.
    bool must_stop(const Job& job) const {
        const std::scoped_lock lock(mutex_);
        return closing_ || jobs_.at(job.id).stop_asked;
    }

    void keep(const Job& job, bool on_disk) {
        {
            const std::scoped_lock lock(mutex_);
            jobs_.at(job.id).job = job;
            if (on_disk) {
                save_job(place_.folder, job);
            }
        }
        changed_(job);
    }

    void run(Job job) {
        auto process = JobProcess::begin(place_, job);
        if (!process) {
            job.state = Job::State::failed;
            job.message = process.error().detail;
            return keep(job, true);
        }
        Clock::time_point told;
        while (!process->status()) {
            if (process->go_on(job) && Clock::now() - told >= tell_every) {
                told = Clock::now();
                keep(job, false);
            }
            if (must_stop(job)) {
                process->stop(is_closing() ? last_patience : patience);
            }
        }
        end(job, *process->status());
    }

    bool is_closing() const {
        const std::scoped_lock lock(mutex_);
        return closing_;
    }

    void end(Job& job, int status) {
        constexpr int stopped = 130;
        constexpr int some_failed = 1;
        const bool asked = must_stop(job);
        if (status == 0 || status == some_failed) {
            job.state = Job::State::done;
            std::error_code ignored;
            fs::remove(input_of(place_.folder, job), ignored);
        } else if (status == stopped || asked) {
            job.state = Job::State::stopped;
        } else {
            job.state = Job::State::failed;
            if (job.message.empty()) {
                job.message = fmt::format("ended with status {}", status);
            }
        }
        keep(job, true);
    }

    Place place_;
    std::function<void(const Job&)> changed_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    Map jobs_;
    std::deque<std::string> waiting_;
    bool closing_ = false;
    std::vector<std::thread> threads_;
};

Jobs::Jobs(Place place, std::function<void(const Job&)> changed)
    : impl_(std::make_unique<Impl>(std::move(place), std::move(changed))) {}
Jobs::~Jobs() = default;

Expected<Job> Jobs::begin(Job::Kind kind, std::string from, std::string name,
                          std::string_view bytes) {
    return impl_->begin(kind, std::move(from), std::move(name), bytes);
}

std::vector<Job> Jobs::list() const {
    return impl_->list();
}

std::optional<Job> Jobs::find(std::string_view id) const {
    return impl_->find(id);
}

bool Jobs::stop(std::string_view id) {
    return impl_->stop(id);
}

bool Jobs::resume(std::string_view id) {
    return impl_->resume(id);
}

bool Jobs::remove(std::string_view id) {
    return impl_->remove(id);
}

void Jobs::close() {
    impl_->close();
}

}  // namespace khabar::serve
