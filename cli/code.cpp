#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "common.h"
#include "khabar/export/csv.h"
#include "khabar/export/record.h"
#include "khabar/export/table.h"
#include "khabar/input/kind.h"
#include "khabar/keeping/coded_document.h"
#include "khabar/keeping/document_line.h"
#include "ordered.h"
#include "progress.h"
#include "shard_input.h"
#include "stop.h"

namespace khabar::cli {

namespace {

namespace fs = std::filesystem;

enum class Format : std::uint8_t { ndjson, csv, table, documents };

struct CodeOptions {
    Options common;
    std::uint32_t shard = 0;  ///< 0: the inputs are read, and no manifest
    bool out_given = false;
    bool again = false;
};

/// What one input gave.
struct Answer {
    std::string out;   ///< as it goes to the output
    std::string note;  ///< one line for -v, or the error of formats that cannot hold one
    Tally tally;
    std::uint64_t bytes = 0;
    bool failed = false;
};

/// What all inputs gave: the last line on stderr.
struct Sum {
    Tally tally;
    std::uint64_t documents = 0;
    std::uint64_t bytes = 0;
    std::uint64_t failed = 0;
    PassedOver passed_over;
};

void add(Sum& sum, const Answer& answer) {
    if (answer.failed) {
        ++sum.failed;
        return;
    }
    ++sum.documents;
    sum.bytes += answer.bytes;
    sum.tally.sentences += answer.tally.sentences;
    sum.tally.candidates += answer.tally.candidates;
    sum.tally.coded += answer.tally.coded;
    sum.tally.near_miss += answer.tally.near_miss;
    sum.tally.low_score += answer.tally.low_score;
    sum.tally.content += answer.tally.content;
    sum.tally.repeated += answer.tally.repeated;
    sum.tally.crowded += answer.tally.crowded;
}

/// "5 near misses, 3 with a low score, ...": why triggers gave no event of their own.
std::string dropped(const Tally& tally) {
    const std::array<std::pair<std::uint32_t, std::string_view>, 5> reasons{{
        {tally.near_miss, "near misses"},
        {tally.low_score, "with a low score"},
        {tally.content, "only demanded, threatened or promised"},
        {tally.repeated, "told before"},
        {tally.crowded, "beyond 64 in a sentence"},
    }};
    std::string text;
    for (const auto& [count, reason] : reasons) {
        if (count > 0) {
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", grouped(count), reason);
        }
    }
    return text.empty() ? "none" : text;
}

std::string last_line(const Sum& sum) {
    std::string line =
        fmt::format("khabar code: read {}, {}, {}; {}; coded {}; dropped: {}",
                    counted(sum.documents, "document"), counted(sum.tally.sentences, "sentence"),
                    counted(sum.bytes, "byte"), counted(sum.tally.candidates, "candidate"),
                    counted(sum.tally.coded, "event"), dropped(sum.tally));
    return line + "; " + counted(sum.failed, "error") + told(sum.passed_over);
}

Answer failed(const std::string& id, const Error& error, Format format) {
    Answer answer;
    answer.failed = true;
    if (format == Format::ndjson || format == Format::documents) {
        answer.out = error_record(id, error) + "\n";
    } else {
        answer.note = fmt::format("{}: {}: {}", id, name(error.code), error.detail);
    }
    return answer;
}

class CodeRun {
public:
    CodeRun(const Coder& coder, const Setting& setting, Format format, const TableOptions& table)
        : coder_(coder),
          setting_(setting),
          format_(format),
          table_(table),
          coder_name_(keeping::coder_name(coder)) {}

