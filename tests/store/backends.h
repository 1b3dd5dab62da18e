#pragma once

#include <functional>
#include <string>
#include <vector>

namespace khabar::tests {

/// A way to get stores for tests. One .cpp beside this defines backends(): store_test is linked
/// with sqlite_backends.cpp, and a program with a server of its own brings its own list.
struct Backend {
    std::string name;
    std::function<std::string()> fresh_address;  ///< of an empty store; gone with the program
};

/// The first is the one that all others are compared with.
std::vector<Backend> backends();

/// SQLite files in a folder of the program's own.
Backend sqlite_backend();

}  // namespace khabar::tests
