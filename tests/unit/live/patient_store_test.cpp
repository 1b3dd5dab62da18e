// A store that is slow or held by others is waited for.
#include "khabar/live/patient_store.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace khabar::live {
namespace {

TEST(PatientStore, OnlyWhatIsRefusedIsGivenUp) {
    const std::string path = testing::TempDir() + "patient_store.db";
    std::vector<std::string> said;
    const WorkHooks hooks{[] { return false; },
                          [&said](std::string_view line) { said.emplace_back(line); }};
    WorkCounts counts;
    PatientStore store(path, nullptr, hooks, counts);
    for (const ErrorCode code : {ErrorCode::too_costly, ErrorCode::busy, ErrorCode::store}) {
        int trials = 0;
        const auto done = store.run<int>([&](store::Store&) -> Expected<int> {
            return ++trials < 3 ? Expected<int>(Error{code, "here", "slow"}) : trials;
        });
        ASSERT_TRUE(done && *done) << name(code);
        EXPECT_EQ(**done, 3);
    }
    EXPECT_EQ(said.size(), 6U) << "each time that it is waited for, and that it answers";
    EXPECT_EQ(counts.waiting, 0U);
    const auto refused = store.run<int>([](store::Store&) -> Expected<int> {
        return Error{ErrorCode::refused, "here", "never"};
    });
    ASSERT_TRUE(refused);
    EXPECT_FALSE(*refused);
}

}  // namespace
}  // namespace khabar::live
