#pragma once

#include <cstdio>
#include <functional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "reader.h"

namespace khabar::tests {

/// What the program gives for a case whose cells are text, what is right, and how it is read.
using Dump = std::function<std::string(const std::string& text, const std::string& how)>;

/// Each case of `name` gives what its line says. `least`: so many cases there are.
inline void expect_cases(const std::string& name, std::size_t least, const Dump& dump) {
    const auto cases = read_cases(name);
    EXPECT_GE(cases.size(), least);
    for (const Case& c : cases) {
        ASSERT_GE(c.cells.size(), 2u) << name << ":" << c.line;
        EXPECT_EQ(dump(c.cells[0], c.cells.size() > 2 ? c.cells[2] : ""), c.cells[1])
            << name << ":" << c.line << ": " << c.cells[0];
    }
}

/// The cases of `name` tell what is right and what the program does not give yet. One that holds
/// fails: it is to be moved to the table of those that do.
inline void expect_open(const std::string& name, const Dump& dump) {
    const auto cases = read_cases(name);
    std::size_t hold = 0;
    for (const Case& c : cases) {
        ASSERT_GE(c.cells.size(), 2u) << name << ":" << c.line;
        if (dump(c.cells[0], c.cells.size() > 2 ? c.cells[2] : "") == c.cells[1]) {
            ADD_FAILURE() << name << ":" << c.line << " holds and is to be moved: " << c.cells[0];
            ++hold;
        }
    }
    std::printf("%s open: %zu of %zu hold\n", name.c_str(), hold, cases.size());
}

}  // namespace khabar::tests
