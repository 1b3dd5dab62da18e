// khabar merge, khabar split: what a person decides of stories.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common.h"
#include "khabar/keeping/decide.h"
#include "store_options.h"

namespace khabar::cli {

namespace {

struct DecideOptions {
    StoreOptions store;
    std::vector<std::string> ids;
    bool quiet = false;
};

int keep(store::Store& store, std::vector<story::Decision> decisions,
         const DecideOptions& options) {
    std::string by;
    std::string when;
    if (const auto failure = sign(options.store, by, when)) {
        return fail(*failure);
    }
    for (story::Decision& decision : decisions) {
        decision.by = by;
        decision.when = when;
    }
    if (const auto error = store.decide(decisions)) {
        return fail(failure_of(*error));
    }
    if (!options.quiet) {
        const auto members = keeping::members_of(store, options.ids.front());
        if (!members) {
            return fail(failure_of(members.error()));
        }
        say("khabar: the story of " + options.ids.front() + " now has " +
            counted(members->size(), "telling"));
    }
    return exit_done;
}

/// The stories named become one, whatever kept them apart.
int run_merge(const DecideOptions& options) {
    std::unique_ptr<store::Store> store;
    if (auto failure = open_store_of(options.store, store)) {
        return fail(*failure);
    }
    auto decided = keeping::to_merge(*store, options.ids);
    if (!decided) {
        return fail(failure_of(decided.error()));
    }
    if (!decided->missing.empty()) {
        return fail({exit_not_found, decided->missing + ": no such event or story"});
    }
    return keep(*store, std::move(decided->decisions), options);
}

/// The events named leave their story, together; what stays is kept apart from each.
int run_split(const DecideOptions& options) {
    std::unique_ptr<store::Store> store;
    if (auto failure = open_store_of(options.store, store)) {
        return fail(*failure);
    }
    const std::string& story = options.ids.front();
    const std::vector<std::string> leaving(options.ids.begin() + 1, options.ids.end());
    auto decided = keeping::to_split(*store, story, leaving);
    if (!decided) {
        return fail(failure_of(decided.error()));
    }
    if (!decided->missing.empty()) {
        return fail({exit_not_found, decided->missing == story
                                         ? story + ": no such event or story"
                                         : decided->missing + ": not in the story of " + story});
    }
    return keep(*store, std::move(decided->decisions), options);
}

CLI::App* add_command(CLI::App& program, const std::string& name, const std::string& title,
                      DecideOptions& options, const std::string& takes, int least) {
    CLI::App* command = program.add_subcommand(name, title);
    command->add_option(takes, options.ids)->required()->expected(least, 1000);
    add_store_option(*command, options.store);
    add_by_option(*command, options.store);
    command->add_flag("-q,--quiet", options.quiet, "No last line on stderr");
    return command;
}

}  // namespace

void add_merge(CLI::App& program, int& status) {
    auto options = std::make_shared<DecideOptions>();
    CLI::App* command =
        add_command(program, "merge", "Say that stories are one happening", *options, "STORY", 2);
    command->footer(
        "Example:\n"
        "  khabar merge --store news.db 3f2a...e1 9bc0...77\n\n"
        "A story is named by any of its events. The decision stays when more reports come.");
    command->callback([options, &status] { status = run_merge(*options); });
}

void add_split(CLI::App& program, int& status) {
    auto options = std::make_shared<DecideOptions>();
    CLI::App* command =
        add_command(program, "split", "Say that events are another happening than their story",
                    *options, "STORY EVENT", 2);
    command->footer(
        "Example:\n"
        "  khabar split --store news.db 3f2a...e1 9bc0...77\n\n"
        "First the story, by any event that stays in it; then the events that leave it, together.\n"
        "The decision stays when more reports come.");
    command->callback([options, &status] { status = run_split(*options); });
}

}  // namespace khabar::cli
