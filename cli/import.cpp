// khabar import: reviews from elsewhere, and tables of others as events to compare with.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "common.h"
#include "import_documents.h"
#include "khabar/exchange/read_table.h"
#include "khabar/keeping/join_all.h"
#include "khabar/record/review_json.h"
#include "progress_lines.h"
#include "status_line.h"
#include "stop.h"
#include "store_options.h"

namespace khabar::cli {

namespace {

constexpr std::size_t batch_rows = 256;  // why: as khabar add; a commit costs as much as its rows
constexpr std::size_t max_line = 1u << 20u;  // why: a review holds a record at most, 256 KiB

struct ImportOptions {
    StoreOptions store;
    std::vector<std::string> files;
    std::string from;
    std::string progress = "auto";
    unsigned jobs = 1;
    bool bulk = false;
    bool quiet = false;

    /// Of all but documents there is one.
    [[nodiscard]] const std::string& file() const { return files.front(); }
};

/// What became of the rows.
struct Sum {
    std::uint64_t taken = 0;
    std::uint64_t failed = 0;
};

/// "-" is standard input.
class In {
public:
    explicit In(const std::string& file)
        : file_(file == "-" ? std::ifstream() : std::ifstream(file)) {
        stream_ = file == "-" ? &std::cin : &file_;
    }
    [[nodiscard]] bool is_open() const { return stream_ != &file_ || file_.is_open(); }
    std::istream& stream() { return *stream_; }

private:
    std::ifstream file_;
    std::istream* stream_;
};

/// Where it is, for a person or for a program.
struct Shown {
    StatusLine line;
    ProgressLines lines;

