// Processes that are killed, and two that write at once.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <thread>

#include "tests/store/store_suite.h"

namespace khabar::tests {
namespace {

constexpr std::uint32_t all_documents = 300;
constexpr std::uint32_t at_a_time = 3;

std::vector<store::CodedText> some_documents(std::uint32_t first) {
    std::vector<store::CodedText> documents;
    for (std::uint32_t i = first; i < std::min(first + at_a_time, all_documents); ++i) {
        documents.push_back(made_document(i));
    }
    return documents;
}

/// Puts all documents from the first that is not there, and writes a byte for each call that put()
/// has reported; joins now and then.
int add_all(const std::string& address, int report) {
    const auto store = must(store::open_store(address));
    for (std::uint32_t i = 0; i < all_documents; i += at_a_time) {
        const auto documents = some_documents(i);
        const bool there = std::all_of(documents.begin(), documents.end(), [&](const auto& each) {
            return must(store->holds(each.facts, each.text, each.coder));
        });
        if (!there) {
            must(store->put(documents));
        }
        if (write(report, "x", 1) != 1) {
            return 2;
        }
        if (i % 10 == 0) {
            must(store->join(20));
        }
    }
    return 0;
}

template <class Work>
pid_t start(Work work) {
    const pid_t child = fork();
    if (child == 0) {
        int status = 99;
        try {
            status = work();
        } catch (const std::exception& fault) {
            static_cast<void>(std::fputs(fault.what(), stderr));
        }
        _exit(status);
    }
    return child;
}

int end_of(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

struct Seen {
    std::uint64_t documents = 0;
    std::uint64_t events = 0;
    bool whole = true;  ///< each call is there or not, and all that were told are
};

Seen look(store::Store& store, std::uint32_t calls_told) {
    Seen seen;
    for (std::uint32_t call = 0; call * at_a_time < all_documents; ++call) {
        const auto given = some_documents(call * at_a_time);
        const auto there = static_cast<std::size_t>(
            std::count_if(given.begin(), given.end(), [&store](const auto& each) {
                return must(store.holds(each.facts, each.text, each.coder));
            }));
        seen.whole = seen.whole && (there == given.size() || (there == 0 && call >= calls_told));
        seen.documents += there;
        for (const store::CodedText& each : given) {
            seen.events += there > 0 ? each.rows.size() : 0;
        }
    }
    return seen;
}

/// What was reported is there as a whole, and of what was not each call is there or not. A server
/// may still commit what a killed process had sent, so one looks until nothing moves meanwhile.
void expect_whole(store::Store& store, std::uint32_t calls_told) {
    constexpr int most = 20;
    store::Counts before = must(store.counts());
    for (int i = 0; i < most; ++i) {
        const Seen seen = look(store, calls_told);
        const store::Counts after = must(store.counts());
        if (after.documents == before.documents && after.events == before.events) {
            EXPECT_TRUE(seen.whole);
            EXPECT_EQ(after.documents, seen.documents);
            EXPECT_EQ(after.events, seen.events);
            return;
        }
        before = after;
    }
    FAIL() << "the store does not come to rest";
}

TEST_P(StoreSuite, KilledFiftyTimesLosesNothing) {
    Dice dice(11);
    std::uint32_t most_told = 0;
    int killed = 0;
    for (int i = 0; i < 50; ++i) {
        int ends[2];
        ASSERT_EQ(pipe(ends), 0);
        const pid_t child = start([&] { return add_all(address(), ends[1]); });
        close(ends[1]);
        // On a busy machine nothing is told so soon: then the next has longer.
        const std::size_t longest =
            most_told == 0 ? 60'000u * static_cast<unsigned>(1 + i / 5) : 60'000u;
        std::this_thread::sleep_for(std::chrono::microseconds(3'000 + dice.below(longest)));
        kill(child, SIGKILL);
        killed += end_of(child) == -SIGKILL ? 1 : 0;
        std::uint32_t told = 0;
        for (char byte = 0; read(ends[0], &byte, 1) == 1;) {
            ++told;
        }
        close(ends[0]);
        most_told = std::max(most_told, told);
        reopen();
        expect_whole(store(), most_told);
    }
    EXPECT_GT(killed, 25) << "most were done before they were killed";
    EXPECT_GT(most_told, 0u);

    // What is left, and then the same as if nobody had been killed.
    std::size_t added = 0;
    for (std::uint32_t i = 0; i < all_documents; i += at_a_time) {
        for (const store::Put put : put(some_documents(i))) {
            EXPECT_NE(put, store::Put::replaced);
            added += put == store::Put::added ? 1 : 0;
        }
    }
    EXPECT_LT(added, all_documents);
    join();
    expect_all(store(), oracle_);
    expect_answers(store(), oracle_, 31, 30);
}

TEST_P(StoreSuite, TwoWritersAtOnce) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    // The second has the same documents in the other order of the calls' halves.
    const pid_t one = start([&] { return add_all(address(), ends[1]); });
    const pid_t two = start([&] {
        const auto store = must(store::open_store(address()));
        for (std::uint32_t i = all_documents; i > 0; --i) {
            const store::CodedText document = made_document(i - 1);
            must(store->put({&document, 1}));
        }
        return 0;
    });
    close(ends[1]);
    for (char byte = 0; read(ends[0], &byte, 1) == 1;) {
    }
    close(ends[0]);
    EXPECT_EQ(end_of(one), 0);
    EXPECT_EQ(end_of(two), 0);
    for (std::uint32_t i = 0; i < all_documents; i += at_a_time) {
        const auto done = put(some_documents(i));
        EXPECT_EQ(std::count(done.begin(), done.end(), store::Put::unchanged),
                  static_cast<std::ptrdiff_t>(done.size()));
    }
    join();
    expect_all(store(), oracle_);
    expect_answers(store(), oracle_, 32, 30);
}

TEST_P(StoreSuite, TwoThatOpenANewStoreAtOnce) {
    for (int i = 0; i < 40; ++i) {
        const std::string fresh = GetParam().fresh_address();
        std::vector<pid_t> children;
        for (int k = 0; k < 3; ++k) {
            children.push_back(start([&fresh] {
                return must(must(store::open_store(fresh))->counts()).documents == 0 ? 0 : 1;
            }));
        }
        for (const pid_t child : children) {
            EXPECT_EQ(end_of(child), 0);
        }
    }
}

}  // namespace
}  // namespace khabar::tests
