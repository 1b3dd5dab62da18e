#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "khabar/serve/hub.h"

namespace khabar::serve {
namespace {

using testing::ElementsAre;

TEST(Hub, SendsToAllOrToOwnersAlone) {
    Hub hub;
    std::vector<std::string> owner;
    std::vector<std::string> reader;
    const auto into = [](std::vector<std::string>& to) {
        return [&to](const std::shared_ptr<const std::string>& event) { to.push_back(*event); };
    };
    const auto first = hub.add(into(owner), true);
    const auto second = hub.add(into(reader), false);
    EXPECT_EQ(hub.listeners(), 2u);
    hub.send("change", "{\"state\":\"1\"}");
    hub.send("job", "{}", true);
    EXPECT_THAT(reader, ElementsAre("event: change\ndata: {\"state\":\"1\"}\n\n"));
    EXPECT_THAT(owner, ElementsAre("event: change\ndata: {\"state\":\"1\"}\n\n",
                                   "event: job\ndata: {}\n\n"));
    hub.remove(second);
    hub.remove(second);
    hub.send("change", "{}");
    EXPECT_EQ(reader.size(), 1u);
    hub.remove(first);
    EXPECT_EQ(hub.listeners(), 0u);
}

}  // namespace
}  // namespace khabar::serve
