#include "khabar/live/worker.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "khabar/live/in_hand.h"
#include "khabar/live/joiner.h"
#include "khabar/live/keeper.h"
#include "khabar/live/parallel.h"

namespace khabar::live {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t batch_messages = 256;  // why: docs/stages/live.md, "Batches"
constexpr std::chrono::milliseconds fetch_wait = 500ms;
constexpr std::chrono::milliseconds pause_of_queue = 1s;
constexpr std::chrono::milliseconds pause_of_coder = 5s;
constexpr auto silence_is_gone = 5s;  // why: a server that is begun again is back before
constexpr auto look_every = 10s;      // why: as often as metrics are read
constexpr std::chrono::milliseconds last_words = 2s;

class Run {
public:
    Run(const WorkSettings& settings, const Coder& coder, queue::Consumer& consumer,
        std::unique_ptr<store::Store> store, const WorkHooks& hooks, WorkCounts& counts)
        : settings_(settings),
          coder_(coder),
          consumer_(consumer),
          hooks_(hooks),
          counts_(counts),
          in_hand_(consumer, settings.stream.ack_wait),
          joiner_(settings.store, hooks, counts),
          keeper_(PatientStore(settings.store, std::move(store), hooks, counts), settings.name,
                  in_hand_, joiner_, counts) {}

    void run() {
        while (!hooks_.stopped()) {
            look_at_stream();
            auto fetched = consumer_.fetch(batch_messages, fetch_wait);
            if (!fetched) {
                complain(fetched.error());
                continue;
            }
            watch_queue();
            if (!fetched->empty()) {
                work(*std::move(fetched));
            } else if (nothing_left() && settings_.once) {
                break;
            }
        }
        keeper_.finish();
        if (settings_.once) {
            joiner_.finish();
        }
        consumer_.flush(last_words);
    }

private:
    void work(std::vector<queue::Delivery> fetched) {
        const auto deliveries =
            std::make_shared<const std::vector<queue::Delivery>>(std::move(fetched));
        in_hand_.add(deliveries);
        counts_.pending = deliveries->back().pending;
        const auto begin = Clock::now();
        CodedBatch batch = code(deliveries);
        const std::chrono::nanoseconds took = Clock::now() - begin;
        counts_.code_nanoseconds += static_cast<std::uint64_t>(took.count());
        ++counts_.code_batches;
        const bool whole = batch.whole;
        keeper_.take(std::move(batch));
        if (!whole && !hooks_.stopped()) {
            hooks_.trouble("some messages cannot be coded just now, and are given back");
            pause_unless_stopped(pause_of_coder, hooks_.stopped);
        }
    }

    CodedBatch code(const Deliveries& deliveries) {
        std::vector<std::optional<CodedMessage>> coded(deliveries->size());
        in_parallel(settings_.jobs, coded.size(),
                    [&](std::size_t i) { coded[i] = code_one((*deliveries)[i]); });
        CodedBatch batch;
        batch.deliveries = deliveries;
        batch.whole = std::all_of(coded.begin(), coded.end(),
                                  [](const auto& one) { return one.has_value(); });
        if (!batch.whole) {
            return batch;
        }
        for (std::size_t i = 0; i < coded.size(); ++i) {
            const queue::Delivery& delivery = (*deliveries)[i];
            counts_.redeliveries += delivery.deliveries > 1 ? 1u : 0u;
            counts_.bytes += delivery.message.payload.size();
            if (auto* text = std::get_if<store::CodedText>(&*coded[i])) {
                batch.texts.push_back(std::move(*text));
                batch.text_of.push_back(i);
            } else {
                batch.letters.push_back(
                    letter_of(delivery, std::get<Refusal>(*coded[i]), settings_.name));
            }
        }
        return batch;
    }

    /// Nothing: it cannot be coded just now. Throws nothing.
    std::optional<CodedMessage> code_one(const queue::Delivery& delivery) {
        thread_local input::JsonReader json;  // its memory stays between messages
        if (delivery.deliveries < apart_from) {
            try {
                return code_message(delivery, settings_.stream.name, coder_, settings_.read, json);
            } catch (const std::bad_alloc&) {
                // perhaps it needs too much, perhaps others do: alone it shows
            }
        }
        try {
            return hooks_.stopped() ? std::nullopt
                                    : code_apart(delivery, settings_.stream.name, settings_.apart);
        } catch (const std::bad_alloc&) {
            return std::nullopt;
        }
    }

    /// Whether nobody has anything to do. Nobody answers: we do not know.
    bool nothing_left() {
        joiner_.idle();
        const std::optional<queue::Lag> lag = consumer_.lag();
        if (!lag) {
            return false;
        }
        counts_.pending = lag->pending;
        return in_hand_.empty() && lag->pending == 0 && lag->unacknowledged == 0;
    }

    void complain(const Error& error) {
        silent_since_ = silent_since_.value_or(Clock::now());
        say_gone(error.where + ": " + error.detail);
        ++counts_.retries;
        pause_unless_stopped(pause_of_queue, hooks_.stopped);
    }

    /// Whether it still answers: no fetch tells a queue that is gone from one that is empty.
    void watch_queue() {
        if (!consumer_.answers()) {
            silent_since_ = silent_since_.value_or(Clock::now());
            if (Clock::now() - *silent_since_ > silence_is_gone) {
                say_gone("no server of " + queue::shown_servers(settings_.stream) + " answers");
            }
            return;
        }
        if (counts_.queue_gone > 0) {
            const std::chrono::duration<double> time = Clock::now() - *silent_since_;
            hooks_.trouble(fmt::format("the queue answers again, after {:.1f} s", time.count()));
        }
        counts_.queue_gone = 0;
        silent_since_.reset();
    }

    void say_gone(const std::string& why) {
        if (counts_.queue_gone.exchange(1) == 0) {
            hooks_.trouble("the queue is waited for: " + why);
        }
    }

    /// For the metrics.
    void look_at_stream() {
        if (Clock::now() < next_look_) {
            return;
        }
        next_look_ = Clock::now() + look_every;
        if (const auto fill = consumer_.fill()) {
            counts_.stream_messages = fill->messages;
            counts_.stream_most = fill->most;
        }
    }

    const WorkSettings& settings_;
    const Coder& coder_;
    queue::Consumer& consumer_;
    const WorkHooks& hooks_;
    WorkCounts& counts_;
    InHand in_hand_;
    Joiner joiner_;
    Keeper keeper_;                                  // ends first: it speaks to both
    std::optional<Clock::time_point> silent_since_;  ///< of the queue
    Clock::time_point next_look_;
};

}  // namespace

void run_worker(const WorkSettings& settings, const Coder& coder, queue::Consumer& consumer,
                std::unique_ptr<store::Store> store, const WorkHooks& hooks, WorkCounts& counts) {
    Run(settings, coder, consumer, std::move(store), hooks, counts).run();
}

}  // namespace khabar::live
