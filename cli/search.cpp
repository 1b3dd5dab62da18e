// khabar search: the events of a store that a query asks for, a page at a time.
#include <memory>
#include <string>

#include <fmt/format.h>

#include "common.h"
#include "khabar/export/card.h"
#include "khabar/export/writer.h"
#include "store_options.h"

namespace khabar::cli {

namespace {

struct SearchOptions {
    Options common;
    StoreOptions store;
    QueryOptions query;
};

void write_cards(std::string& out, const store::Found& found, const TableOptions& table,
                 const TableFile& tables) {
    std::size_t number = 0;
    for (const record::KeptEvent& event : found.events) {
        append_card(out, event, ++number, table, tables);
        out += "\n";
    }
}

void write_lines(std::string& out, const store::Found& found) {
    const auto writer = exports::make_writer(exports::Format::ndjson, {});
    writer->begin(out);
    for (const record::KeptEvent& event : found.events) {
        writer->add(out, event);
    }
    writer->end(out);
}

int run_search(const SearchOptions& options) {
    const auto tables = open_tables(options.common.tables);
    if (!tables) {
        return fail(failure_of(tables.error()));
    }
    store::Query query;
    if (const auto failure = read_query(options.query, **tables, query)) {
        return fail(*failure);
    }
    std::unique_ptr<store::Store> store;
    if (const auto failure = open_store_of(options.store, store)) {
        return fail(*failure);
    }
    const auto found = store->find(query);
    if (!found) {
        return fail(failure_of(found.error()));
    }
    Output output(options.common.out);
    if (!output.is_open()) {
        return fail({exit_unusable, options.common.out + ": cannot be written"});
    }
    const bool table =
        options.common.to.empty() ? output.is_terminal() : options.common.to == "table";
    std::string out;
    if (table) {
        write_cards(out, *found, table_options(options.common, output), **tables);
    } else {
        write_lines(out, *found);
    }
    output.write(out);
    if (!options.common.quiet) {
        std::string line = "khabar search: " + counted(found->events.size(), "event");
        line += found->next.empty() ? "" : "; there are more: --after " + found->next;
        say(line);
    }
    if (const auto failure = output.finish()) {
        return fail(*failure);
    }
    return exit_done;
}

}  // namespace

void add_search(CLI::App& program, int& status) {
    auto options = std::make_shared<SearchOptions>();
    CLI::App* command = program.add_subcommand("search", "The events of a store that fit");
    add_store_option(*command, options->store);
    add_query_options(*command, options->query);
    command
        ->add_option("--to", options->common.to,
                     "What to write; without it a table on a terminal, else ndjson")
        ->check(CLI::IsMember({"ndjson", "table"}));
    add_output_options(*command, options->common);
    add_terminal_options(*command, options->common);
    add_tables_option(*command, options->common);
    command->footer(
        "Examples:\n"
        "  khabar search --store news.db --type ASSAULT --country SDN --since 2023-04 khartoum\n"
        "  khabar search --store news.db --status denied --source Reuters\n"
        "  khabar search --store news.db --number killed:10.. --near 15.6,32.5,50 --tellings 2\n\n"
        "Words are found in either script's spelling, with or without the particles that are\n"
        "written with them. A word behind -- that begins with - must not be there.");
    command->callback([options, &status] { status = run_search(*options); });
}

}  // namespace khabar::cli
