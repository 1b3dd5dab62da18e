// khabar publish: puts documents into a queue, for workers.
#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "common.h"
#include "heartbeat.h"
#include "khabar/export/record.h"
#include "khabar/live/message_of.h"
#include "khabar/queue/publisher.h"
#include "progress.h"
#include "queue_options.h"
#include "store_options.h"

namespace khabar::cli {

namespace {

// What is held at a time: what a stream takes in some 100 ms, in bounded memory.
constexpr std::size_t batch_messages = 512;
constexpr std::size_t batch_bytes = std::size_t{16} << 20u;

// After the first message of a batch. why: who writes line by line waits for no batch to be full
constexpr std::chrono::milliseconds longest_held{200};

struct PublishOptions {
    Options common;
    QueueOptions queue;
};

struct Sum {
    std::array<std::uint64_t, 3> published{};  ///< by queue::Publish
    std::uint64_t failed = 0;
};

class PublishRun {
public:
    /// hurried: whoever waits wants to end
    PublishRun(queue::Publisher& publisher, const Setting& setting, Progress& progress,
               std::function<bool()> hurried)
        : publisher_(publisher),
          setting_(setting),
          progress_(progress),
          hurried_(std::move(hurried)) {}

    /// Errors: those of the queue, which end the run.
    std::optional<Error> take(Input input) {
        if (!input.page) {
            fail_one(failed_id(input), input.page.error());
            return std::nullopt;
        }
        if (!input.page->origin.published && input.page->origin.published_text.empty()) {
            input.page->origin.published = setting_.published;
        }
        if (!input.page->language) {
            input.page->language = setting_.language;
        }
        auto message = live::message_of(*input.page);
        if (!message) {
            fail_one(failed_id(input), message.error());
            return std::nullopt;
        }
        begun_ = batch_.empty() ? Clock::now() : begun_;
        bytes_ += message->payload.size();
        batch_.push_back(*std::move(message));
        ids_.push_back(failed_id(input));
        return batch_.size() >= batch_messages || bytes_ >= batch_bytes ? flush() : std::nullopt;
    }

    /// Whether the batch has been held for long enough.
    [[nodiscard]] bool is_due() const {
        return !batch_.empty() && Clock::now() - begun_ >= longest_held;
    }

    std::optional<Error> flush() {
        if (batch_.empty()) {
            return std::nullopt;
        }
        queue::Published published = publisher_.publish(batch_, hurried_);
        for (std::size_t i = 0; i < batch_.size(); ++i) {
            if (const std::optional<queue::Publish> verdict = published.verdicts[i]) {
                count(i, *verdict);
            }
        }
        batch_.clear();  // also after an error, which ends the run: nothing is counted twice
        ids_.clear();
        bytes_ = 0;
        return std::move(published.error);
    }

    [[nodiscard]] const Sum& sum() const { return sum_; }
    [[nodiscard]] bool writes() const { return writes_; }
    [[nodiscard]] std::optional<queue::Fill> fill() const { return publisher_.fill(); }

private:
    using Clock = std::chrono::steady_clock;

    void count(std::size_t i, queue::Publish verdict) {
        ++sum_.published.at(static_cast<std::size_t>(verdict));
        if (verdict == queue::Publish::too_large) {
            fail_one(ids_[i], {ErrorCode::too_large, ids_[i],
                               fmt::format("a message of {} bytes, over what the servers take "
                                           "(max_payload)",
                                           batch_[i].payload.size())});
        } else {
            progress_.count(false);
        }
    }

    void fail_one(const std::string& id, const Error& error) {
        ++sum_.failed;
        progress_.count(true);
        writes_ = progress_.write(error_record(id, error) + "\n") && writes_;
    }

    queue::Publisher& publisher_;
    const Setting& setting_;
    Progress& progress_;
    std::function<bool()> hurried_;
    Sum sum_;
    std::vector<queue::Message> batch_;
    std::vector<std::string> ids_;
    std::size_t bytes_ = 0;
    Clock::time_point begun_;
    bool writes_ = true;
};

std::string last_line(const Sum& sum) {
    const auto of = [&sum](queue::Publish publish) {
        return sum.published.at(static_cast<std::size_t>(publish));
    };
    return fmt::format("khabar publish: {} published, {} there already, {}",
                       counted(of(queue::Publish::stored), "document"),
                       grouped(of(queue::Publish::held)), counted(sum.failed, "error"));
}

/// The run of the command, which two threads work on: one reads and publishes, and may wait for
/// input for hours; the other publishes what is due meanwhile, and ends the program when somebody
/// wants it.
class Publishing {
public:
    explicit Publishing(const PublishOptions& options)
        : options_(options), beat_([this] { look(); }, [this] { stop(); }) {}
    ~Publishing() { beat_.end(); }
    Publishing(const Publishing&) = delete;
    Publishing& operator=(const Publishing&) = delete;

