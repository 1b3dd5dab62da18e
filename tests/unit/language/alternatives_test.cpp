// The alternatives of a cell, asked one by one or listed: both ways are the same ones.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "khabar/tables/alternatives.h"
#include "khabar/tables/table_file.h"

namespace khabar {

namespace {

/// Those that were asked, each in brackets; "!" where one of them was `wanted`.
std::string asked(std::string_view cell, std::string_view wanted) {
    std::string all;
    const bool found = any_alternative(cell, [&](std::string_view each) {
        all.append("[").append(each).append("]");
        return each == wanted;
    });
    return all + (found ? "!" : "");
}

TEST(Alternatives, AreAskedInTheirOrderUpToTheFirstThatHolds) {
    EXPECT_EQ(asked("GOV|MIL|COP", "MIL"), "[GOV][MIL]!");
    EXPECT_EQ(asked("GOV|MIL|COP", "JUD"), "[GOV][MIL][COP]");
    EXPECT_EQ(asked("GOV", "GOV"), "[GOV]!");
    EXPECT_EQ(asked("", ""), "");
}

TEST(Alternatives, AreThoseOfTheList) {
    for (const std::string_view cell : {"a|b", "a||b", "a|", "|a", "a", ""}) {
        std::string list;
        for (const std::string_view each : alternatives(cell)) {
            list.append("[").append(each).append("]");
        }
        EXPECT_EQ(asked(cell, "none"), list) << cell;
    }
}

}  // namespace

}  // namespace khabar
