#pragma once

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace khabar::live {

/// Calls work(i) for each i below `count` on `jobs` threads, this one among them, and returns when
/// all are done. `work` throws nothing.
template <class Work>
void in_parallel(unsigned jobs, std::size_t count, const Work& work) {
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            work(i);
        }
    };
    std::vector<std::jthread> others;  // they end before `run` goes
    for (std::size_t i = 1; i < jobs && i < count; ++i) {
        others.emplace_back(run);
    }
    run();
}

}  // namespace khabar::live
