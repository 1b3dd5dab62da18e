// What stands in no story is joined, whoever kept it.
#include "khabar/live/joiner.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <thread>

#include <gtest/gtest.h>

#include "khabar/core/civil.h"
#include "khabar/keeping/coded_document.h"
#include "khabar/page/read_text.h"
#include "khabar/store/store.h"
#include "tests/open_lexicon.h"

namespace khabar::live {
namespace {

void keep_report(store::Store& store, const std::string& id) {
    Origin origin;
    origin.id = id;
    origin.published = parse_day("2021-03-10");
    const auto document = read_text(
        "The Yemeni army shelled a rebel camp near Marib on Tuesday, killing 10 fighters.", origin,
        std::nullopt, tests::coder().tables());
    ASSERT_TRUE(document);
    const auto coded = keeping::coded_document(tests::coder(), *document, "");
    ASSERT_TRUE(coded);
    ASSERT_FALSE(coded->rows.empty());
    ASSERT_TRUE(store.put(std::span(&*coded, 1)));
}

TEST(Joiner, JoinsAtTheEndWhatOthersKept) {
    const std::string path = testing::TempDir() + "joiner_test.db";
    std::filesystem::remove(path);
    auto store = store::open_store(path);
    ASSERT_TRUE(store);
    keep_report(**store, "one");
    const WorkHooks hooks{[] { return false; }, [](std::string_view) {}};
    WorkCounts counts;
    Joiner joiner(path, hooks, counts);
    joiner.idle();
    for (int i = 0; i < 1000 && (*store)->counts()->unjoined > 0; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_EQ((*store)->counts()->unjoined, 0u) << "what was there before";
    keep_report(**store, "two");
    EXPECT_GT((*store)->counts()->unjoined, 0u);
    joiner.finish();
    EXPECT_EQ((*store)->counts()->unjoined, 0u) << "what another kept meanwhile";
    EXPECT_EQ((*store)->counts()->stories, (*store)->counts()->events / 2);
}

}  // namespace
}  // namespace khabar::live
