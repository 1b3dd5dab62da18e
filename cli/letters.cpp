// khabar letters: messages that could not become documents, and another trial for them.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "common.h"
#include "khabar/core/hash.h"
#include "khabar/queue/publisher.h"
#include "khabar/record/json_line.h"
#include "queue_options.h"
#include "stop.h"
#include "store_options.h"

namespace khabar::cli {

namespace {

constexpr std::size_t at_a_time = 100;  // the store gives fewer where they are large

struct LettersOptions {
    Options common;
    StoreOptions store;
    QueueOptions queue;
    std::string code;  ///< empty: of every code
    bool again = false;
    bool drop = false;
};

std::string json_of(const store::DeadLetter& letter) {
    record::JsonLine line;
    line.open_object();
    line.field("number", static_cast<std::int64_t>(letter.number));
    line.field("message", letter.message);
    line.field("subject", letter.subject);
    line.field("sequence", static_cast<std::int64_t>(letter.sequence));
    line.field("code", letter.code);
    line.field("detail", letter.detail);
    line.field("when", letter.when);
    line.field("worker", letter.worker);
    line.field("bytes", static_cast<std::int64_t>(letter.payload.size()));
    line.field("payload", letter.payload);
    line.close_object();
    return std::string(line.line()) + "\n";
}

/// One line for a person: "12  2026-11-30T09:15:00Z  bad_json  khabar.documents:17  the line ...".
std::string row_of(const store::DeadLetter& letter) {
    return fmt::format("{}  {}  {}  {}:{}  {}\n", letter.number, letter.when, letter.code,
                       letter.subject, letter.sequence, letter.detail);
}

/// Another id than before: the stream still knows the old one, and would not take it.
queue::Message message_again(const store::DeadLetter& letter) {
    return {
        to_hex(hash128(fmt::format("{} {} {}", letter.number, letter.sequence, letter.payload))),
        letter.payload};
}

/// Goes through the letters, oldest first.
class LettersRun {
public:
    LettersRun(const LettersOptions& options, store::Store& store, queue::Publisher* publisher,
               Output& output)
        : options_(options),
          store_(store),
          publisher_(publisher),
          output_(output),
          for_people_(options.common.to.empty() ? output.is_terminal()
                                                : options.common.to == "table") {}

