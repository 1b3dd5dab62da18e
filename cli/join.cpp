// khabar merge, khabar split: what a person decides of stories.
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common.h"
#include "store_options.h"

namespace khabar::cli {

namespace {

struct DecideOptions {
    StoreOptions store;
    std::vector<std::string> ids;
    bool quiet = false;
};

/// The events of the story that `id` stands in; none: there is no such event.
Expected<std::vector<std::string>> members_of(store::Store& store, const std::string& id) {
    const auto members = store.story(id);
    if (!members) {
        return members.error();
    }
    std::vector<std::string> ids;
    for (const record::KeptEvent& event : members->events) {
        ids.push_back(event.record.id);
    }
    return ids;
}

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
        const auto members = members_of(store, options.ids.front());
        if (!members) {
            return fail(failure_of(members.error()));
        }
        say("khabar: the story of " + options.ids.front() + " now has " +
            counted(members->size(), "telling"));
    }
    return exit_done;
}

/// What keeps members of different stories apart, turned round.
Expected<std::vector<story::Decision>> reconciled(
    store::Store& store, const std::vector<std::vector<std::string>>& stories) {
    auto all = store.decisions();
    if (!all) {
        return all.error();
    }
    const auto story_of = [&stories](const std::string& id) {
        std::size_t at = 0;
        while (at < stories.size() &&
               std::find(stories[at].begin(), stories[at].end(), id) == stories[at].end()) {
            ++at;
        }
        return at;
    };
    std::vector<story::Decision> out;
    for (story::Decision& decision : *all) {
        const std::size_t a = story_of(decision.a);
        const std::size_t b = story_of(decision.b);
        if (!decision.together && a != b && a < stories.size() && b < stories.size()) {
            decision.together = true;
            out.push_back(std::move(decision));
        }
    }
    return out;
}

/// The stories named become one, whatever kept them apart.
int run_merge(const DecideOptions& options) {
    std::unique_ptr<store::Store> store;
    if (auto failure = open_store_of(options.store, store)) {
        return fail(*failure);
    }
    std::vector<std::vector<std::string>> stories;
    std::vector<story::Decision> decisions;
    for (const std::string& id : options.ids) {
        auto members = members_of(*store, id);
        if (!members) {
            return fail(failure_of(members.error()));
        }
        if (members->empty()) {
            return fail({exit_not_found, id + ": no such event or story"});
        }
        if (id != options.ids.front()) {
            decisions.push_back({options.ids.front(), id, true, {}, {}});
        }
        stories.push_back(*std::move(members));
    }
    auto more = reconciled(*store, stories);
    if (!more) {
        return fail(failure_of(more.error()));
    }
    std::move(more->begin(), more->end(), std::back_inserter(decisions));
    return keep(*store, std::move(decisions), options);
}

/// The events named leave their story, together; what stays is kept apart from each.
int run_split(const DecideOptions& options) {
    std::unique_ptr<store::Store> store;
    if (auto failure = open_store_of(options.store, store)) {
        return fail(*failure);
    }
    const std::string& story = options.ids.front();
    const auto members = members_of(*store, story);
    if (!members) {
        return fail(failure_of(members.error()));
    }
    if (members->empty()) {
        return fail({exit_not_found, story + ": no such event or story"});
    }
    const std::vector<std::string> leaving(options.ids.begin() + 1, options.ids.end());
    std::vector<story::Decision> decisions;
    for (const std::string& id : leaving) {
        if (std::find(members->begin(), members->end(), id) == members->end()) {
            return fail({exit_not_found, id + ": not in the story of " + story});
        }
        if (id != leaving.front()) {
            decisions.push_back({leaving.front(), id, true, {}, {}});
        }
        for (const std::string& member : *members) {
            if (std::find(leaving.begin(), leaving.end(), member) == leaving.end()) {
                decisions.push_back({id, member, false, {}, {}});
            }
        }
    }
    return keep(*store, std::move(decisions), options);
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
