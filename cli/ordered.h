#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace khabar::cli {

/// Reads inputs on this thread, works on them on `jobs` threads, and writes the answers on this
/// thread in the order of the inputs: the same bytes come out whatever `jobs` is. At most
/// jobs * look_ahead inputs are held at a time.
///
/// next   () -> std::optional<In>, nothing at the end
/// work   (In) -> Out, called from any thread
/// write  (Out) -> bool, false ends the run early
template <class In, class Out, class Next, class Work, class Write>
void run_ordered(unsigned jobs, Next next, const Work& work, Write write) {
    constexpr std::size_t look_ahead = 4;  // why: a long page does not stop the others for long
    if (jobs <= 1) {
        while (std::optional<In> input = next()) {
            if (!write(work(std::move(*input)))) {
                return;
            }
        }
        return;
    }
    struct Slot {
        std::optional<In> input;
        std::optional<Out> output;
    };
    std::mutex mutex;
    std::condition_variable work_there;
    std::condition_variable work_done;
    std::deque<std::shared_ptr<Slot>> waiting;
    bool ended = false;
    const auto worker = [&] {
        std::unique_lock lock(mutex);
        while (true) {
            work_there.wait(lock, [&] { return ended || !waiting.empty(); });
            if (waiting.empty()) {
                return;
            }
            const std::shared_ptr<Slot> slot = std::move(waiting.front());
            waiting.pop_front();
            lock.unlock();
            Out output = work(std::move(*slot->input));
            lock.lock();
            slot->output.emplace(std::move(output));
            work_done.notify_one();
        }
    };
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < jobs; ++i) {
        threads.emplace_back(worker);
    }
    std::deque<std::shared_ptr<Slot>> order;
    const auto write_front = [&] {
        const std::shared_ptr<Slot> slot = std::move(order.front());
        order.pop_front();
        {
            std::unique_lock lock(mutex);
            work_done.wait(lock, [&] { return slot->output.has_value(); });
        }
        return write(std::move(*slot->output));
    };
    bool going = true;
    while (going) {
        std::optional<In> input = next();
        if (!input) {
            break;
        }
        auto slot = std::make_shared<Slot>();
        slot->input.emplace(std::move(*input));
        order.push_back(slot);
        {
            const std::scoped_lock lock(mutex);
            waiting.push_back(std::move(slot));
        }
        work_there.notify_one();
        if (order.size() >= jobs * look_ahead) {
            going = write_front();
        }
    }
    while (going && !order.empty()) {
        going = write_front();
    }
    {
        const std::scoped_lock lock(mutex);
        ended = true;
        waiting.clear();
    }
    work_there.notify_all();
    for (std::thread& thread : threads) {
        thread.join();
    }
}

}  // namespace khabar::cli
