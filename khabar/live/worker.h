#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "khabar/coder/coder.h"
#include "khabar/core/expected.h"
#include "khabar/live/code_apart.h"
#include "khabar/live/code_message.h"
#include "khabar/live/patient_store.h"
#include "khabar/live/work_counts.h"
#include "khabar/queue/consumer.h"
#include "khabar/queue/stream.h"
#include "khabar/store/store.h"

namespace khabar::live {

struct WorkSettings {
    queue::Stream stream;
    std::string store;  ///< its address
    unsigned jobs = 1;  ///< documents that are coded at a time
    bool once = false;  ///< end when the queue is empty, and all was acknowledged by whoever had it
    std::string name;   ///< of this worker, for dead letters: "host:pid"
    ReadPage read;
    RunApart apart;  ///< for messages that were given too often (code_apart.h)
};

/// Takes messages from a queue, codes them, keeps them in a store and then acknowledges them, until
/// it is stopped. Any number of workers may share one queue and one store.
///
///     fetch a batch -> code it on `jobs` threads -> put it in one transaction -> acknowledge
///
/// While one batch is put the next is coded; a third may wait: no more are held. A message may come
/// twice, and then changes nothing. One that can never be a document becomes a dead letter; so does
/// one that ends whoever codes it, which is found out in a process of its own. A store
/// or a queue that is gone is waited for; what is in hand stays in hand.
///
/// consumer, store: opened already, so that whoever starts a worker learns of a wrong address.
/// store is this thread's to give away; none: it is opened, and waited for, when it is needed.
void run_worker(const WorkSettings& settings, const Coder& coder, queue::Consumer& consumer,
                std::unique_ptr<store::Store> store, const WorkHooks& hooks, WorkCounts& counts);

}  // namespace khabar::live
