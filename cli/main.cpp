#include <exception>
#include <new>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "common.h"
#include "stop.h"

int main(int count, char** words) {
    namespace cli = khabar::cli;
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
            "khabar COMMAND --help tells more.");
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
        try {
            program.parse(count, words);
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
