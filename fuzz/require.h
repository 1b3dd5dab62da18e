#pragma once

#include <cstdio>
#include <cstdlib>

namespace khabar::fuzz {

/// Ends the run where a law is broken, so that the fuzzer keeps the input.
inline void require(bool holds, const char* law) {
    if (!holds) {
        std::fprintf(stderr, "broken: %s\n", law);
        std::abort();
    }
}

}  // namespace khabar::fuzz
