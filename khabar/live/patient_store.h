#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "khabar/core/expected.h"
#include "khabar/live/work_counts.h"
#include "khabar/store/store.h"

namespace khabar::live {

/// What all parts of a worker are told.
struct WorkHooks {
    std::function<bool()> stopped;                       ///< somebody wants us to end
    std::function<void(std::string_view line)> trouble;  ///< something for a person to read
};

/// A store that is waited for: where it is gone, slow or held by others it is opened again, with
/// ever longer pauses, until it answers or we are to stop. Serves one thread.
class PatientStore {
public:
    /// `store` may be null: it is opened when it is first needed.
    PatientStore(std::string address, std::unique_ptr<store::Store> store, const WorkHooks& hooks,
                 WorkCounts& counts)
        : address_(std::move(address)), store_(std::move(store)), hooks_(hooks), counts_(counts) {}

    /// Does `work` (takes a Store&, returns Expected<T>) until it is done. Nothing: we are to stop.
    /// Errors: refused, which time does not heal.
    template <class T, class Work>
    std::optional<Expected<T>> run(const Work& work) {
        while (true) {
            std::optional<Error> error = open();
            if (!error) {
                Expected<T> done = work(*store_);
                if (done || !heals(done.error())) {
                    answered();
                    return done;
                }
                error = done.error();
                store_.reset();
            }
            if (!wait(*error)) {
                return std::nullopt;
            }
        }
    }

private:
    using Clock = std::chrono::steady_clock;

    /// A statement that took too long does too: a database is slow while it is backed up.
    static bool heals(const Error& error) { return error.code != ErrorCode::refused; }
    std::optional<Error> open();
    void answered();
    /// False: we are to stop.
    bool wait(const Error& error);

    std::string address_;
    std::unique_ptr<store::Store> store_;
    const WorkHooks& hooks_;
    WorkCounts& counts_;
    std::optional<Clock::time_point> gone_since_;
    std::chrono::milliseconds pause_{0};
};

/// Sleeps, but not on when we are to stop.
void pause_unless_stopped(std::chrono::milliseconds time, const std::function<bool()>& stopped);

}  // namespace khabar::live