    /// Errors: store, queue.
    std::optional<Error> run() {
        std::uint64_t after = 0;
        while (writes_ && !stopped()) {
            auto letters = store_.dead_letters(after, at_a_time);
            if (!letters) {
                return letters.error();
            }
            if (letters->empty()) {
                break;
            }
            after = letters->back().number;
            std::erase_if(*letters, [this](const auto& letter) { return !is_meant(letter); });
            seen_ += letters->size();
            if (const auto error = take(*letters)) {
                return error;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::string last_line() const {
        if (options_.drop) {
            return fmt::format("khabar letters: {} dropped", counted(taken_away_, "letter"));
        }
        return publisher_ != nullptr ? fmt::format("khabar letters: {} published again, of {}",
                                                   grouped(taken_away_), counted(seen_, "letter"))
                                     : "khabar letters: " + counted(seen_, "letter");
    }
    /// Whether some that were to go had to stay.
    [[nodiscard]] bool some_stay() const { return publisher_ != nullptr && taken_away_ < seen_; }

private:
    /// One that this run published, and that a worker gave up again meanwhile, is not its to try
    /// once more: it would go round for ever.
    [[nodiscard]] bool is_meant(const store::DeadLetter& letter) const {
        return (options_.code.empty() || letter.code == options_.code) &&
               !published_.contains(letter.message);
    }

    std::optional<Error> take(const std::vector<store::DeadLetter>& letters) {
        if (options_.drop) {
            return take_away(letters);
        }
        if (publisher_ != nullptr) {
            return publish(letters);
        }
        for (const store::DeadLetter& letter : letters) {
            writes_ = writes_ && output_.write(for_people_ ? row_of(letter) : json_of(letter));
        }
        return std::nullopt;
    }

    std::optional<Error> take_away(const std::vector<store::DeadLetter>& letters) {
        std::vector<std::uint64_t> numbers;
        for (const store::DeadLetter& letter : letters) {
            numbers.push_back(letter.number);
        }
        taken_away_ += numbers.size();
        return store_.unbury(numbers);
    }

    /// Publishes letters, and takes those away that the stream took, also where it fills up.
    std::optional<Error> publish(std::vector<store::DeadLetter> letters) {
        std::vector<queue::Message> messages;
        for (const store::DeadLetter& letter : letters) {
            messages.push_back(message_again(letter));
            published_.insert(messages.back().id);
        }
        const queue::Published published = publisher_->publish(messages, stopped);
        std::vector<store::DeadLetter> taken;
        for (std::size_t i = 0; i < letters.size(); ++i) {
            const std::optional<queue::Publish> verdict = published.verdicts[i];
            if (verdict && *verdict != queue::Publish::too_large) {
                taken.push_back(std::move(letters[i]));
            }
        }
        const auto error = take_away(taken);
        return error ? error : published.error;
    }

    const LettersOptions& options_;
    store::Store& store_;
    queue::Publisher* publisher_;
    Output& output_;
    bool for_people_;
    std::unordered_set<std::string> published_;  ///< ids of messages
    std::size_t seen_ = 0;
    std::size_t taken_away_ = 0;
    bool writes_ = true;
};

std::optional<Failure> open_publisher(const QueueOptions& options,
                                      std::unique_ptr<queue::Publisher>& publisher) {
    queue::Stream stream;
    if (auto failure = read_queue(options, stream)) {
        return failure;
    }
    auto opened = while_waiting([&] { return queue::Publisher::open(stream); });
    if (!opened) {
        return failure_of(opened.error());
    }
    publisher = *std::move(opened);
    return std::nullopt;
}

int run_letters(const LettersOptions& options) {
    std::unique_ptr<store::Store> store;
    if (const auto failure = open_store_of(options.store, store)) {
        return fail(*failure);
    }
    std::unique_ptr<queue::Publisher> publisher;
    if (options.again) {
        if (const auto failure = open_publisher(options.queue, publisher)) {
            return fail(*failure);
        }
    }
    Output output(options.common.out);
    if (!output.is_open()) {
        return fail({exit_unusable, options.common.out + ": cannot be written"});
    }
    LettersRun run(options, *store, publisher.get(), output);
    if (const auto error = run.run()) {
        return fail(failure_of(*error));
    }
    if (!options.common.quiet) {
        say(run.last_line());
    }
    if (const auto failure = output.failure()) {
        return fail(*failure);
    }
    return run.some_stay() ? exit_some_failed : exit_done;
}

}  // namespace

void add_letters(CLI::App& program, int& status) {
    auto options = std::make_shared<LettersOptions>();
    CLI::App* command = program.add_subcommand(
        "letters", "Messages that khabar work could not make documents of, and why");
    add_store_option(*command, options->store);
    command->add_flag("--again", options->again,
                      "Put them into the queue once more, and out of the store: after a mend");
    command->add_flag("--drop", options->drop, "Take them out of the store, for good and unread")
        ->excludes("--again");
    command->add_option("--code", options->code, "Only those given up for this, as bad_json")
        ->type_name("CODE");
    add_queue_options(*command, options->queue);
    command
        ->add_option("--to", options->common.to,
                     "What to write; without it a table on a terminal, else ndjson")
        ->check(CLI::IsMember({"ndjson", "table"}));
    command->add_option("-o,--out", options->common.out, "Where to write; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    command->add_flag("-q,--quiet", options->common.quiet,
                      "Say nothing on stderr but what went wrong");
    command->footer(
        "Examples:\n"
        "  khabar letters --store postgresql://localhost/news\n"
        "  khabar letters --store postgresql://localhost/news --again --queue "
        "nats://127.0.0.1:4222\n"
        "  khabar letters --store postgresql://localhost/news --code bad_json --drop\n\n"
        "One that a worker gives up again is a letter anew, under another number. With --again "
        "the\n"
        "status is 1 where some had to stay: they are over what the servers take.");
    command->callback([options, &status] { status = run_letters(*options); });
}

}  // namespace khabar::cli