    void tell(std::uint64_t rows, const Sum& sum) {
        lines.tell(rows, sum.failed, std::nullopt);
        if (line.due()) {
            line.show("khabar import: " + counted(rows, "row"));
        }
    }
    void clear() {
        line.clear();
        lines.flush();
    }
};

void tell(Sum& sum, Shown& shown, const Error& error) {
    ++sum.failed;
    shown.line.clear();
    say("khabar import: " + error.where + ": " + error.detail);
}

std::optional<Error> import_reviews(std::istream& in, const std::string& file, store::Store& store,
                                    Shown& shown, Sum& sum) {
    std::vector<record::Review> batch;
    std::string line;
    std::uint64_t number = 0;
    const auto flush = [&]() -> std::optional<Error> {
        auto error = store.add_reviews(batch);
        sum.taken += error ? 0 : batch.size();
        batch.clear();
        return error;
    };
    while (!stopped() && std::getline(in, line)) {
        ++number;
        shown.tell(number, sum);
        if (line.empty()) {
            continue;
        }
        const std::string place = file + ":" + std::to_string(number);
        auto review = line.size() > max_line
                          ? Expected<record::Review>(
                                Error{ErrorCode::too_large, place, "a line of over a mebibyte"})
                          : record::read_review(line, place);
        if (!review) {
            tell(sum, shown, review.error());
            continue;
        }
        batch.push_back(*std::move(review));
        if (batch.size() >= batch_rows) {
            if (auto error = flush()) {
                return error;
            }
        }
    }
    return flush();
}

/// A row of a table as a document of its own: its text is what the table says in words.
Expected<store::CodedText> document_of(record::Record record) {
    record::DocumentFacts facts = record.document;
    std::string text = record.evidence.quote;
    std::string coder = record.coder_version;
    std::string line = record::write_record(record) + "\n";
    return store::coded_text(std::move(facts), std::move(text), std::move(coder), std::move(line));
}

std::optional<Error> import_table(std::istream& in, const ImportOptions& options,
                                  exchange::TableKind kind, store::Store& store, Shown& shown,
                                  Sum& sum) {
    auto reader = exchange::TableReader::open(in, options.file(), kind);
    if (!reader) {
        return reader.error();
    }
    std::vector<store::CodedText> batch;
    const auto flush = [&]() -> std::optional<Error> {
        if (batch.empty()) {
            return std::nullopt;
        }
        const auto put = store.put(batch);
        sum.taken += put ? batch.size() : 0;
        batch.clear();
        return put ? std::nullopt : std::optional(put.error());
    };
    while (!stopped()) {
        auto row = (*reader)->next();
        if (!row) {
            break;
        }
        shown.tell((*reader)->rows(), sum);
        if (!*row) {
            tell(sum, shown, row->error());
            continue;
        }
        auto document = document_of(**std::move(row));
        if (!document) {
            tell(sum, shown, document.error());
            continue;
        }
        batch.push_back(*std::move(document));
        if (batch.size() >= batch_rows) {
            if (auto error = flush()) {
                return error;
            }
        }
    }
    return flush();
}

/// Documents that were coded elsewhere (import_documents.h).
int run_documents(const ImportOptions& options) {
    for (const std::string& file : options.files) {
        std::error_code fault;
        if (file != "-" && !std::filesystem::exists(file, fault)) {
            return fail({exit_not_found, file + ": no such file"});
        }
    }
    std::unique_ptr<store::Store> store;
    std::unique_ptr<store::Store> beside;
    auto failure = open_store_of(options.store, false, store);
    if (!failure) {
        failure = open_store_of(options.store, false, beside, store::Cache::small);
    }
    if (failure) {
        return fail(*failure);
    }
    Output output("-");
    const DocumentImport import{options.files, options.jobs, options.bulk, options.quiet,
                                options.progress == "lines"};
    return import_documents(import, *store, std::move(beside), output);
}

int run_import(const ImportOptions& options) {
    if (options.from == "documents") {
        return run_documents(options);
    }
    if (options.files.size() != 1 || options.bulk) {
        return fail({exit_wrong_use, "several files, and --bulk, are for --from documents"});
    }
    In in(options.file());
    if (!in.is_open()) {
        return fail({exit_not_found, options.file() + ": no such file"});
    }
    std::unique_ptr<store::Store> store;
    if (const auto failure = open_store_of(options.store, false, store)) {
        return fail(*failure);
    }
    const bool for_program = options.progress == "lines";
    Shown shown{StatusLine(options.quiet || for_program), ProgressLines(for_program)};
    Sum sum;
    const auto kind = exchange::table_kind(options.from);
    auto error = kind ? import_table(in.stream(), options, *kind, *store, shown, sum)
                      : import_reviews(in.stream(), options.file(), *store, shown, sum);
    if (!error && kind) {
        error = keeping::join_all(*store, stopped);
    }
    shown.clear();
    if (error) {
        return fail(failure_of(*error));
    }
    if (!options.quiet) {
        say("khabar import: " + counted(sum.taken, kind ? "event" : "review") + " taken, " +
            counted(sum.failed, kind ? "row" : "line") + " left out");
    }
    return sum.failed > 0 ? exit_some_failed : exit_done;
}

}  // namespace

void add_import(CLI::App& program, int& status) {
    auto options = std::make_shared<ImportOptions>();
    CLI::App* command = program.add_subcommand(
        "import", "Documents that were coded elsewhere, reviews, or events of a table");
    command->add_option("FILE", options->files, "The file; - is standard input")->required();
    command
        ->add_option("--from", options->from,
                     "What it is; documents: lines of khabar code --to documents, packed or not")
        ->required()
        ->check(CLI::IsMember({"documents", "corrections", "acled", "ged", "polecat"}));
    add_store_option(*command, options->store);
    command->add_flag("--bulk", options->bulk,
                      "Documents: make the store's indexes at the end; nobody else writes to it");
    add_jobs_option(*command, options->jobs);
    add_progress_option(*command, options->progress);
    command->add_flag("-q,--quiet", options->quiet, "No last line on stderr");
    command->footer(
        "Examples:\n"
        "  khabar import --store news.db --from documents coded/shard-*.documents.ndjson.zst\n"
        "  khabar import --store news.db --from corrections corrections.ndjson\n"
        "  khabar import --store compare.db --from acled sudan.csv\n\n"
        "Documents make the same store as khabar add of the same inputs; what is there already is\n"
        "left alone, so a run that was stopped goes on, and error records go on to standard\n"
        "output. Corrections are what `khabar review --list` prints. A row of a table becomes an\n"
        "event whose coder is import:acled (ged, polecat) and stands in stories beside what was\n"
        "coded; a row that is not surely one of PLOVER's types is told as FILE:LINE and left out.");
    command->callback([options, &status] { status = run_import(*options); });
}

}  // namespace khabar::cli
