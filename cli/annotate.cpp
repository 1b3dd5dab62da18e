#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "common.h"
#include "khabar/export/layers.h"
#include "khabar/export/record.h"
#include "ordered.h"
#include "stop.h"

namespace khabar::cli {

namespace {

struct Answer {
    std::string out;
    bool failed = false;
};

Answer annotate(Input input, const Coder& coder, const Setting& setting, Layer layer) {
    if (!input.page) {
        return {error_record(failed_id(input), input.page.error()) + "\n", true};
    }
    const std::string id = failed_id(input);
    const Expected<Document> document =
        read_document(*std::move(input.page), setting, coder.tables());
    if (!document) {
        return {error_record(id, document.error()) + "\n", true};
    }
    const Layers layers = coder.layers(*document);
    return {layer_record(layer, *document, layers, coder.tables()) + "\n"};
}

int run_annotate(const Options& options, const std::string& layer_name) {
    Setting setting;
    if (const auto failure = prove(options, setting)) {
        return fail(*failure);
    }
    const std::optional<Layer> wanted = layer(layer_name);
    if (!wanted) {
        return fail({exit_wrong_use, "--layer " + layer_name + ": no such layer"});
    }
    const auto coder = open_coder(options);
    if (!coder) {
        return fail({exit_unusable, coder.error().where + ": " + coder.error().detail});
    }
    Output output(options.out);
    if (!output.is_open()) {
        return fail(*output.failure());
    }
    Inputs inputs(options.inputs, setting);
    std::uint64_t documents = 0;
    std::uint64_t failures = 0;
    run_ordered<Input, Answer>(
        options.jobs, bytes_of, [&] { return stopped() ? std::nullopt : inputs.next(); },
        [&](Input input) { return annotate(std::move(input), **coder, setting, *wanted); },
        [&](const Answer& answer) {
            ++(answer.failed ? failures : documents);
            return output.write(answer.out) && !stopped();
        });
    if (options.verbose && !options.quiet) {
        say(fmt::format("khabar annotate: {}; {}", counted(documents, "document"),
                        counted(failures, "error")) +
            told(inputs.passed_over()));
    }
    if (const auto failure = output.finish()) {
        return fail(*failure);
    }
    return failures > 0 ? exit_some_failed : exit_done;
}

}  // namespace

void add_annotate(CLI::App& program, int& status) {
    struct Annotate {
        Options common;
        std::string layer;
    };
    auto options = std::make_shared<Annotate>();
    CLI::App* command = program.add_subcommand("annotate", "One layer, one line a document");
    command->add_option("--layer", options->layer, "What to show")
        ->check(CLI::IsMember({"words", "times", "quantities", "places", "actors", "clauses",
                               "frames", "candidates"}))
        ->required();
    add_input_options(*command, options->common);
    add_jobs_option(*command, options->common);
    add_output_options(*command, options->common);
    add_tables_option(*command, options->common);
    add_places_options(*command, options->common);
    command->footer(
        "Examples:\n"
        "  khabar annotate --layer places https://example.org/news/1\n"
        "  khabar annotate --layer times --from ndjson - <articles.ndjson");
    command->callback(
        [options, &status] { status = run_annotate(options->common, options->layer); });
}

}  // namespace khabar::cli
