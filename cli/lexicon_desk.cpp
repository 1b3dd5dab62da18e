#include "lexicon.h"

namespace khabar::cli {

Desk::Desk(const Options& options)
    : output(options.out),
      table(options.to == "table" || (options.to.empty() && output.is_terminal())),
      paint(table_options(options, output).color) {}

std::optional<Failure> open_desk(const Options& options, Desk& desk) {
    auto tables = open_tables(options.tables);
    if (!tables) {
        return Failure{exit_unusable, tables.error().where + ": " + tables.error().detail};
    }
    desk.tables = *std::move(tables);
    if (!desk.output.is_open()) {
        return Failure{exit_unusable, options.out + ": cannot be written"};
    }
    return std::nullopt;
}

std::string padded(std::string text, std::size_t width) {
    const std::size_t taken = exports::columns(text);
    return text.append(taken < width ? width - taken : 1, ' ');
}

CLI::App* add_lexicon_command(CLI::App& lexicon, LexiconOptions& options, const std::string& name,
                              const std::string& title, const std::string& what) {
    CLI::App* command = lexicon.add_subcommand(name, title);
    command->add_option("words", options.words, what)->type_name("WORD")->required();
    command->add_option("--to", options.common.to, "table or ndjson; table on a terminal")
        ->check(CLI::IsMember({"ndjson", "table"}));
    add_output_options(*command, options.common);
    add_tables_option(*command, options.common);
    return command;
}

}  // namespace khabar::cli
