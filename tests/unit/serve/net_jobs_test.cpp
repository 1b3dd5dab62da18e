#include <atomic>
#include <chrono>
#include <fstream>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "khabar/serve/job_file.h"
#include "khabar/serve/jobs.h"
#include "tests/folder.h"

namespace khabar::serve {
namespace {

using testing::HasSubstr;
using State = Job::State;

/// A program in the place of khabar: says what it was told, and does what the file says.
class JobsTest : public testing::Test {
protected:
    void SetUp() override {
        program_ = folder_ / "program";
        std::ofstream(program_) << "#!/bin/sh\n"
                                   "for file; do :; done\n"
                                   "echo \"$KHABAR_STORE $*\" >> " +
                                       (folder_ / "told").string() +
                                       "\n"
                                       ". \"$file\"\n";
        std::filesystem::permissions(program_, std::filesystem::perms::owner_all);
    }

    std::unique_ptr<Jobs> open() {
        return std::make_unique<Jobs>(
            Jobs::Place{program_, folder_ / "jobs", "the store", "the tables"},
            [this](const Job& job) {
                const std::scoped_lock lock(mutex_);
                seen_.push_back(write_job(job));
            });
    }

    static bool wait_for(const std::function<bool()>& what) {
        for (int i = 0; i < 500; ++i) {
            if (what()) {
                return true;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return false;
    }
    static bool wait_for(const Jobs& jobs, const std::string& id, State state) {
        return wait_for([&] { return jobs.find(id)->state == state; });
    }
    std::string told() const {
        std::ifstream in(folder_ / "told");
        return {std::istreambuf_iterator<char>(in), {}};
    }

    tests::Folder folder_;
    std::filesystem::path program_;
    std::mutex mutex_;
    std::vector<std::string> seen_;
};

TEST_F(JobsTest, RunsTheProgram) {
    const auto jobs = open();
    const auto job = jobs->begin(Job::Kind::add, "ndjson", "a/news.ndjson",
                                 "echo '{\"done\":2,\"failed\":1,\"total\":3}' >&2\n"
                                 "echo 'khabar add: read 3 documents' >&2\nexit 1\n");
    ASSERT_TRUE(job);
    EXPECT_EQ(job->state, State::waiting);
    ASSERT_TRUE(wait_for(*jobs, job->id, State::done));
    const Job done = *jobs->find(job->id);
    EXPECT_EQ(done.done, 2u);
    EXPECT_EQ(done.failed, 1u);
    EXPECT_EQ(done.total, 3u);
    EXPECT_EQ(done.message, "khabar add: read 3 documents");
    EXPECT_THAT(told(),
                HasSubstr("the store add --from ndjson --progress lines --tables the tables"));
    EXPECT_THAT(told(), HasSubstr("/in/news.ndjson"));
    EXPECT_FALSE(jobs->resume(job->id)) << "it is done";
    EXPECT_TRUE(jobs->remove(job->id));
    EXPECT_FALSE(jobs->find(job->id));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "jobs" / job->id));
    const std::scoped_lock lock(mutex_);
    EXPECT_THAT(seen_.front(), HasSubstr("\"waiting\""));
    EXPECT_THAT(seen_.back(), HasSubstr("\"done\""));
}

TEST_F(JobsTest, TellsWhatFailed) {
    const auto jobs = open();
    const auto job =
        jobs->begin(Job::Kind::import, "acled", "x.csv", "echo 'khabar: no table' >&2\nexit 4\n");
    ASSERT_TRUE(wait_for(*jobs, job->id, State::failed));
    EXPECT_EQ(jobs->find(job->id)->message, "khabar: no table");
    EXPECT_THAT(told(), HasSubstr("import --from acled"));
    const auto silent = jobs->begin(Job::Kind::add, "text", "x", "kill -SEGV $$");
    ASSERT_TRUE(wait_for(*jobs, silent->id, State::failed));
    EXPECT_EQ(jobs->find(silent->id)->message, "ended with status 139");
}

TEST_F(JobsTest, StopsAndGoesOn) {
    const auto jobs = open();
    const auto job = jobs->begin(Job::Kind::add, "ndjson", "x",
                                 "if [ -e " + (folder_ / "second").string() +
                                     " ]; then exit 0; fi\n"
                                     "trap 'exit 130' TERM\n"
                                     "while :; do sleep 0.05; done\n");
    ASSERT_TRUE(wait_for(*jobs, job->id, State::running));
    EXPECT_FALSE(jobs->remove(job->id)) << "it runs";
    EXPECT_TRUE(jobs->stop(job->id));
    ASSERT_TRUE(wait_for(*jobs, job->id, State::stopped));
    EXPECT_FALSE(jobs->stop(job->id));
    std::ofstream(folder_ / "second") << "x";
    EXPECT_TRUE(jobs->resume(job->id));
    ASSERT_TRUE(wait_for(*jobs, job->id, State::done));
}

TEST_F(JobsTest, TwoAtOnce) {
    const auto jobs = open();
    const std::string until =
        "while [ ! -e " + (folder_ / "go").string() + " ]; do sleep 0.02; done";
    std::vector<std::string> ids;
    for (int i = 0; i < 4; ++i) {
        ids.push_back(jobs->begin(Job::Kind::add, "ndjson", "x", until)->id);
    }
    ASSERT_TRUE(wait_for(*jobs, ids[1], State::running));
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    EXPECT_EQ(jobs->find(ids[2])->state, State::waiting);
    EXPECT_TRUE(jobs->stop(ids[2]));
    EXPECT_EQ(jobs->find(ids[2])->state, State::stopped);
    std::ofstream(folder_ / "go") << "x";
    ASSERT_TRUE(wait_for(*jobs, ids[3], State::done));
    EXPECT_EQ(jobs->find(ids[2])->state, State::stopped);
    const auto list = jobs->list();
    ASSERT_EQ(list.size(), 4u);
    EXPECT_EQ(list.front().id, ids[3]) << "the newest first";
}

TEST_F(JobsTest, NoneRunsTwiceHoweverItIsStoppedAndResumed) {
    const auto jobs = open();
    const std::string lock = (folder_ / "lock-").string();
    std::vector<std::string> ids;
    for (int i = 0; i < 3; ++i) {
        const std::string own = lock + std::to_string(i);
        ids.push_back(jobs->begin(Job::Kind::add, "ndjson", "x",
                                  "trap 'rmdir " + own + "; exit 130' TERM\nmkdir " + own +
                                      " || echo twice >> " + (folder_ / "told").string() +
                                      "\nsleep 0.01\nrmdir " + own + "\nexit 4\n")
                          ->id);
    }
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(1500);
            while (std::chrono::steady_clock::now() < end) {
                for (const std::string& id : ids) {
                    jobs->resume(id);
                    jobs->stop(id);
                    jobs->resume(id);
                }
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_THAT(told(), testing::Not(HasSubstr("twice")));
    for (const std::string& id : ids) {
        EXPECT_TRUE(wait_for([&] { return jobs->stop(id), jobs->remove(id); }));
    }
}

TEST_F(JobsTest, AFolderThatSomebodyMadeKeepsItsRights) {
    namespace fs = std::filesystem;
    const fs::path folder = folder_ / "jobs";
    const fs::perms shared = fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec;
    fs::create_directory(folder);
    fs::permissions(folder, shared);
    const auto job = open()->begin(Job::Kind::add, "ndjson", "x", "exit 0");
    ASSERT_TRUE(job);
    EXPECT_EQ(fs::status(folder).permissions(), shared);
    EXPECT_EQ(fs::status(folder / job->id).permissions(), fs::perms::owner_all);
}

TEST_F(JobsTest, AreThereAfterARestart) {
    std::string id;
    {
        const auto jobs = open();
        id =
            jobs->begin(Job::Kind::add, "ndjson", "x", "trap '' TERM; while :; do sleep 0.05; done")
                ->id;
        ASSERT_TRUE(wait_for(*jobs, id, State::running));
        const auto begin = std::chrono::steady_clock::now();
        jobs->close();
        EXPECT_FALSE(jobs->begin(Job::Kind::add, "ndjson", "x", "")) << "no more are begun";
        EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1));
    }
    // as if it had been cut off
    Job job = read_jobs(folder_ / "jobs").at(0);
    job.state = State::running;
    save_job(folder_ / "jobs", job);
    std::ofstream(folder_ / "jobs/not-a-job") << "x";
    std::filesystem::create_directories(folder_ / "jobs/0123456789abcdef0123");
    const auto jobs = open();
    ASSERT_EQ(jobs->list().size(), 1u);
    EXPECT_EQ(jobs->find(id)->state, State::stopped);
    EXPECT_EQ(jobs->find(id)->from, "ndjson");
}

TEST_F(JobsTest, TakesNoOtherNames) {
    const auto jobs = open();
    const auto other = jobs->begin(Job::Kind::add, "acled", "x", "");
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, ErrorCode::bad_query);
    EXPECT_EQ(other.error().where, "from");
    for (const char* name : {"../../../../tmp/x", "..", "/etc/passwd", "", "a\nb", ".hidden"}) {
        const auto job = jobs->begin(Job::Kind::add, "text", name, "exit 0");
        ASSERT_TRUE(job) << name;
        const std::string in = input_of(folder_ / "jobs", *job).lexically_normal();
        EXPECT_TRUE(in.starts_with((folder_ / "jobs" / job->id / "in").string() + "/")) << in;
        EXPECT_EQ(in.find('\n'), std::string::npos);
    }
    EXPECT_FALSE(jobs->find("../x"));
}

TEST(Progress, IsRead) {
    Job job;
    EXPECT_TRUE(read_progress("{\"done\":3,\"failed\":1,\"total\":null}", job));
    EXPECT_EQ(job.done, 3u);
    EXPECT_FALSE(job.total);
    for (const char* line : {"", "khabar add: read 3", "{\"done\":\"x\"}", "{\"done\":3",
                             "{\"done\":-1,\"failed\":0}"}) {
        EXPECT_FALSE(read_progress(line, job)) << line;
    }
}

}  // namespace
}  // namespace khabar::serve
