#include "cli/ordered.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace khabar::cli {
namespace {

struct Ran {
    std::vector<std::size_t> written;
    std::size_t most_held = 0;        ///< inputs that were read and not written
    std::size_t most_bytes_held = 0;  ///< of them
};

/// Inputs of these sizes; `slow` microseconds are worked on the first one.
Ran run(unsigned jobs, const std::vector<std::size_t>& sizes, int slow = 0,
        std::size_t end_after = SIZE_MAX) {
    Ran ran;
    std::size_t read = 0;
    std::atomic<std::size_t> bytes = 0;
    std::atomic<std::size_t> written = 0;
    run_ordered<std::size_t, std::size_t>(
        jobs, [&](const std::size_t& input) { return sizes[input]; },
        [&]() -> std::optional<std::size_t> {
            if (read == sizes.size()) {
                return std::nullopt;
            }
            bytes += sizes[read];
            ran.most_held = std::max(ran.most_held, read + 1 - written);
            ran.most_bytes_held = std::max(ran.most_bytes_held, bytes.load());
            return read++;
        },
        [&](std::size_t input) {
            if (input == 0) {
                std::this_thread::sleep_for(std::chrono::microseconds(slow));
            }
            return input;
        },
        [&](std::size_t output) {
            bytes -= sizes[output];
            ran.written.push_back(output);
            ++written;
            return ran.written.size() < end_after;
        });
    return ran;
}

std::vector<std::size_t> counted(std::size_t count) {
    std::vector<std::size_t> numbers(count);
    for (std::size_t i = 0; i < count; ++i) {
        numbers[i] = i;
    }
    return numbers;
}

TEST(Ordered, AnswersComeInTheOrderOfTheInputs) {
    const std::vector<std::size_t> sizes(3000, 100);
    for (const unsigned jobs : {1u, 2u, 3u, 8u}) {
        EXPECT_EQ(run(jobs, sizes, 3000).written, counted(sizes.size())) << jobs;
        EXPECT_TRUE(run(jobs, {}).written.empty()) << jobs;
    }
}

// A long document does not stop the others: hundreds are worked on meanwhile, and no more.
TEST(Ordered, ReadsAheadOfALongOne) {
    const Ran ran = run(2, std::vector<std::size_t>(3000, 100), 100'000);
    EXPECT_EQ(ran.most_held, 2 * LookAhead::most);
    EXPECT_EQ(ran.written, counted(3000));
}

TEST(Ordered, WhatIsHeldIsBounded) {
    constexpr std::size_t large = 300'000;
    const Ran ran = run(2, std::vector<std::size_t>(100, large), 100'000);
    EXPECT_LT(ran.most_bytes_held, 2 * LookAhead::bytes + large);
    EXPECT_GT(ran.most_held, 2 * LookAhead::least);
    const Ran huge = run(2, std::vector<std::size_t>(20, 50u << 20u), 10'000);
    EXPECT_EQ(huge.most_held, 2 * LookAhead::least);
    EXPECT_EQ(huge.written, counted(20));
}

// A pipe may give the next input in an hour.
TEST(Ordered, WhatIsDoneIsWrittenBeforeTheNextIsThere) {
    for (const unsigned jobs : {1u, 2u}) {
        std::atomic<int> written = 0;
        int read = 0;
        bool in_time = true;
        run_ordered<int, int>(
            jobs, [](int) { return std::size_t{1}; },
            [&]() -> std::optional<int> {
                const auto late = std::chrono::steady_clock::now() + std::chrono::seconds(5);
                while (written < read && std::chrono::steady_clock::now() < late) {
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                }
                in_time = in_time && written == read;
                return read < 3 ? std::optional(read++) : std::nullopt;
            },
            [](int input) { return input; }, [&](int) { return ++written > 0; });
        EXPECT_TRUE(in_time) << jobs;
        EXPECT_EQ(written, 3);
    }
}

TEST(Ordered, WhatIsThrownIsThrownOn) {
    for (const unsigned jobs : {1u, 2u}) {
        for (const int where : {0, 1, 2}) {
            std::vector<int> written;
            int read = 0;
            const auto fail = [where](int place, int number) {
                if (place == where && number == 100) {
                    throw std::bad_alloc();
                }
                return number;
            };
            EXPECT_THROW((run_ordered<int, int>(
                             jobs, [](int) { return std::size_t{1}; },
                             [&] { return std::optional(fail(0, read++)); },
                             [&](int input) { return fail(1, input); },
                             [&](int output) {
                                 written.push_back(fail(2, output));
                                 return true;
                             })),
                         std::bad_alloc)
                << jobs << where;
            EXPECT_EQ(written.size(), 100u) << "what came before is written";
        }
    }
}

TEST(Ordered, EndsEarly) {
    for (const unsigned jobs : {1u, 2u}) {
        EXPECT_EQ(run(jobs, std::vector<std::size_t>(3000, 100), 1000, 7).written, counted(7));
    }
}

}  // namespace
}  // namespace khabar::cli
