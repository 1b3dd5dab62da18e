#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <sys/wait.h>

#include <gtest/gtest.h>

#include "khabar/core/sanitized.h"
#include "khabar/serve/child.h"

namespace khabar::serve {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

Expected<ChildAnswer> shell(const std::string& script, std::string_view in = {},
                            const ChildLimits& limits = {}) {
    return run_child("/bin/sh", {"-c", script}, in, limits);
}

ErrorCode error_of(const Expected<ChildAnswer>& answer) {
    EXPECT_FALSE(answer);
    return answer ? ErrorCode::empty : answer.error().code;
}

bool no_child_is_left() {
    return waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD;
}

TEST(Child, IsGivenAndGives) {
    const std::string in(3'000'000, 'x');  // more than pipes hold: both ways at once
    const auto answer = shell("cat", in);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 0);
    EXPECT_EQ(answer->out, in);
    EXPECT_EQ(shell("exit 7")->status, 7);
    EXPECT_TRUE(no_child_is_left());
}

TEST(Child, Crashes) {
    EXPECT_EQ(shell("kill -SEGV $$")->status, 128 + SIGSEGV);
    EXPECT_EQ(shell("echo half; kill -KILL $$")->out, "half\n");
    EXPECT_TRUE(no_child_is_left());
}

TEST(Child, Hangs) {
    ChildLimits limits;
    limits.time = milliseconds(300);
    const auto begin = steady_clock::now();
    EXPECT_EQ(error_of(shell("sleep 60", {}, limits)), ErrorCode::too_costly);
    EXPECT_EQ(error_of(shell("exec >&-; sleep 60", {}, limits)), ErrorCode::too_costly);
    EXPECT_LT(steady_clock::now() - begin, std::chrono::seconds(5));
    EXPECT_TRUE(no_child_is_left());
}

TEST(Child, EndsWithAllThatItBegan) {
    const std::string mark =
        std::filesystem::temp_directory_path() / ("khabar-child-" + std::to_string(getpid()));
    ChildLimits limits;
    limits.time = milliseconds(200);
    EXPECT_EQ(error_of(shell("(sleep 1; /usr/bin/mkdir " + mark + ") & sleep 60", {}, limits)),
              ErrorCode::too_costly);
    // The shell is gone at once; what it left behind must not go on.
    EXPECT_EQ(shell("(sleep 1; /usr/bin/mkdir " + mark + ") >&- 2>&- & exit 3")->status, 3);
    std::this_thread::sleep_for(milliseconds(1500));
    EXPECT_FALSE(std::filesystem::exists(mark));
}

TEST(Child, EatsTime) {
    ChildLimits limits;
    limits.processor = std::chrono::seconds(1);
    EXPECT_GT(shell("while :; do :; done", {}, limits)->status, 128);
}

#ifndef KHABAR_ASAN
TEST(Child, EatsMemory) {
    ChildLimits limits;
    limits.memory = 64u << 20u;
    limits.time = milliseconds(10'000);
    const auto answer =
        run_child(KHABAR_PYTHON, {"-c", "x = bytearray(1 << 30); print(len(x))"}, {}, limits);
    ASSERT_TRUE(answer);
    EXPECT_NE(answer->status, 0);
    EXPECT_EQ(answer->out, "");
}
#endif

TEST(Child, WritesWithoutEnd) {
    ChildLimits limits;
    limits.output = 1u << 20u;
    EXPECT_EQ(error_of(shell("exec yes", {}, limits)), ErrorCode::too_large);
    EXPECT_TRUE(no_child_is_left());
}

TEST(Child, ReadsNothing) {
    const std::string in(3'000'000, 'x');
    const auto answer = shell("exec <&-; echo done", in);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->out, "done\n");
}

TEST(Child, WritesNoFile) {
    const std::string file =
        std::filesystem::temp_directory_path() / ("khabar-child-file-" + std::to_string(getpid()));
    EXPECT_TRUE(shell("echo text > " + file));
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    EXPECT_TRUE(error || size == 0);
    std::filesystem::remove(file, error);
}

TEST(Child, HasNothingOfOurs) {
    setenv("KHABAR_TOKEN", "secret", 1);
    setenv("SOMETHING_ELSE", "secret", 1);
    const auto environment = shell("env");
    ASSERT_TRUE(environment);
    EXPECT_EQ(environment->out.find("secret"), std::string::npos) << environment->out;
    const auto files = shell("ls /proc/self/fd");
    ASSERT_TRUE(files);
    EXPECT_EQ(files->out, "0\n1\n2\n3\n") << "3 is the folder that ls reads";
    EXPECT_NE(shell("cat /proc/self/status")->out.find("NoNewPrivs:\t1"), std::string::npos);
}

TEST(Child, EndsWhenItIsTold) {
    std::atomic<bool> ended{false};
    ChildLimits limits;
    limits.ended = &ended;
    std::thread other([&ended] {
        std::this_thread::sleep_for(milliseconds(200));
        ended = true;
    });
    EXPECT_EQ(error_of(shell("sleep 60", {}, limits)), ErrorCode::busy);
    other.join();
}

TEST(Child, IsNotThere) {
    EXPECT_EQ(error_of(run_child("/no/such/program", {}, {})), ErrorCode::io);
}

TEST(Child, RunsFromManyThreads) {
    std::vector<std::thread> threads;
    std::atomic<int> right{0};
    threads.reserve(8);
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([i, &right] {
            for (int k = 0; k < 20; ++k) {
                const std::string in = std::to_string(i * 100 + k);
                const auto answer = shell("cat", in);
                right += answer && answer->out == in ? 1 : 0;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(right, 160);
    EXPECT_TRUE(no_child_is_left());
}

}  // namespace
}  // namespace khabar::serve
