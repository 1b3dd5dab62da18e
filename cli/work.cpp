// khabar work: takes documents from a queue and keeps what they tell in a store.
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <unistd.h>
#include <climits>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "common.h"
#include "khabar/live/worker.h"
#include "khabar/queue/consumer.h"
#include "live_metrics.h"
#include "metrics_server.h"
#include "queue_options.h"
#include "seconds_option.h"
#include "stop.h"
#include "store_options.h"
#include "work_apart.h"

namespace khabar::cli {

namespace {

struct WorkOptions {
    Options common;
    StoreOptions store;
    QueueOptions queue;
    MetricsOptions metrics;
    double ack_wait = 60;  ///< seconds
    bool once = false;
};

/// "host:pid", as dead letters name who wrote them.
std::string worker_name() {
    std::string host(HOST_NAME_MAX + 1, '\0');
    if (gethostname(host.data(), host.size()) != 0) {
        host = "localhost";
    }
    return fmt::format("{}:{}", host.c_str(), getpid());
}

std::string last_line(const live::WorkCounts& counts) {
    return fmt::format("khabar work: {}: {} added, {} replaced, {} there already; {}; {}, {}, {}",
                       counted(counts.documents, "document"), grouped(counts.added),
                       grouped(counts.replaced), grouped(counts.unchanged),
                       counted(counts.events, "event"), counted(counts.letters, "dead letter"),
                       grouped(counts.redeliveries) + " given before",
                       grouped(counts.retries) + (counts.retries == 1 ? " retry" : " retries"));
}

int run_work(const WorkOptions& options) {
    Setting setting;
    if (const auto failure = prove(options.common, setting)) {
        return fail(*failure);
    }
    live::WorkSettings settings;
    if (const auto failure = read_queue(options.queue, settings.stream)) {
        return fail(*failure);
    }
    settings.stream.ack_wait =
        std::chrono::milliseconds(static_cast<std::int64_t>(options.ack_wait * 1000));
    settings.store = store_address(options.store);
    settings.jobs = options.common.jobs;
    settings.once = options.once;
    settings.name = worker_name();
    const auto coder = open_coder(options.common);
    if (!coder) {
        return fail(failure_of(coder.error()));
    }
    settings.read = [&setting, &coder](Page page) {
        return read_document(std::move(page), setting, (*coder)->tables());
    };
    if (const auto failure = open_apart(options.common, settings.apart)) {
        return fail(*failure);
    }
    if (settings.store.empty()) {
        return fail({exit_wrong_use, "no store: give --store ADDRESS, or set KHABAR_STORE"});
    }
    auto store = store::open_store(settings.store, store::Cache::small);
    // One that is busy, as while another worker makes its tables, is there: it is waited for.
    if (!store && store.error().code != ErrorCode::busy) {
        return fail(failure_of(store.error()));
    }
    const auto consumer = while_waiting([&] { return queue::Consumer::open(settings.stream); });
    if (!consumer) {
        return fail(failure_of(consumer.error()));
    }
    live::WorkCounts counts;
    std::unique_ptr<MetricsServer> metrics;
    if (const auto failure = open_metrics(
            options.metrics, "work", options.common.quiet,
            [&counts] { return metrics_text(counts); }, metrics)) {
        return fail(*failure);
    }
    const live::WorkHooks hooks{
        stopped, [](std::string_view line) { say("khabar work: " + std::string(line)); }};
    live::run_worker(settings, **coder, **consumer,
                     store ? *std::move(store) : std::unique_ptr<store::Store>(), hooks, counts);
    if (!options.common.quiet) {
        say(last_line(counts));
    }
    return exit_done;
}

}  // namespace

void add_work(CLI::App& program, int& status) {
    auto options = std::make_shared<WorkOptions>();
    CLI::App* command =
        program.add_subcommand("work", "Take documents from a queue, code and keep them");
    add_queue_options(*command, options->queue);
    add_store_option(*command, options->store);
    add_jobs_option(*command, options->common);
    command->add_flag("--once", options->once,
                      "End when the queue is empty and nobody works on any of it");
    add_seconds(*command, "--ack-wait", options->ack_wait, 1, 3600,
                "After which another gets what a worker that died had in hand");
    add_metrics_option(*command, options->metrics);
    command->add_flag("-q,--quiet", options->common.quiet,
                      "Say nothing on stderr but what went wrong");
    add_tables_option(*command, options->common);
    add_places_options(*command, options->common);
    command->footer(
        "Examples:\n"
        "  khabar publish --queue nats://127.0.0.1:4222 archive.ndjson\n"
        "  khabar work --queue nats://127.0.0.1:4222 --store postgresql://localhost/news --jobs "
        "2\n\n"
        "Any number of workers may share a queue and a store. A message that comes twice changes\n"
        "nothing; one that can never be a document becomes a dead letter of the store (khabar\n"
        "letters). A store that is gone is waited for. Ctrl+C ends it when its batch is kept.");
    command->callback([options, &status] { status = run_work(*options); });
}

}  // namespace khabar::cli