    /// Thread-safe.
    [[nodiscard]] Answer work(Input input) const {
        if (!input.page) {
            return failed(failed_id(input), input.page.error(), format_);
        }
        const std::string id = failed_id(input);
        const std::uint64_t bytes = input.page->bytes.size();
        const std::string title = input.page->title;
        const Expected<Document> document =
            read_document(*std::move(input.page), setting_, coder_.tables());
        if (!document) {
            return failed(id, document.error(), format_);
        }
        Answer answer = code(*document, title);
        answer.bytes = bytes;
        return answer;
    }

private:
    [[nodiscard]] Answer code(const Document& document, std::string_view title) const {
        Answer answer;
        const Layers layers = coder_.layers(document);
        answer.tally = layers.tally;
        answer.note = fmt::format("{}: {}, {}; coded {}; dropped: {}", document_id(document),
                                  counted(layers.tally.sentences, "sentence"),
                                  counted(layers.tally.candidates, "candidate"),
                                  counted(layers.tally.coded, "event"), dropped(layers.tally));
        write(answer.out, {document, layers.events, layers.mentions, coder_.tables(), title});
        return answer;
    }

    void write(std::string& out, const CodedDocument& coded) const {
        switch (format_) {
            case Format::ndjson:
                return append_records(out, coded);
            case Format::csv:
                return append_csv(out, coded);
            case Format::table:
                return append_table(out, coded, table_);
            case Format::documents:
                out += write_document_line(keeping::document_line(coded, coder_name_));
                out += '\n';
                return;
        }
    }

