// khabar eval: scores from gold and records (docs/stages/evaluation.md).
#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common.h"
#include "khabar/evaluation/code_gold.h"
#include "khabar/evaluation/fit.h"
#include "khabar/evaluation/gold.h"
#include "khabar/evaluation/read_telling.h"
#include "khabar/evaluation/score.h"
#include "khabar/evaluation/table.h"
#include "khabar/export/terminal.h"
#include "khabar/record/json_line.h"
#include "stop.h"

namespace khabar::cli {

namespace {

namespace fs = std::filesystem;
using evaluation::Earlier;
using evaluation::Fault;
using evaluation::Gold;
using evaluation::Records;
using evaluation::Score;
using evaluation::TableFormat;
using evaluation::Text;

/// Gold below the folder of shared gold.
using SharedFiles = std::span<const std::string_view>;
constexpr std::array<std::string_view, 5> scored_files{
    "gold/events/articles.dev.json",
    "gold/events/articles_en.dev.json",
    "gold/events/gsr_detect.dev.jsonl",
    "gold/events/gsr_spans.dev.jsonl",
    "seed/gold.json",
};
/// What confidence is fitted to: it speaks of the first.
constexpr std::array<std::string_view, 2> fitted_files{
    "gold/events/articles.dev.json",
    "gold/events/gsr_detect.dev.jsonl",
};
constexpr std::size_t max_shown_words = 160;  // why: two lines of a terminal

struct EvalOptions {
    Options common;
    std::vector<std::string> gold;
    std::string records;
    std::string shared;
    std::string release;
    std::string fit;
    std::size_t show = 0;
    bool texts = false;
};

Failure failure_of(const Error& error) {
    return {exit_unusable, error.where + ": " + error.detail};
}

/// The checkout that is here, or that the program was built in.
std::vector<fs::path> checkouts() {
    std::vector<fs::path> places{"."};
    if (const std::optional<fs::path> program = program_folder()) {
        places.push_back(program->parent_path().parent_path());
    }
    std::erase_if(places, [](const fs::path& place) {
        std::error_code error;
        return !fs::exists(place / "lexicon/schema.tsv", error);
    });
    return places;
}

/// The gold that is asked for; without a word, what of `names` is there.
std::vector<fs::path> find_gold(const EvalOptions& options, SharedFiles names) {
    std::vector<fs::path> files(options.gold.begin(), options.gold.end());
    if (!files.empty()) {
        return files;
    }
    std::vector<fs::path> folders;
    if (!options.shared.empty()) {
        folders.emplace_back(options.shared);
    } else {
        for (const fs::path& checkout : checkouts()) {
            folders.push_back(checkout / "../shared");
        }
    }
    for (const fs::path& folder : folders) {
        for (const std::string_view name : names) {
            std::error_code error;
            if (fs::exists(folder / name, error)) {
                files.push_back(folder / name);
            }
        }
        if (!files.empty()) {
            break;
        }
    }
    return files;
}

/// Adds the whole articles of the checkout, in both languages.
void add_own_articles(std::vector<fs::path>& files) {
    for (const fs::path& checkout : checkouts()) {
        std::error_code error;
        if (!fs::is_directory(checkout / "tests/golden/articles", error)) {
            continue;
        }
        for (const std::string_view folder : {"articles", "articles_en"}) {
            files.push_back(checkout / "tests/golden" / folder);
        }
        return;
    }
}

/// By the numbers of a version, so that 0.10.0 stands above 0.9.0.
std::vector<unsigned long> version_of(const fs::path& file) {
    std::vector<unsigned long> numbers(1, 0);
    for (const char c : file.stem().string()) {
        if (c >= '0' && c <= '9') {
            numbers.back() = numbers.back() * 10 + static_cast<unsigned long>(c - '0');
        } else {
            numbers.push_back(0);
        }
    }
    return numbers;
}

/// The figures of the release asked for; else of the last one that bench/quality/ keeps; else none.
Expected<Earlier> open_earlier(const std::string& asked) {
    std::optional<fs::path> file;
    if (!asked.empty()) {
        file = asked;
    } else {
        for (const fs::path& checkout : checkouts()) {
            std::error_code error;
            for (const auto& entry : fs::directory_iterator(checkout / "bench/quality", error)) {
                if (entry.path().extension() == ".tsv" &&
                    (!file || version_of(*file) < version_of(entry.path()))) {
                    file = entry.path();
                }
            }
            if (file) {
                break;
            }
        }
    }
    if (!file) {
        return Earlier();
    }
    const auto content = evaluation::content_of(*file);
    return content ? Earlier::read(*content, file->string()) : Expected<Earlier>(content.error());
}

Expected<Records> code(const Gold& gold, const Coder& coder) {
    Records records;
    for (const Text* text : texts_of(gold)) {
        if (stopped()) {
            break;
        }
        if (auto error = code_text(*text, coder, records)) {
            return *error;
        }
    }
    return records;
}

Expected<Records> read(const Gold& gold, const std::string& file) {
    const auto content = evaluation::content_of(file);
    if (!content) {
        return content.error();
    }
    Records records;
    if (auto error = read_records(*content, file, texts_of(gold), records)) {
        return *error;
    }
    return records;
}

/// At most `limit` of the missed, and of those that are no events.
std::string shown(const Score& score, bool missed, std::size_t limit) {
    std::string out;
    std::size_t count = 0;
    for (const Fault& fault : score.faults) {
        if (fault.missed != missed || count++ >= limit) {
            continue;
        }
        std::string words = exports::printable(fault.sentence);
        if (words.size() > 2 * max_shown_words) {
            std::size_t end = 2 * max_shown_words;
            while ((static_cast<unsigned char>(words[end]) & 0xC0u) == 0x80u) {
                --end;
            }
            words.resize(end);
            words += "...";
        }
        out += fmt::format("{} {} {} {}{}\n    {}\n", missed ? "missed" : "extra ",
                           exports::printable(fault.document), fault.type, fault.status,
                           fault.trigger.empty()
                               ? ""
                               : " [" + exports::isolate(exports::printable(fault.trigger)) + "]",
                           exports::isolate(words));
    }
    if (count > limit) {
        out += fmt::format("{} {} of {} shown\n", missed ? "missed" : "extra ", limit, count);
    }
    return out;
}

TableFormat format_of(const std::string& name) {
    return name == "tsv" ? TableFormat::tsv : name == "md" ? TableFormat::md : TableFormat::table;
}

int no_gold(const EvalOptions& options) {
    const std::string folder = options.shared.empty() ? "../shared" : options.shared;
    return fail({exit_not_found,
                 fmt::format("no gold to score by: {0}/gold/events and {0}/seed are not there; "
                             "give --gold FILE, or --shared DIR",
                             folder)});
}

/// What the gold is scored by; a coder is opened where records are not given.
class Source {
public:
    explicit Source(const EvalOptions& options) : options_(options) {}

