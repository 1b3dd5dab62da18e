#include <exception>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "common.h"
#include "stop.h"

namespace {

namespace cli = khabar::cli;

using Words = std::vector<const char*>;

/// The words as they are understood: "help code" is "code --help".
Words words_of(int count, char** words) {
    Words out(words, words + count);
    const auto is_help = [](const char* word) { return std::string_view(word) == "help"; };
    if (out.size() > 1 && is_help(out[1])) {
        std::erase_if(out, is_help);
        out.push_back("--help");
    }
    return out;
}

/// The first word that stands where a command must and is none.
std::optional<cli::Failure> unknown_command(CLI::App& program, const Words& words) {
    CLI::App* command = &program;
    std::string path;  // "lexicon " of "lexicon fnd"
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string word = words[i];
        if (command->get_require_subcommand_min() == 0 || word.starts_with('-')) {
            return std::nullopt;
        }
        const auto found = command->get_subcommands(
            [&word](const CLI::App* one) { return one->get_name() == word; });
        if (found.empty()) {
            return cli::Failure{cli::exit_wrong_use, "no such command: " + path + word +
                                                         " (khabar " + path + "--help lists them)"};
        }
        command = found.front();
        path += word + " ";
    }
    return std::nullopt;
}

}  // namespace

int main(int count, char** arguments) {
    cli::watch_signals();
    try {
        CLI::App program(
            "Reads news and gives the events that it tells, with the words that say so.");
        program.name("khabar");
        program.set_version_flag("--version", "khabar " KHABAR_VERSION);
        program.footer(
            "Example:\n"
            "  khabar code --to table page.html\n\n"
            "Exit status: 0 done, 1 some inputs failed (each has its error record), 2 wrong use,\n"
            "3 not found, 4 lexicon, store or output unusable, 130 stopped.\n"
            "khabar COMMAND --help, or khabar help COMMAND, tells more.");
        program.require_subcommand(1);
        program.get_formatter()->column_width(34);
        int status = cli::exit_done;
        cli::add_read(program, status);
        cli::add_code(program, status);
        cli::add_annotate(program, status);
        cli::add_explain(program, status);
        cli::add_add(program, status);
        cli::add_search(program, status);
        cli::add_show(program, status);
        cli::add_merge(program, status);
        cli::add_split(program, status);
        cli::add_review(program, status);
        cli::add_export(program, status);
        cli::add_import(program, status);
        cli::add_shards(program, status);
        cli::add_serve(program, status);
        cli::add_publish(program, status);
        cli::add_work(program, status);
        cli::add_watch(program, status);
        cli::add_letters(program, status);
        cli::add_lexicon(program, status);
        cli::add_gazetteer(program, status);
        cli::add_eval(program, status);
        cli::add_version(program, status);
        const Words words = words_of(count, arguments);
        if (const auto failure = unknown_command(program, words)) {
            return cli::fail(*failure);
        }
        try {
            program.parse(static_cast<int>(words.size()), words.data());
        } catch (const CLI::ParseError& error) {
            return program.exit(error) == 0 ? cli::exit_done : cli::exit_wrong_use;
        }
        return cli::stopped() ? cli::exit_stopped : status;
    } catch (const std::bad_alloc&) {
        return cli::fail({cli::exit_unusable, "out of memory"});
    } catch (const std::exception& error) {
        return cli::fail({cli::exit_unusable, error.what()});
    }
}