    const Coder& coder_;
    const Setting& setting_;
    Format format_;
    const TableOptions& table_;
    std::string coder_name_;
};

Format format_of(const std::string& to, const Output& output) {
    if (to.empty()) {
        return output.is_terminal() ? Format::table : Format::ndjson;
    }
    return to == "csv"         ? Format::csv
           : to == "table"     ? Format::table
           : to == "documents" ? Format::documents
                               : Format::ndjson;
}

/// Codes all inputs in their order.
Sum code_all(const Options& options, const CodeRun& run, Inputs& inputs, Output& output) {
    Progress progress("code", options, inputs, output);
    Sum sum;
    run_ordered<Input, Answer>(
        options.jobs, bytes_of, [&] { return stopped() ? std::nullopt : inputs.next(); },
        [&run](Input input) { return run.work(std::move(input)); },
        [&](const Answer& answer) {
            add(sum, answer);
            if (!answer.note.empty() && (options.verbose || answer.failed)) {
                progress.say("khabar code: " + answer.note);
            }
            const bool going = answer.out.empty() || progress.write(answer.out);
            progress.count(answer.failed);
            return going && !stopped();
        });
    progress.clear();
    sum.passed_over = inputs.passed_over();
    return sum;
}

int end(const Options& options, const Sum& sum, const std::optional<Failure>& failure) {
    if (!options.quiet) {
        say(last_line(sum));
    }
    if (failure) {
        return fail(*failure);
    }
    return sum.failed > 0 ? exit_some_failed : exit_done;
}

int run_code(const Options& options, const Setting& setting, Inputs& inputs) {
    const auto coder = open_coder(options);
    if (!coder) {
        return fail({exit_unusable, coder.error().where + ": " + coder.error().detail});
    }
    Output output(options.out);
    if (!output.is_open()) {
        return fail(*output.failure());
    }
    const Format format = format_of(options.to, output);
    const TableOptions table = table_options(options, output);
    const CodeRun run(**coder, setting, format, table);
    if (format == Format::csv) {
        output.write(csv_header());
    }
    const Sum sum = code_all(options, run, inputs, output);
    return end(options, sum, output.finish());
}

/// Whether a name is meant for a file: a folder of it would be made by mistake.
bool is_file_name(const fs::path& path) {
    return input::is_input_name(path.string()) || input::is_packed_name(path.string()) ||
           path.extension() == ".csv" || path.extension() == ".tsv";
}

/// The file that a shard is written to. Failures: wrong use (a file's name that is not .zst),
/// unusable (a folder that cannot be made).
std::optional<Failure> shard_target(const CodeOptions& options, const input::Shard& shard,
                                    fs::path& target) {
    const fs::path out = options.out_given ? fs::path(options.common.out) : fs::path(".");
    std::error_code fault;
    if (out == "-" || (out.extension() == ".zst" && !fs::is_directory(out, fault))) {
        target = out;
        return std::nullopt;
    }
    if (is_file_name(out) && !fs::is_directory(out, fault)) {
        return Failure{exit_wrong_use,
                       out.string() + ": give a folder, or a name that ends in .zst"};
    }
    fs::create_directories(out, fault);
    if (fault) {
        return Failure{exit_unusable, out.string() + ": " + fault.message()};
    }
    target = shard_path(out, shard, options.common.to);
    return std::nullopt;
}

/// Codes a shard into a file that is there whole or not at all.
int code_shard(const CodeOptions& options, const Setting& setting, ShardInput& shard) {
    const Options& common = options.common;
    fs::path target;
    if (const auto failure = shard_target(options, shard.shard(), target)) {
        return fail(*failure);
    }
    std::error_code fault;
    if (!options.again && target != "-" && fs::exists(target, fault)) {
        if (!common.quiet) {
            say("khabar code: " + target.string() + " is there already (--again codes it anew)");
        }
        return exit_done;
    }
    if (const auto failure = shard.prove()) {
        return fail(*failure);
    }
    const auto coder = open_coder(common);
    if (!coder) {
        return fail({exit_unusable, coder.error().where + ": " + coder.error().detail});
    }
    Output output(target.string(), Output::When::whole);
    if (!output.is_open()) {
        return fail(*output.failure());
    }
    const Format format = common.to == "documents" ? Format::documents : Format::ndjson;
    const TableOptions table;
    const CodeRun run(**coder, setting, format, table);
    Inputs inputs(shard.parts());
    const Sum sum = code_all(common, run, inputs, output);
    if (stopped()) {
        return end(common, sum, std::nullopt);
    }
    if (const auto failure = shard.hold()) {
        return fail(*failure);
    }
    return end(common, sum, output.finish());
}

int run(const CodeOptions& options) {
    const Options& common = options.common;
    Setting setting;
    if (const auto failure = prove(common, setting)) {
        return fail(*failure);
    }
    if (options.shard == 0) {
        Inputs inputs(common.inputs, setting);
        return run_code(common, setting, inputs);
    }
    if (!common.to.empty() && common.to != "ndjson" && common.to != "documents") {
        return fail({exit_wrong_use, "--to: a shard is written as ndjson or documents"});
    }
    std::optional<ShardInput> shard;
    if (const auto failure = ShardInput::open(common, options.shard, shard)) {
        return fail(*failure);
    }
    return code_shard(options, setting, *shard);
}

}  // namespace

void add_code(CLI::App& program, int& status) {
    auto options = std::make_shared<CodeOptions>();
    Options& common = options->common;
    CLI::App* command = program.add_subcommand("code", "Event records, in the order of the input");
    add_input_options(*command, common);
    command
        ->add_option("--to", common.to,
                     "What to write; without it a table on a terminal, else ndjson. documents: a "
                     "line for each document with its text and records, for khabar import")
        ->check(CLI::IsMember({"ndjson", "csv", "table", "documents"}));
    add_jobs_option(*command, common);
    command->add_flag("--again", options->again, "Code a shard whose file is there already")
        ->needs(add_shard_option(*command, options->shard));
    add_output_options(*command, common);
    add_terminal_options(*command, common);
    add_tables_option(*command, common);
    add_places_options(*command, common);
    command->footer(
        "Examples:\n"
        "  khabar code --published 2020-05-26 --to table page.html\n"
        "  khabar code https://example.org/news/1\n"
        "  khabar code --from ndjson --jobs 2 - <articles.ndjson >events.ndjson\n"
        "  khabar code --shard 7 archive.shards -o coded/\n\n"
        "A file whose name ends in .zst is packed. A shard's file, in the folder -o (else here),\n"
        "is there whole or not at all: a task may be killed or run twice (khabar shards --help).\n"
        "The last line on stderr says what was read, coded and dropped, and why; -q leaves it "
        "out.");
    command->callback([options, command, &status] {
        options->out_given = command->count("--out") > 0;
        status = run(*options);
    });
}

}  // namespace khabar::cli