    int run() {
        Setting setting;
        queue::Stream stream;
        if (const auto failure = prove(options_.common, setting)) {
            return fail(*failure);
        }
        if (const auto failure = read_queue(options_.queue, stream)) {
            return fail(*failure);
        }
        const auto publisher = queue::Publisher::open(stream);
        if (!publisher) {
            return fail(failure_of(publisher.error()));
        }
        Output output(options_.common.out);
        if (!output.is_open()) {
            return fail({exit_unusable, options_.common.out + ": cannot be written"});
        }
        Inputs inputs(options_.common.inputs, setting);
        Progress progress("publish", options_.common, inputs, output);
        PublishRun run(**publisher, setting, progress, [this] { return stopped_.load(); });
        {
            const std::scoped_lock lock(mutex_);
            run_ = &run;
            output_ = &output;
            progress_ = &progress;
        }
        std::optional<Error> error;
        for (bool goes_on = true; goes_on;) {
            std::optional<Input> input = inputs.next();
            const std::scoped_lock lock(mutex_);
            if (!input) {
                break;
            }
            error = run.take(*std::move(input));
            goes_on = !error && run.writes();
        }
        const std::scoped_lock lock(mutex_);
        if (!error) {
            error = run.flush();
        }
        run_ = nullptr;
        return last_words(run, error);
    }

private:
    /// What is said at the end, and its status.
    int last_words(PublishRun& run, const std::optional<Error>& error) {
        progress_->clear();
        if (!options_.common.quiet) {
            say(last_line(run.sum()));
        }
        if (const auto fill = run.fill(); fill && fill->is_high()) {
            say("khabar publish: " + fill_warning(*fill));
        }
        if (error) {
            return fail(failure_of(*error));
        }
        if (const auto failure = output_->finish()) {
            return fail(*failure);
        }
        return run.sum().failed > 0 ? exit_some_failed : exit_done;
    }

    void look() {
        const std::scoped_lock lock(mutex_);
        if (run_ != nullptr && run_->is_due()) {
            if (const auto error = run_->flush()) {
                _exit(last_words(*run_, error));  // the other thread may wait for input for hours
            }
        }
    }

    void stop() {
        stopped_ = true;
        const std::scoped_lock lock(mutex_);
        if (run_ != nullptr) {
            const auto error = run_->flush();
            last_words(*run_, error);
        }
        _exit(exit_stopped);
    }

    const PublishOptions& options_;
    std::atomic<bool> stopped_ = false;
    std::mutex mutex_;  ///< of what follows
    PublishRun* run_ = nullptr;
    Output* output_ = nullptr;
    Progress* progress_ = nullptr;
    Heartbeat beat_;  // goes first
};

}  // namespace

void add_publish(CLI::App& program, int& status) {
    auto options = std::make_shared<PublishOptions>();
    CLI::App* command =
        program.add_subcommand("publish", "Put documents into a queue, for khabar work");
    add_input_options(*command, options->common);
    add_queue_options(*command, options->queue);
    add_progress_option(*command, options->common.progress);
    add_output_options(*command, options->common);
    command->footer(
        "Examples:\n"
        "  khabar publish --queue nats://127.0.0.1:4222 archive.ndjson pages/\n"
        "  tail -F news.ndjson | khabar publish --queue nats://127.0.0.1:4222 --from ndjson -\n\n"
        "A document's id in the queue is its hash: one that is published again within ten\n"
        "minutes is not taken twice, so a run that was stopped is simply run again. What comes\n"
        "slowly is published within a fifth of a second, and Ctrl+C publishes what was read. A\n"
        "stream that is full takes no more; what it took stays, for a week, read or not. Inputs\n"
        "that failed have their error records on standard output.");
    command->callback([options, &status] { status = Publishing(*options).run(); });
}

}  // namespace khabar::cli
