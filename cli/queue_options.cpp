#include "queue_options.h"

#include <cstdlib>
#include <string_view>

#include <fmt/format.h>
#include <CLI/Validators.hpp>

namespace khabar::cli {

namespace {

constexpr unsigned most_replicas = 5;  // what JetStream allows

/// What the servers take for the name of a stream, and no more.
bool is_name(std::string_view text) {
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    constexpr std::size_t longest = 64;
    return !text.empty() && text.size() <= longest &&
           text.find_first_not_of(letters) == std::string_view::npos;
}

}  // namespace

void add_queue_options(CLI::App& command, QueueOptions& options) {
    command
        .add_option("--queue", options.servers,
                    "Servers of NATS with JetStream, behind commas; without it KHABAR_QUEUE")
        ->type_name("nats://HOST:PORT");
    command.add_option("--stream", options.stream, "The stream; its subject is NAME.documents")
        ->type_name("NAME")
        ->capture_default_str();
    command
        .add_option("--replicas", options.replicas,
                    "On how many servers a stream that is made is kept; one that is there must "
                    "be on as many")
        ->check(CLI::Range(1u, most_replicas))
        ->capture_default_str();
    command
        .add_option(
            "--stream-max", options.most,
            "How many messages the stream may hold: a smaller one is made larger, a full one "
            "takes no more. Without it 1,000,000, or as it is")
        ->type_name("N")
        ->check(CLI::Range(100u, 1'000'000'000u));
}

std::optional<Failure> read_queue(const QueueOptions& options, queue::Stream& stream) {
    const char* environment = std::getenv("KHABAR_QUEUE");  // NOLINT(concurrency-mt-unsafe)
    stream.servers =
        options.servers.empty() && environment != nullptr ? environment : options.servers;
    if (stream.servers.empty()) {
        return Failure{exit_wrong_use,
                       "no queue: give --queue nats://HOST:PORT, or set KHABAR_QUEUE"};
    }
    if (!is_name(options.stream)) {
        return Failure{exit_wrong_use, "--stream: a name is letters, digits, - and _, 64 at most"};
    }
    stream.name = options.stream;
    stream.subject = options.stream + ".documents";
    stream.replicas = options.replicas;
    stream.max_messages = options.most;
    return std::nullopt;
}

std::string fill_warning(const queue::Fill& fill) {
    return fmt::format(
        "the stream holds {} messages of at most {}, and takes no more when it is "
        "full: raise --stream-max",
        grouped(fill.messages), grouped(fill.most));
}

}  // namespace khabar::cli
