#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common.h"
#include "khabar/live/patient_store.h"
#include "khabar/live/watcher.h"
#include "khabar/live/work_counts.h"
#include "queue_options.h"
#include "store_options.h"

namespace khabar::cli {

/// Where a watcher's pages go. What is remembered of the feeds goes into the store, which is waited
/// for when it is gone; errors go to the output as records.
class WatchKeeper : public live::PageKeeper {
public:
    WatchKeeper(std::string address, std::unique_ptr<store::Store> store, Output& output);

    bool failed(std::string_view feed, std::string_view address, const Error& error) override;
    Expected<std::string> state_of(std::string_view feed) override;
    bool keep_state(std::string_view feed, std::string_view state) override;

    [[nodiscard]] std::uint64_t failures() const noexcept { return failures_; }
    /// Why nothing is remembered any more, which ended the watcher.
    [[nodiscard]] const std::optional<Error>& fault() const noexcept { return fault_; }
    /// "3 pages added, 12 events": what the last line says of the pages kept.
    [[nodiscard]] virtual std::string summary(std::uint64_t added) const = 0;

protected:
    live::PatientStore& store() { return store_; }
    const live::WorkHooks& hooks() const { return hooks_; }
    /// A page, as its errors name it.
    struct Named {
        std::string feed;
        std::string address;
    };
    /// Writes the page's error.
    live::Kept cannot(const Named& page, const Error& error);

private:
    live::WorkHooks hooks_;
    live::WorkCounts counts_;
    live::PatientStore store_;
    Output& output_;
    std::uint64_t failures_ = 0;
    std::optional<Error> fault_;
};

struct KeeperOptions {
    const Options& common;
    const StoreOptions& store;
    const QueueOptions& queue;
    const Setting& setting;
};

/// With a queue one that publishes; else one that codes, and keeps what it coded in the store.
/// Failures: wrong use (no store), unusable (lexicon, store, queue).
std::optional<Failure> open_keeper(const KeeperOptions& options, Output& output,
                                   std::unique_ptr<WatchKeeper>& keeper);

}  // namespace khabar::cli
