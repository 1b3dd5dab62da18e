// khabar add: codes documents and keeps them in a store.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common.h"
#include "khabar/export/event_records.h"
#include "khabar/export/record.h"
#include "khabar/keeping/coded_document.h"
#include "khabar/keeping/held.h"
#include "khabar/keeping/keeper.h"
#include "ordered.h"
#include "progress.h"
#include "shard_input.h"
#include "stop.h"
#include "store_options.h"

namespace khabar::cli {

namespace {

struct AddOptions {
    Options common;
    StoreOptions store;
    std::uint32_t shard = 0;  ///< 0: the inputs are read, and no manifest
};

/// What one input gave.
struct Answer {
    std::optional<store::CodedText> coded;  ///< nothing: failed, or held already
    std::string id;
    std::optional<Error> error;
    std::uint32_t events = 0;
};

struct Sum {
    std::uint64_t documents = 0;
    std::array<std::uint64_t, 3> put{};  ///< by store::Put
    std::uint64_t events = 0;
    std::uint64_t failed = 0;
    PassedOver passed_over;
};

class AddRun {
public:
    AddRun(const Coder& coder, const Setting& setting, keeping::Held& held)
        : coder_(coder), setting_(setting), held_(held), coder_name_(keeping::coder_name(coder)) {}

    /// Thread-safe.
    Answer work(Input input) const {
        Answer answer;
        answer.id = failed_id(input);
        if (!input.page) {
            answer.error = input.page.error();
            return answer;
        }
        const std::string title = input.page->title;
        const Expected<Document> document =
            read_document(*std::move(input.page), setting_, coder_.tables());
        if (!document) {
            answer.error = document.error();
            return answer;
        }
        code(answer, *document, title);
        return answer;
    }

private:
    void code(Answer& answer, const Document& document, std::string_view title) const {
        const auto held = held_.ask(document_facts(document, title), document.text(), coder_name_);
        if (!held) {
            answer.error = held.error();
            return;
        }
        if (*held) {
            return;
        }
        auto coded = keeping::coded_document(coder_, document, title);
        if (!coded) {
            answer.error = coded.error();
            return;
        }
        answer.events = static_cast<std::uint32_t>(coded->rows.size());
        answer.coded = *std::move(coded);
    }

    const Coder& coder_;
    const Setting& setting_;
    keeping::Held& held_;
    std::string coder_name_;
};

std::string last_line(const Sum& sum, const store::Counts& counts) {
    const auto of = [&sum](store::Put put) {
        return grouped(sum.put.at(static_cast<std::size_t>(put)));
    };
    return fmt::format(
               "khabar add: read {}: {} added, {} replaced, {} there already; {}, {}; "
               "the store holds {}, {}, {}",
               counted(sum.documents, "document"), of(store::Put::added), of(store::Put::replaced),
               of(store::Put::unchanged), counted(sum.events, "event") + " coded",
               counted(sum.failed, "error"), counted(counts.documents, "document"),
               counted(counts.events, "event"),
               grouped(counts.stories) + (counts.stories == 1 ? " story" : " stories")) +
           told(sum.passed_over);
}

/// Reads, codes and keeps all inputs. An error here is the store's.
std::optional<Error> add_all(const AddOptions& options, const AddRun& run, Inputs& inputs,
                             Output& output, store::Store& store, Sum& sum) {
    Progress progress("add", options.common, inputs, output);
    keeping::Keeper keeper(store, stopped);
    std::optional<Error> error;
    run_ordered<Input, Answer>(
        options.common.jobs, bytes_of, [&] { return stopped() ? std::nullopt : inputs.next(); },
        [&run](Input input) { return run.work(std::move(input)); },
        [&](Answer answer) {
            progress.count(answer.error.has_value());
            if (answer.error) {
                ++sum.failed;
                return progress.write(error_record(answer.id, *answer.error) + "\n") && !stopped();
            }
            ++sum.documents;
            sum.events += answer.events;
            if (!answer.coded) {
                ++sum.put.at(static_cast<std::size_t>(store::Put::unchanged));
                return !stopped();
            }
            error = keeper.take(*std::move(answer.coded));
            return !error && !stopped();
        });
    progress.clear();
    sum.passed_over = inputs.passed_over();
    if (!error) {
        error = keeper.flush();
    }
    for (std::size_t put = 0; put < sum.put.size(); ++put) {
        sum.put.at(put) += keeper.put().at(put);
    }
    return error ? error : keeper.join();
}

int run_add(const AddOptions& options) {
    Setting setting;
    if (const auto failure = prove(options.common, setting)) {
        return fail(*failure);
    }
    std::optional<ShardInput> shard;
    if (options.shard != 0) {
        auto failure = ShardInput::open(options.common, options.shard, shard);
        if (!failure) {
            failure = shard->prove();
        }
        if (failure) {
            return fail(*failure);
        }
    }
    const auto coder = open_coder(options.common);
    if (!coder) {
        return fail(failure_of(coder.error()));
    }
    std::unique_ptr<store::Store> store;
    std::unique_ptr<store::Store> beside;
    if (auto failure = open_store_of(options.store, false, store)) {
        return fail(*failure);
    }
    if (auto failure = open_store_of(options.store, false, beside, store::Cache::small)) {
        return fail(*failure);
    }
    Output output(options.common.out);
    if (!output.is_open()) {
        return fail(*output.failure());
    }
    keeping::Held held(std::move(beside));
    const AddRun run(**coder, setting, held);
    Inputs inputs = shard ? Inputs(shard->parts()) : Inputs(options.common.inputs, setting);
    Sum sum;
    if (const auto error = add_all(options, run, inputs, output, *store, sum)) {
        return fail(failure_of(*error));
    }
    if (!options.common.quiet) {
        const auto counts = store->counts();
        if (!counts) {
            return fail(failure_of(counts.error()));
        }
        say(last_line(sum, *counts));
    }
    if (const auto failure = shard ? shard->hold() : std::nullopt) {
        return fail(*failure);
    }
    if (const auto failure = output.finish()) {
        return fail(*failure);
    }
    return sum.failed > 0 ? exit_some_failed : exit_done;
}

}  // namespace

void add_add(CLI::App& program, int& status) {
    auto options = std::make_shared<AddOptions>();
    CLI::App* command =
        program.add_subcommand("add", "Code documents and keep them, their events and stories");
    add_input_options(*command, options->common);
    add_store_option(*command, options->store);
    add_shard_option(*command, options->shard);
    add_jobs_option(*command, options->common);
    add_progress_option(*command, options->common.progress);
    add_output_options(*command, options->common);
    add_tables_option(*command, options->common);
    add_places_options(*command, options->common);
    command->footer(
        "Examples:\n"
        "  khabar add --store news.db pages/\n"
        "  khabar add --store postgresql://localhost/news --from ndjson --jobs 2 archive.ndjson\n"
        "  khabar add --store news.db --shard 7 archive.shards\n\n"
        "What is there already is not read twice: a run that was stopped goes on when it is\n"
        "started again, and a newer coder replaces what an older one coded.\n"
        "Inputs that failed have their error records on standard output.");
    command->callback([options, &status] { status = run_add(*options); });
}

}  // namespace khabar::cli
