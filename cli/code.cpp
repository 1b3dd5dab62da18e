#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "common.h"
#include "khabar/export/csv.h"
#include "khabar/export/record.h"
#include "khabar/export/table.h"
#include "ordered.h"
#include "progress.h"
#include "stop.h"

namespace khabar::cli {

namespace {

enum class Format : std::uint8_t { ndjson, csv, table };

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
    return line + "; " + counted(sum.failed, "error");
}

Answer failed(const std::string& id, const Error& error, Format format) {
    Answer answer;
    answer.failed = true;
    if (format == Format::ndjson) {
        answer.out = error_record(id, error) + "\n";
    } else {
        answer.note = fmt::format("{}: {}: {}", id, name(error.code), error.detail);
    }
    return answer;
}

class CodeRun {
public:
    CodeRun(const Coder& coder, const Setting& setting, Format format, const TableOptions& table)
        : coder_(coder), setting_(setting), format_(format), table_(table) {}

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
        }
    }

    const Coder& coder_;
    const Setting& setting_;
    Format format_;
    const TableOptions& table_;
};

int run_code(const Options& options) {
    Setting setting;
    if (const auto failure = prove(options, setting)) {
        return fail(*failure);
    }
    const auto coder = open_coder(options);
    if (!coder) {
        return fail({exit_unusable, coder.error().where + ": " + coder.error().detail});
    }
    Output output(options.out);
    if (!output.is_open()) {
        return fail({exit_unusable, options.out + ": cannot be written"});
    }
    Format format = output.is_terminal() ? Format::table : Format::ndjson;
    if (!options.to.empty()) {
        format = options.to == "csv"     ? Format::csv
                 : options.to == "table" ? Format::table
                                         : Format::ndjson;
    }
    const TableOptions table = table_options(options, output);
    const CodeRun run(**coder, setting, format, table);
    if (format == Format::csv) {
        output.write(csv_header());
    }
    Inputs inputs(options.inputs, setting);
    Progress progress("code", options, inputs, output);
    Sum sum;
    run_ordered<Input, Answer>(
        options.jobs, [&] { return stopped() ? std::nullopt : inputs.next(); },
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
    if (!options.quiet) {
        say(last_line(sum));
    }
    if (const auto failure = output.failure()) {
        return fail(*failure);
    }
    return sum.failed > 0 ? exit_some_failed : exit_done;
}

}  // namespace

void add_code(CLI::App& program, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("code", "Event records, in the order of the input");
    add_input_options(*command, *options);
    command
        ->add_option("--to", options->to,
                     "What to write; without it a table on a terminal, else ndjson")
        ->check(CLI::IsMember({"ndjson", "csv", "table"}));
    add_jobs_option(*command, *options);
    add_output_options(*command, *options);
    add_terminal_options(*command, *options);
    add_tables_option(*command, *options);
    add_places_options(*command, *options);
    command->footer(
        "Examples:\n"
        "  khabar code --published 2020-05-26 --to table page.html\n"
        "  khabar code https://example.org/news/1\n"
        "  khabar code --from ndjson --jobs 2 - <articles.ndjson >events.ndjson\n\n"
        "The last line on stderr says what was read, coded and dropped, and why; -q leaves it "
        "out.");
    command->callback([options, &status] { status = run_code(*options); });
}

}  // namespace khabar::cli
