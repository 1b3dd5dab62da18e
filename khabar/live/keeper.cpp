#include "khabar/live/keeper.h"

#include <chrono>
#include <cstdint>
#include <new>
#include <optional>
#include <span>
#include <utility>

#include "khabar/live/code_message.h"

namespace khabar::live {

Keeper::Keeper(PatientStore store, std::string worker, InHand& in_hand, Joiner& joiner,
               WorkCounts& counts)
    : store_(std::move(store)),
      worker_(std::move(worker)),
      in_hand_(in_hand),
      joiner_(joiner),
      counts_(counts),
      thread_([this] { run(); }) {}

void Keeper::finish() {
    handover_.close();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void Keeper::run() {
    while (std::optional<CodedBatch> batch = handover_.take()) {
        const auto begin = std::chrono::steady_clock::now();
        keep(*batch);
        const std::chrono::nanoseconds took = std::chrono::steady_clock::now() - begin;
        counts_.put_nanoseconds += static_cast<std::uint64_t>(took.count());
        ++counts_.put_batches;
    }
}

void Keeper::keep(CodedBatch& batch) {
    if (!batch.whole || !keep_all(batch)) {
        in_hand_.give_back(batch.deliveries);
        return;
    }
    in_hand_.done(batch.deliveries);
    counts_.letters += batch.letters.size();
    joiner_.kept(batch.texts.size());
}

bool Keeper::keep_all(CodedBatch& batch) {
    try {
        return put(batch) && bury(batch);
    } catch (const std::bad_alloc&) {
        return false;
    }
}

bool Keeper::put(CodedBatch& batch) {
    if (batch.texts.empty()) {
        return true;
    }
    const auto puts = store_.run<std::vector<store::Put>>(
        [&batch](store::Store& store) { return store.put(batch.texts); });
    if (!puts) {
        return false;
    }
    if (!*puts) {
        return put_apart(batch);
    }
    for (std::size_t i = 0; i < batch.texts.size(); ++i) {
        count(batch.texts[i], (**puts)[i]);
    }
    return true;
}

/// One of them is what no database keeps, and it is not to take the others with it.
bool Keeper::put_apart(CodedBatch& batch) {
    for (std::size_t i = 0; i < batch.texts.size(); ++i) {
        const std::span<const store::CodedText> one(&batch.texts[i], 1);
        const auto puts = store_.run<std::vector<store::Put>>(
            [one](store::Store& store) { return store.put(one); });
        if (!puts) {
            return false;
        }
        if (*puts) {
            count(batch.texts[i], (**puts)[0]);
        } else {
            batch.letters.push_back(letter_of((*batch.deliveries)[batch.text_of[i]],
                                              refusal_of(puts->error()), worker_));
        }
    }
    return true;
}

bool Keeper::bury(const CodedBatch& batch) {
    if (batch.letters.empty()) {
        return true;
    }
    const auto buried = store_.run<bool>([&batch](store::Store& store) -> Expected<bool> {
        if (auto error = store.bury(batch.letters)) {
            return *std::move(error);
        }
        return true;
    });
    return buried && *buried;
}

void Keeper::count(const store::CodedText& text, store::Put put) {
    ++counts_.documents;
    switch (put) {
        case store::Put::added:
            ++counts_.added;
            counts_.events += text.rows.size();
            break;
        case store::Put::replaced:
            ++counts_.replaced;
            counts_.events += text.rows.size();
            break;
        case store::Put::unchanged:
            ++counts_.unchanged;
            break;
    }
}

}  // namespace khabar::live
