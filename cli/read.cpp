#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <rapidjson/document.h>

#include "common.h"
#include "khabar/export/article.h"
#include "khabar/export/record.h"
#include "khabar/export/terminal.h"
#include "khabar/page/charset.h"
#include "khabar/page/read_page.h"
#include "khabar/page/read_text.h"
#include "ordered.h"
#include "progress.h"
#include "stop.h"

namespace khabar::cli {

namespace {

struct ReadOptions {
    Options common;
    std::string urls;
    bool explain = false;
};

using Addresses = std::map<std::string, std::string>;

/// {"id": "https://..."}: the addresses of pages in a folder, by id.
std::optional<Failure> read_addresses(const std::string& file, Addresses& addresses) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        return Failure{exit_not_found, "--urls " + file + ": no such file"};
    }
    const std::string json((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    rapidjson::Document map;
    // Iterative: nesting costs no stack.
    map.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
    if (map.HasParseError() || !map.IsObject()) {
        return Failure{exit_wrong_use, "--urls " + file + ": no JSON object of addresses by id"};
    }
    for (const auto& member : std::as_const(map).GetObject()) {
        if (member.value.IsString()) {
            addresses[{member.name.GetString(), member.name.GetStringLength()}] = {
                member.value.GetString(), member.value.GetStringLength()};
        }
    }
    return std::nullopt;
}

struct Answer {
    std::string out;
    std::string note;
    bool failed = false;
};

Answer failed(const std::string& id, const Error& error, bool ndjson) {
    if (ndjson) {
        return {error_record(id, error) + "\n", "", true};
    }
    return {"", fmt::format("{}: {}: {}", id, name(error.code), error.detail), true};
}

/// Each block with what became of it: "+" kept, "-" dropped.
std::string explain_blocks(const std::string& id, const Page& page, const TableFile& tables) {
    std::vector<BlockNote> notes;
    if (page.kind == InputKind::html) {
        notes = explain_page(page.bytes, page.origin, tables, page.charset);
    } else if (page.kind == InputKind::text) {
        const auto decoded = page::decode_text(page.bytes, page.charset);
        if (decoded) {
            notes = explain_text(decoded->text, tables);
        }
    } else {
        notes = explain_text(page.bytes, tables);
    }
    std::string out = exports::printable(id) + "\n";
    for (const BlockNote& note : notes) {
        out +=
            fmt::format("{} {:<9} {:>5}  {}  [{}]\n", note.kept ? '+' : '-', note.kind, note.score,
                        exports::isolate(note.text), exports::printable(note.reason));
        if (!note.parts.empty()) {
            out += "   ";
            for (const page::ScorePart& part : note.parts) {
                out += fmt::format(" {} {:+};", part.name, part.score);
            }
            out += '\n';
        }
    }
    return out;
}

Answer read(Input input, const Setting& setting, const TableFile& tables,
            const Addresses& addresses, bool ndjson, bool explain) {
    const std::string id = failed_id(input);
    if (!input.page) {
        return failed(id, input.page.error(), ndjson);
    }
    if (const auto address = addresses.find(id); address != addresses.end()) {
        input.page->origin.url = address->second;
    }
    Answer answer;
    if (explain) {
        answer.out = explain_blocks(id, *input.page, tables);
        return answer;
    }
    const Expected<Document> document = read_document(*std::move(input.page), setting, tables);
    if (!document) {
        return failed(id, document.error(), ndjson);
    }
    answer.out = ndjson ? article_record(*document) + "\n" : article_text(*document);
    answer.note = fmt::format("{}: {}, {}", document_id(*document),
                              counted(document->blocks().size(), "block"),
                              counted(document->text().size(), "byte"));
    return answer;
}

int run_read(const ReadOptions& options) {
    const Options& common = options.common;
    Setting setting;
    if (const auto failure = prove(common, setting)) {
        return fail(*failure);
    }
    Addresses addresses;
    if (!options.urls.empty()) {
        if (const auto failure = read_addresses(options.urls, addresses)) {
            return fail(*failure);
        }
    }
    const auto tables = open_tables(common.tables);
    if (!tables) {
        return fail({exit_unusable, tables.error().where + ": " + tables.error().detail});
    }
    Output output(common.out);
    if (!output.is_open()) {
        return fail(*output.failure());
    }
    const bool ndjson = common.to.empty() ? !output.is_terminal() : common.to == "ndjson";
    Inputs inputs(common.inputs, setting);
    Progress progress("read", common, inputs, output);
    std::uint64_t documents = 0;
    std::uint64_t failures = 0;
    run_ordered<Input, Answer>(
        common.jobs, bytes_of, [&] { return stopped() ? std::nullopt : inputs.next(); },
        [&](Input input) {
            return read(std::move(input), setting, **tables, addresses, ndjson, options.explain);
        },
        [&](const Answer& answer) {
            const bool first = documents + failures == 0;
            ++(answer.failed ? failures : documents);
            if (!answer.note.empty() && (common.verbose || answer.failed)) {
                progress.say("khabar read: " + answer.note);
            }
            const bool gap = !ndjson && !first;  // an empty line between two articles
            const bool going =
                answer.out.empty() || progress.write(gap ? "\n" + answer.out : answer.out);
            progress.count(answer.failed);
            return going && !stopped();
        });
    progress.clear();
    if (common.verbose && !common.quiet) {
        say(fmt::format("khabar read: {}; {}", counted(documents, "document"),
                        counted(failures, "error")) +
            told(inputs.passed_over()));
    }
    if (const auto failure = output.finish()) {
        return fail(*failure);
    }
    return failures > 0 ? exit_some_failed : exit_done;
}

}  // namespace

void add_read(CLI::App& program, int& status) {
    auto options = std::make_shared<ReadOptions>();
    CLI::App* command = program.add_subcommand("read", "The article of a page: what is coded");
    add_input_options(*command, options->common);
    command
        ->add_option("--to", options->common.to,
                     "What to write; without it text on a terminal, else ndjson")
        ->check(CLI::IsMember({"ndjson", "text"}));
    command
        ->add_option("--urls", options->urls,
                     "A JSON object that gives the pages' addresses by their ids")
        ->type_name("MAP.json");
    command->add_flag("--explain", options->explain,
                      "Show each block of the page, kept or dropped, and why");
    add_jobs_option(*command, options->common);
    add_output_options(*command, options->common);
    add_tables_option(*command, options->common);
    command->footer(
        "Examples:\n"
        "  khabar read --to text page.html\n"
        "  khabar read https://example.org/news/1 saved.html pages/\n"
        "  khabar read --urls addresses.json -o articles.ndjson pages/");
    command->callback([options, &status] { status = run_read(*options); });
}

}  // namespace khabar::cli