    Expected<Records> records(const Gold& gold) {
        if (!options_.records.empty()) {
            return read(gold, options_.records);
        }
        if (!coder_) {
            auto coder = open_coder(options_.common);
            if (!coder) {
                return coder.error();
            }
            coder_ = *std::move(coder);
        }
        return code(gold, *coder_);
    }

private:
    const EvalOptions& options_;
    std::unique_ptr<const Coder> coder_;
};

/// The texts of the gold as NDJSON, for a program that codes them.
int run_texts(const std::vector<fs::path>& files, const EvalOptions& options) {
    Output output(options.common.out);
    if (!output.is_open()) {
        return fail({exit_unusable, options.common.out + ": cannot be written"});
    }
    for (const fs::path& file : files) {
        const auto gold = evaluation::read_gold(file);
        if (!gold) {
            return fail(failure_of(gold.error()));
        }
        for (const Text* text : texts_of(*gold)) {
            record::JsonLine json;
            json.open_object();
            json.field("id", text->id);
            json.field_unless_empty("lang", text->language);
            json.field_unless_empty("published", text->published);
            json.field("text", text->text);
            json.close_object();
            output.write(std::string(json.line()) + "\n");
        }
    }
    const auto failure = output.finish();
    return failure ? fail(*failure) : exit_done;
}

/// Fits the points of confidence to the records of some gold.
int run_fit(const std::vector<fs::path>& files, const EvalOptions& options) {
    Source source(options);
    std::vector<evaluation::Sample> samples;
    std::vector<std::string> names;
    std::set<std::string> documents;
    for (const fs::path& file : files) {
        const auto gold = evaluation::read_gold(file);
        if (!gold) {
            return fail(failure_of(gold.error()));
        }
        const auto records = source.records(*gold);
        if (!records) {
            return fail(failure_of(records.error()));
        }
        const Score score = evaluation::score(*gold, *records);
        for (const evaluation::Verdict& verdict : score.verdicts) {
            const std::string document = gold->name + " " + std::string(verdict.document);
            if (names.empty()) {
                documents.insert(document);
            }
            samples.push_back({names.size(), document, verdict.record->features, verdict.right});
        }
        names.push_back(gold->name);
    }
    if (documents.size() < 2) {
        return fail({exit_wrong_use, "--fit: records of two documents or more are needed"});
    }
    if (names.size() > evaluation::max_golds) {
        return fail({exit_wrong_use,
                     fmt::format("--fit: at most {} files of gold", evaluation::max_golds)});
    }
    const evaluation::Fit fitted = evaluation::fit_confidence(samples);
    Output sheet(options.fit);
    if (!sheet.is_open()) {
        return fail({exit_unusable, options.fit + ": cannot be written"});
    }
    sheet.write(confidence_sheet(fitted, names));
    Output output(options.common.out);
    if (!output.is_open()) {
        return fail({exit_unusable, options.common.out + ": cannot be written"});
    }
    output.write(calibration(fitted, samples, names));
    for (const Output* out : {&sheet, &output}) {
        if (const auto failure = out->failure()) {
            return fail(*failure);
        }
    }
    return exit_done;
}

int run_eval(const EvalOptions& options) {
    const bool fitting = !options.fit.empty();
    std::vector<fs::path> files =
        find_gold(options, fitting ? SharedFiles(fitted_files) : SharedFiles(scored_files));
    if (files.empty()) {
        return no_gold(options);
    }
    if (fitting && !options.records.empty()) {
        return fail({exit_wrong_use, "--fit codes: what holds of a record is not in --records"});
    }
    if (fitting) {
        if (options.gold.empty()) {
            add_own_articles(files);
        }
        return run_fit(files, options);
    }
    if (options.texts) {
        return run_texts(files, options);
    }
    if (!options.records.empty() && files.size() != 1) {
        return fail({exit_wrong_use, "--records goes with one --gold FILE"});
    }
    const auto earlier = open_earlier(options.release);
    if (!earlier) {
        return fail(failure_of(earlier.error()));
    }
    Output output(options.common.out);
    if (!output.is_open()) {
        return fail({exit_unusable, options.common.out + ": cannot be written"});
    }
    Source source(options);
    std::vector<Score> scores;
    std::string faults;
    std::size_t failed = 0;
    for (const fs::path& file : files) {
        const auto gold = evaluation::read_gold(file);
        if (!gold) {
            return fail(failure_of(gold.error()));
        }
        const auto records = source.records(*gold);
        if (!records) {
            return fail(failure_of(records.error()));
        }
        if (stopped()) {
            return exit_stopped;
        }
        failed += records->errors;
        scores.push_back(evaluation::score(*gold, *records));
        faults +=
            shown(scores.back(), true, options.show) + shown(scores.back(), false, options.show);
        scores.back().verdicts.clear();  // they point into what ends here
    }
    output.write(write_scores(scores, *earlier, format_of(options.common.to)));
    if (options.show > 0) {
        output.write("\n" + faults);
    }
    if (failed > 0) {
        say(fmt::format("khabar eval: {} could not be read, and count as without events",
                        counted(failed, "document")));
    }
    if (const auto failure = output.finish()) {
        return fail(*failure);
    }
    return failed > 0 ? exit_some_failed : exit_done;
}

}  // namespace

void add_eval(CLI::App& program, int& status) {
    auto options = std::make_shared<EvalOptions>();
    CLI::App* command = program.add_subcommand("eval", "Scores from gold and records");
    command
        ->add_option("--gold", options->gold,
                     "What people found: a JSON list or NDJSON, a .case article, or a folder of "
                     "these; without it the files of issue 7 in ../shared")
        ->type_name("FILE|DIR")
        ->check(CLI::ExistingPath);
    command
        ->add_option("--records", options->records,
                     "Score these records, NDJSON, instead of coding the texts of the gold")
        ->type_name("FILE")
        ->check(CLI::ExistingFile);
    command
        ->add_option("--show", options->show,
                     "Show this many events that were missed, and that many that are none")
        ->type_name("N");
    command
        ->add_option(
            "--fit", options->fit,
            "Fit the points of confidence to the gold, write their sheet, and tell how far "
            "they can be trusted; confidence speaks of the first gold")
        ->type_name("FILE");
    command->add_flag(
        "--texts", options->texts,
        "Write the texts of the gold as NDJSON, for any program to code, and no scores");
    command->add_option("--to", options->common.to, "How to write the tables")
        ->check(CLI::IsMember({"table", "tsv", "md"}))
        ->default_str("table");
    command
        ->add_option("--release", options->release,
                     "Figures to stand beside, as --to tsv wrote them; without it those of the "
                     "last release in bench/quality")
        ->type_name("FILE")
        ->check(CLI::ExistingFile);
    command
        ->add_option("--shared", options->shared,
                     "The folder of shared gold; without it ../shared of the checkout")
        ->type_name("DIR")
        ->check(CLI::ExistingDirectory);
    add_output_options(*command, options->common);
    add_tables_option(*command, options->common);
    add_places_options(*command, options->common);
    command->footer(
        "Examples:\n"
        "  khabar eval\n"
        "  khabar eval --gold tests/golden/articles --show 5\n"
        "  khabar eval --gold gold.json --texts | khabar code --from ndjson - >records.ndjson\n"
        "  khabar eval --gold gold.json --records records.ndjson --to tsv\n"
        "  khabar eval --fit lexicon/events/confidence.tsv\n\n"
        "docs/stages/evaluation.md tells what the figures are.");
    command->callback([options, &status] { status = run_eval(*options); });
}

}  // namespace khabar::cli
