// khabar show: one happening as its reports tell it, or what one document tells.
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common.h"
#include "khabar/export/card.h"
#include "khabar/export/terminal.h"
#include "khabar/export/writer.h"
#include "khabar/keeping/decide.h"
#include "khabar/story/story.h"
#include "store_options.h"

namespace khabar::cli {

namespace {

using exports::isolate;

struct ShowOptions {
    Options common;
    StoreOptions store;
    std::string id;
};

/// Everything that a page for people needs.
struct View {
    const TableOptions& table;
    const TableFile& tables;
    exports::Paint paint;
};

/// What ids of actors and places are called in the reader's language; of_text: in that of the first
/// telling.
class Names {
public:
    Names(const std::vector<record::KeptEvent>& events, NameLanguage names)
        : english_(names == NameLanguage::english ||
                   (names == NameLanguage::of_text && !events.empty() &&
                    events.front().record.document.language == code(LanguageId::english))) {
        for (const record::KeptEvent& event : events) {
            add(event.record.actors);
            add(event.record.recipients);
            for (const record::Place& place : event.record.places) {
                add(place.where);
            }
        }
    }

    [[nodiscard]] std::string of(const std::string& value) const {
        const auto known = names_.find(value);
        return isolate(known == names_.end() ? value : known->second);
    }

private:
    void add(const std::vector<record::Entity>& entities) {
        for (const record::Entity& entity : entities) {
            add(entity.who);
        }
    }
    void add(const record::Identity& who) {
        const std::string& name = english_ ? who.name.en : who.name.ar;
        if (!who.id.empty() && !name.empty()) {
            names_.emplace(who.id, name);
        }
    }

    bool english_;
    std::map<std::string, std::string> names_;
};

std::string voice_text(const story::Voice& voice) {
    std::string text = isolate(voice.publisher);
    if (!voice.said_by.empty()) {
        text += " > " + isolate(voice.said_by);
    }
    return voice.status == "reported" ? text : text + " (" + voice.status + ")";
}

/// "killed *   10  The Post; 14  The Times > hospital".
void append_field(std::string& out, const story::Field& field, const Names& names,
                  const View& view) {
    std::string label = "   " + field.name;
    label.resize(std::max<std::size_t>(label.size() + 1, 14), ' ');
    bool first = true;
    for (const story::Told& told : field.told) {
        std::string voices;
        for (const story::Voice& voice : told.voices) {
            voices += (voices.empty() ? "" : "; ") + voice_text(voice);
        }
        const std::string value = names.of(told.value);
        out += view.paint.dim(first ? label : std::string(label.size(), ' '));
        out += field.differs ? view.paint.yellow(value) : value;
        out += "  " + view.paint.dim(voices) + "\n";
        first = false;
    }
}

std::string for_people(const store::Store::StoryMembers& members, const View& view) {
    const story::Story story = keeping::told_story(members);
    std::string out = view.paint.bold("story " + story.id) + "\n";
    out += view.paint.dim(counted(story.events.size(), "telling") + ", " +
                          counted(story.sources.size(), "source") +
                          (story.sources.size() == 1 ? "" : " that do not repeat each other")) +
           "\n\n";
    const Names names(members.events, view.table.names);
    for (const story::Field& field : story.fields) {
        append_field(out, field, names, view);
    }
    out += "\n";
    std::size_t number = 0;
    for (const record::KeptEvent& event : members.events) {
        record::KeptEvent alone = event;
        alone.tellings = 1;  // the story stands above
        append_card(out, alone, ++number, view.table, view.tables);
        out += "\n";
    }
    return out;
}

std::string for_programs(const store::Store::StoryMembers& members) {
    return story::write_story(keeping::told_story(members)) + "\n";
}

std::string document_for_people(const store::KeptText& text,
                                const std::vector<record::KeptEvent>& events, const View& view) {
    std::string out;
    append_heading(out, text.facts, events.size(), view.table);
    std::size_t number = 0;
    for (const record::KeptEvent& event : events) {
        out += "\n";
        append_card(out, event, ++number, view.table, view.tables);
    }
    return out;
}

std::string lines_of(const std::vector<record::KeptEvent>& events) {
    const auto writer = exports::make_writer(exports::Format::ndjson, {});
    std::string out;
    writer->begin(out);
    for (const record::KeptEvent& event : events) {
        writer->add(out, event);
    }
    writer->end(out);
    return out;
}

/// What is shown; nothing where no event and no document has the id.
Expected<std::optional<std::string>> text_for(store::Store& store, const std::string& id,
                                              bool people, const View& view) {
    const auto story = store.story(id);
    if (!story) {
        return story.error();
    }
    if (!story->events.empty()) {
        return std::optional(people ? for_people(*story, view) : for_programs(*story));
    }
    const auto document = store.document(id);
    if (!document) {
        return document.error();
    }
    if (!*document) {
        return std::optional<std::string>();
    }
    const auto events = store.events_of(id);
    if (!events) {
        return events.error();
    }
    return std::optional(people ? document_for_people(**document, *events, view)
                                : lines_of(*events));
}

int run_show(const ShowOptions& options) {
    const auto tables = open_tables(options.common.tables);
    if (!tables) {
        return fail(failure_of(tables.error()));
    }
    std::unique_ptr<store::Store> store;
    if (const auto failure = open_store_of(options.store, store)) {
        return fail(*failure);
    }
    Output output(options.common.out);
    if (!output.is_open()) {
        return fail({exit_unusable, options.common.out + ": cannot be written"});
    }
    const TableOptions table = table_options(options.common, output);
    const View view{table, **tables, exports::Paint(table.color)};
    const bool people =
        options.common.to.empty() ? output.is_terminal() : options.common.to == "table";
    const auto text = text_for(*store, options.id, people, view);
    if (!text) {
        return fail(failure_of(text.error()));
    }
    if (!*text) {
        return fail({exit_not_found, options.id + ": no such event, story or document"});
    }
    output.write(**text);
    if (const auto failure = output.finish()) {
        return fail(*failure);
    }
    return exit_done;
}

}  // namespace

void add_show(CLI::App& program, int& status) {
    auto options = std::make_shared<ShowOptions>();
    CLI::App* command =
        program.add_subcommand("show", "One happening as its reports tell it, or one document");
    command->add_option("ID", options->id, "Of an event, a story or a document")->required();
    add_store_option(*command, options->store);
    command
        ->add_option("--to", options->common.to,
                     "What to write; without it a table on a terminal, else ndjson")
        ->check(CLI::IsMember({"ndjson", "table"}));
    add_output_options(*command, options->common);
    add_terminal_options(*command, options->common);
    add_tables_option(*command, options->common);
    command->footer(
        "Example:\n"
        "  khabar show --store news.db 3f2a...e1\n\n"
        "Of an event its whole story is shown: who says what of each field, where the tellings\n"
        "differ, and which of them repeat each other.");
    command->callback([options, &status] { status = run_show(*options); });
}

}  // namespace khabar::cli
