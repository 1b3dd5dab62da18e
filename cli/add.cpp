// khabar add: codes documents and keeps them in a store.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common.h"
#include "khabar/core/hash.h"
#include "khabar/export/event_records.h"
#include "khabar/export/record.h"
#include "ordered.h"
#include "progress.h"
#include "stop.h"
#include "store_options.h"

namespace khabar::cli {

namespace {

constexpr std::size_t batch_documents = 64;     // why: a commit costs as much as some ten pages
constexpr std::size_t batch_bytes = 4u << 20u;  // why: what waits is bounded whatever the pages
constexpr std::size_t join_after = 2000;        // documents: stories follow while a long run goes

struct AddOptions {
    Options common;
    StoreOptions store;
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
};

/// Whether a store holds a document already; its own connection, which many threads ask in turn.
class Held {
public:
    explicit Held(std::unique_ptr<store::Store> store) : store_(std::move(store)) {}

    Expected<bool> ask(const record::DocumentFacts& facts, std::string_view text,
                       std::string_view coder) {
        const std::scoped_lock lock(mutex_);
        return store_->holds(facts, text, coder);
    }

private:
    std::mutex mutex_;
    std::unique_ptr<store::Store> store_;
};

class AddRun {
public:
    AddRun(const Coder& coder, const Setting& setting, Held& held)
        : coder_(coder),
          setting_(setting),
          held_(held),
          coder_name_(std::string(KHABAR_VERSION) + " " + to_hex(coder.tables().lexicon_hash())) {}

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
        record::DocumentFacts facts = document_facts(document, title);
        const auto held = held_.ask(facts, document.text(), coder_name_);
        if (!held) {
            answer.error = held.error();
            return;
        }
        if (*held) {
            return;
        }
        const Layers layers = coder_.layers(document);
        std::string records;
        const CodedDocument whole{document, layers.events, layers.mentions, coder_.tables(), title};
        append_records(records, whole);
        auto coded =
            store::coded_text(std::move(facts), std::string(document.text()), coder_name_,
                              std::move(records), EventRecords(whole).towns(story::max_towns));
        if (!coded) {
            answer.error = coded.error();
            return;
        }
        answer.events = static_cast<std::uint32_t>(coded->rows.size());
        answer.coded = *std::move(coded);
    }

    const Coder& coder_;
    const Setting& setting_;
    Held& held_;
    std::string coder_name_;
};

/// Puts what was coded in batches, and stories together between them.
class Keeper {
public:
    Keeper(store::Store& store, Sum& sum) : store_(store), sum_(sum) {}

    std::optional<Error> take(store::CodedText coded) {
        bytes_ += coded.text.size() + coded.records.size();
        batch_.push_back(std::move(coded));
        return batch_.size() >= batch_documents || bytes_ >= batch_bytes ? flush() : std::nullopt;
    }

    std::optional<Error> flush() {
        if (batch_.empty()) {
            return std::nullopt;
        }
        const auto puts = store_.put(batch_);
        if (!puts) {
            return puts.error();
        }
        for (const store::Put put : *puts) {
            ++sum_.put.at(static_cast<std::size_t>(put));
        }
        unjoined_ += batch_.size();
        batch_.clear();
        bytes_ = 0;
        return unjoined_ >= join_after ? join() : std::nullopt;
    }

    std::optional<Error> join() {
        unjoined_ = 0;
        return join_all(store_);
    }

private:
    store::Store& store_;
    Sum& sum_;
    std::vector<store::CodedText> batch_;
    std::size_t bytes_ = 0;
    std::size_t unjoined_ = 0;
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
        grouped(counts.stories) + (counts.stories == 1 ? " story" : " stories"));
}

/// Reads, codes and keeps all inputs. An error here is the store's.
std::optional<Error> add_all(const AddOptions& options, const AddRun& run, Inputs& inputs,
                             Output& output, store::Store& store, Sum& sum) {
    Progress progress("add", options.common, inputs, output);
    Keeper keeper(store, sum);
    std::optional<Error> error;
    run_ordered<Input, Answer>(
        options.common.jobs, [&] { return stopped() ? std::nullopt : inputs.next(); },
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
    if (!error) {
        error = keeper.flush();
    }
    return error ? error : keeper.join();
}

int run_add(const AddOptions& options) {
    Setting setting;
    if (const auto failure = prove(options.common, setting)) {
        return fail(*failure);
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
        return fail({exit_unusable, options.common.out + ": cannot be written"});
    }
    Held held(std::move(beside));
    const AddRun run(**coder, setting, held);
    Inputs inputs(options.common.inputs, setting);
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
    if (const auto failure = output.failure()) {
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
    add_jobs_option(*command, options->common);
    add_output_options(*command, options->common);
    add_tables_option(*command, options->common);
    add_places_options(*command, options->common);
    command->footer(
        "Examples:\n"
        "  khabar add --store news.db pages/\n"
        "  khabar add --store postgresql://localhost/news --from ndjson --jobs 2 archive.ndjson\n\n"
        "What is there already is not read twice: a run that was stopped goes on when it is\n"
        "started again, and a newer coder replaces what an older one coded.\n"
        "Inputs that failed have their error records on standard output.");
    command->callback([options, &status] { status = run_add(*options); });
}

}  // namespace khabar::cli
