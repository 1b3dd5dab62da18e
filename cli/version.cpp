#include <memory>
#include <string>

#include <fmt/format.h>

#include "common.h"
#include "khabar/core/hash.h"
#include "khabar/record/json_line.h"

#ifndef KHABAR_COMMIT
#define KHABAR_COMMIT ""
#endif

namespace khabar::cli {

namespace {

struct VersionOptions {
    std::string tables;
    bool json = false;
};

int run_version(const VersionOptions& options) {
    const auto tables = open_tables(options.tables);
    const std::string commit = KHABAR_COMMIT;
    const std::string lexicon = tables ? to_hex((*tables)->lexicon_hash()) : std::string();
    Output output("-");
    std::string text;
    if (options.json) {
        record::JsonLine json;
        json.open_object();
        json.field("version", KHABAR_VERSION);
        json.field_unless_empty("commit", commit);
        json.field_unless_empty("lexicon", lexicon);
        json.key("languages");
        json.open_list();
        for (const LanguageId language : lexicon_languages) {
            json.text(code(language));
        }
        json.close_list();
        json.close_object();
        text = std::string(json.line()) + "\n";
    } else {
        text =
            fmt::format("khabar {}\ncommit    {}\nlexicon   {}\nlanguages ar en\n", KHABAR_VERSION,
                        commit.empty() ? "unknown" : commit, lexicon.empty() ? "none" : lexicon);
    }
    output.write(text);
    if (!tables) {
        say(fmt::format("khabar: {}: {}", tables.error().where, tables.error().detail));
    }
    const auto failure = output.failure();
    return failure ? fail(*failure) : exit_done;
}

}  // namespace

void add_version(CLI::App& program, int& status) {
    auto options = std::make_shared<VersionOptions>();
    CLI::App* command = program.add_subcommand("version", "Version, commit, lexicon and languages");
    command->add_flag("--json", options->json, "As one line of JSON");
    command->add_option("--tables", options->tables, "The compiled lexicon")->type_name("FILE");
    command->footer("Example:\n  khabar version --json");
    command->callback([options, &status] { status = run_version(*options); });
}

}  // namespace khabar::cli
