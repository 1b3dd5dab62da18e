#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "stop.h"

namespace khabar::cli {

/// How much run_ordered() reads ahead for each job. A document may take as long as hundreds of
/// others: while one is worked on, the other threads need as many that wait.
struct LookAhead {
    static constexpr std::size_t most = 256;  ///< inputs, however short
    static constexpr std::size_t bytes = 1u
                                         << 20u;  ///< of inputs; what they become is ten times that
    static constexpr std::size_t least = 2;       ///< inputs, however long
};

/// What the threads of run_ordered() share: the inputs that were read and not yet written, in their
/// order, and how far each is. Bounded by LookAhead. The thread that ends it must have seen the
/// others end first: they take its address.
template <class In, class Out>
class OrderedLine {
public:
    explicit OrderedLine(unsigned jobs) : jobs_(jobs) {}

    /// Waits until there is room for one more; false: nobody wants any.
    bool wait_for_room() {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return ended_ || !is_full(); });
        return !ended_;
    }
    void add(In input, std::size_t bytes) {
        {
            const std::scoped_lock lock(mutex_);
            order_.push_back(std::make_unique<Slot>());
            order_.back()->input.emplace(std::move(input));
            order_.back()->bytes = bytes;
            held_ += bytes;
            waiting_.push_back(order_.back().get());
        }
        work_there_.notify_one();
    }
    /// No more is read; `fault`: for what it ended, if it was not the end of the inputs.
    void end_inputs(std::exception_ptr fault) {
        {
            const std::scoped_lock lock(mutex_);
            all_read_ = true;
            fault_ = std::move(fault);
        }
        front_done_.notify_one();
        work_there_.notify_all();
    }
    /// Works on one input after the other until there are no more.
    template <class Work>
    void work_on(const Work& work) {
        std::unique_lock lock(mutex_);
        while (true) {
            work_there_.wait(lock, [&] { return ended_ || all_read_ || !waiting_.empty(); });
            if (waiting_.empty()) {
                return;
            }
            Slot* slot = waiting_.front();
            waiting_.pop_front();
            lock.unlock();
            try {
                slot->output.emplace(work(std::move(*slot->input)));
            } catch (...) {
                slot->fault = std::current_exception();
            }
            slot->input.reset();
            lock.lock();
            slot->done = true;
            if (slot == order_.front().get()) {
                front_done_.notify_one();
            }
        }
    }
    /// The answer to the first input, which stays the first until drop_front(); nothing at the end.
    /// Throws what reading it, or working on it, threw.
    Out* wait_for_front() {
        std::unique_lock lock(mutex_);
        front_done_.wait(lock, [&] { return order_.empty() ? all_read_ : order_.front()->done; });
        const std::exception_ptr fault = order_.empty() ? fault_ : order_.front()->fault;
        if (fault) {
            std::rethrow_exception(fault);
        }
        return order_.empty() ? nullptr : &*order_.front()->output;
    }
    void drop_front() {
        std::unique_ptr<Slot> done;
        {
            const std::scoped_lock lock(mutex_);
            done = std::move(order_.front());
            order_.pop_front();
            held_ -= done->bytes;
        }
        room_.notify_one();
    }
    /// Nobody asks for the rest.
    void end() {
        {
            const std::scoped_lock lock(mutex_);
            ended_ = true;
            waiting_.clear();
        }
        room_.notify_all();
        work_there_.notify_all();
    }

private:
    struct Slot {
        std::optional<In> input;
        std::optional<Out> output;
        std::exception_ptr fault;
        std::size_t bytes = 0;
        bool done = false;
    };

    [[nodiscard]] bool is_full() const {
        return order_.size() >= jobs_ * LookAhead::least &&
               (order_.size() >= jobs_ * LookAhead::most || held_ >= jobs_ * LookAhead::bytes);
    }

    unsigned jobs_;
    std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable work_there_;
    std::condition_variable front_done_;
    std::deque<std::unique_ptr<Slot>> order_;
    std::deque<Slot*> waiting_;  ///< for somebody to work on them
    std::size_t held_ = 0;       ///< bytes of the inputs in order_
    bool all_read_ = false;
    bool ended_ = false;
    std::exception_ptr fault_;
};

/// Threads that are joined when it goes, whatever goes wrong; `end` tells them that it does.
template <class End>
class JoinedThreads {
public:
    explicit JoinedThreads(End end) : end_(std::move(end)) {}
    ~JoinedThreads() {
        end_();
        for (std::thread& thread : threads_) {
            thread.join();
        }
    }
    JoinedThreads(const JoinedThreads&) = delete;
    JoinedThreads& operator=(const JoinedThreads&) = delete;

    template <class Run>
    void start(Run run) {
        threads_.emplace_back(std::move(run));
    }

private:
    End end_;
    std::vector<std::thread> threads_;
};

/// Reads inputs, works on them, and writes the answers in the order of the inputs: the same bytes
/// come out whatever `jobs` is, each answer as soon as it and those before it are there. What is
/// held at a time is bounded by LookAhead. With one job all is done on this thread; with more,
/// `next` is called on a thread of its own, since it may wait for its input, and answers are
/// written on this one. What one of them throws is thrown here, when all threads have ended.
///
/// size   (const In&) -> std::size_t, the bytes that an input holds
/// next   () -> std::optional<In>, nothing at the end
/// work   (In) -> Out, called from any thread
/// write  (Out) -> bool, false ends the run early
template <class In, class Out, class Size, class Next, class Work, class Write>
void run_ordered(unsigned jobs, Size size, Next next, const Work& work, Write write) {
    const auto write_whole = [&write](Out output) {
        const HalfDone half_done;  // of its answer, and of what stands on it
        return write(std::move(output));
    };
    if (jobs <= 1) {
        while (std::optional<In> input = next()) {
            if (!write_whole(work(std::move(*input)))) {
                return;
            }
        }
        return;
    }
    OrderedLine<In, Out> line(jobs);
    const auto read = [&] {
        std::exception_ptr fault;
        try {
            while (line.wait_for_room()) {
                std::optional<In> input = next();
                if (!input) {
                    break;
                }
                const std::size_t bytes = size(std::as_const(*input));
                line.add(std::move(*input), bytes);
            }
        } catch (...) {
            fault = std::current_exception();
        }
        line.end_inputs(std::move(fault));
    };
    JoinedThreads threads([&line] { line.end(); });
    threads.start(read);
    for (unsigned i = 0; i < jobs; ++i) {
        threads.start([&line, &work] { line.work_on(work); });
    }
    while (Out* output = line.wait_for_front()) {
        const bool going = write_whole(std::move(*output));
        line.drop_front();
        if (!going) {
            return;
        }
    }
}

}  // namespace khabar::cli
