#pragma once

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/folder.h"
#include "tests/read_file.h"

namespace khabar::tests {

inline std::string quoted(const std::string& word) {
    std::string out = "'";
    for (const char c : word) {
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return out + "'";
}

struct Ran {
    int status = -1;  ///< of the shell; 128 and more for a signal
    std::string out;
    std::string err;
};

/// Runs lines of bash; $K is the program, $D this folder, $S the checkout, $T the test's own
/// folder, $P a python3.
inline Ran shell(const std::string& line, const Folder& folder) {
    const std::filesystem::path out = folder / "stdout";
    const std::filesystem::path err = folder / "stderr";
    const std::filesystem::path script = folder / "script";
    {
        std::ofstream file(script);
        file << "K=" << quoted(KHABAR_PROGRAM) << "\nS=" << quoted(KHABAR_SOURCE_DIR)
             << "\nP=" << quoted(KHABAR_PYTHON)
             << "\nD=$S/tests/unit/cli\nT=" << quoted((folder / "").string())
             << "\nTABLES=" << quoted(KHABAR_TABLES) << "\nexport KHABAR_TABLES=$TABLES\n"
             << line << "\n";
    }
    const std::string command = "bash " + quoted(script.string()) + " >" + quoted(out.string()) +
                                " 2>" + quoted(err.string()) + " </dev/null";
    // The test is one thread, and runs its own words.
    const int status = std::system(command.c_str());  // NOLINT(cert-env33-c,concurrency-mt-unsafe)
    Ran ran;
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    ran.out = read_file(out);
    ran.err = read_file(err);
    return ran;
}

inline Ran shell(const std::string& line) {
    return shell(line, Folder());
}

}  // namespace khabar::tests
