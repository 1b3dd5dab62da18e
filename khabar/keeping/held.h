#pragma once

#include <memory>
#include <mutex>
#include <string_view>
#include <utility>

#include "khabar/core/expected.h"
#include "khabar/record/record.h"
#include "khabar/store/store.h"

namespace khabar::keeping {

/// Whether a store holds a document already; its own connection, which many threads ask in turn.
class Held {
public:
    explicit Held(std::unique_ptr<store::Store> store) : store_(std::move(store)) {}

    /// As Store::holds. Thread-safe.
    Expected<bool> ask(const record::DocumentFacts& facts, std::string_view text,
                       std::string_view coder) {
        const std::scoped_lock lock(mutex_);
        return store_->holds(facts, text, coder);
    }

private:
    std::mutex mutex_;
    std::unique_ptr<store::Store> store_;
};

}  // namespace khabar::keeping
