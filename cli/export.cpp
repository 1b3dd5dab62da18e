// khabar export: all events that a query asks for, in the formats that people use.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common.h"
#include "khabar/export/brat.h"
#include "khabar/export/by_document.h"
#include "khabar/export/gold.h"
#include "khabar/export/identity.h"
#include "khabar/export/named_persons.h"
#include "khabar/export/writer.h"
#include "khabar/keeping/event_reader.h"
#include "status_line.h"
#include "stop.h"
#include "store_options.h"

namespace khabar::cli {

namespace {

using exports::Format;
using keeping::EventReader;
using record::KeptEvent;

struct ExportCommand {
    Options common;
    StoreOptions store;
    QueryOptions query;
    std::uint64_t limit = 0;  ///< 0: all
    std::string redact;
    bool strict_plover = false;
    bool corrected = false;
    bool hxl = false;
};

/// What an export stands on while it runs.
struct Desk {
    std::unique_ptr<const Coder> coder;
    std::unique_ptr<store::Store> store;
    store::Query query;
    std::uint64_t limit = 0;  ///< 0: all
    Format format = Format::ndjson;
    exports::ExportOptions options;
    exports::GoldCount gold;
    std::optional<Error> error;  ///< of the store, met by a callback
};

std::optional<Failure> open_desk(const ExportCommand& command, Desk& desk) {
    const auto format = exports::format(command.common.to);
    if (!format) {
        return Failure{exit_wrong_use, "no such format: " + command.common.to};
    }
    desk.format = *format;
    auto coder = open_coder(command.common);
    if (!coder) {
        return failure_of(coder.error());
    }
    desk.coder = *std::move(coder);
    if (auto failure = read_query(command.query, desk.coder->tables(), desk.query)) {
        return failure;
    }
    return open_store_of(command.store, desk.store);
}

void set_options(const ExportCommand& command, Desk& desk) {
    desk.limit = command.limit;
    exports::ExportOptions& options = desk.options;
    options.names = command.common.names == "ar" ? NameLanguage::arabic : NameLanguage::english;
    options.redact_persons = command.redact == "persons";
    options.strict_plover = command.strict_plover;
    options.corrected = command.corrected;
    options.hxl = command.hxl;
    if (options.redact_persons) {
        options.persons = exports::named_persons(*desk.coder);
    }
    options.country = [&desk](std::string_view code) {
        return std::string(country_name_en(code, desk.coder->tables()));
    };
    options.text = [&desk](std::string_view id) -> std::optional<std::string> {
        auto document = desk.store->document(id);
        if (!document) {
            desk.error = document.error();
            return std::nullopt;
        }
        return *document ? std::optional(std::move((**document).text)) : std::nullopt;
    };
}

/// Tells on a terminal how many events went out.
class Count {
public:
    explicit Count(bool quiet) : line_(quiet) {}
    void add() {
        ++done_;
        if (line_.due()) {
            line_.show("khabar export: " + counted(done_, "event"));
        }
    }
    void clear() { line_.clear(); }
    [[nodiscard]] std::uint64_t done() const { return done_; }

private:
    StatusLine line_;
    std::uint64_t done_ = 0;
};

/// Where an export ends. By document that is the end of a document: half of one would be gold in
/// which events are missing.
class Limit {
public:
    /// most: 0 for no limit.
    Limit(std::uint64_t most, EventReader::Order order)
        : most_(most), by_document_(order == EventReader::Order::by_document) {}

    /// Whether this event, which follows those before, still belongs to them.
    bool takes(const KeptEvent& event) {
        if (most_ == 0) {
            return true;
        }
        const std::string& document = exports::document_of(event);
        if (taken_ >= most_ && !(by_document_ && document == last_)) {
            return false;
        }
        last_ = document;
        ++taken_;
        return true;
    }

private:
    std::uint64_t most_;
    bool by_document_;
    std::uint64_t taken_ = 0;
    std::string last_;  ///< the document of the last event that was taken
};

/// Calls `take` with each event that the query asks for until it says false.
template <class Take>
std::optional<Error> each_event(Desk& desk, EventReader::Order order, Take take) {
    EventReader reader(*desk.store, desk.query, order, stopped);
    Limit limit(desk.limit, order);
    while (true) {
        const auto event = reader.next();
        if (!event) {
            return event.error();
        }
        if (!*event || !limit.takes(**event) || !take(**event)) {
            return std::nullopt;
        }
    }
}

/// Gold goes by document, all else in the order of the search.
std::optional<Error> stream(Desk& desk, Output& output, Count& count) {
    const auto writer = desk.format == Format::gold
                            ? exports::make_gold(desk.options, desk.gold)
                            : exports::make_writer(desk.format, desk.options);
    std::string out;
    writer->begin(out);
    const auto take = [&](const KeptEvent& event) {
        writer->add(out, event);
        count.add();
        const bool going = output.write(out);
        out.clear();
        return going;
    };
    auto error = each_event(desk,
                            desk.format == Format::gold ? EventReader::Order::by_document
                                                        : EventReader::Order::of_query,
                            take);
    if (!error) {
        writer->end(out);
        output.write(out);
    }
    return error ? error : desk.error;
}

int run_brat(Desk& desk, const ExportCommand& command, Count& count) {
    if (command.common.out == "-") {
        return fail({exit_wrong_use, "brat is a folder: give -o FOLDER"});
    }
    exports::BratFolder folder(command.common.out, desk.options);
    std::optional<Error> failed;
    auto error = each_event(desk, EventReader::Order::by_document, [&](const KeptEvent& event) {
        count.add();
        failed = folder.add(event);
        return !failed;
    });
    if (!failed && !error) {
        failed = folder.finish();
    }
    count.clear();
    for (const auto& one : {error, failed, desk.error}) {
        if (one) {
            return fail(failure_of(*one));
        }
    }
    return exit_done;
}

int run_stream(Desk& desk, const ExportCommand& command, Count& count) {
    Output output(command.common.out);
    if (!output.is_open()) {
        return fail(*output.failure());
    }
    const auto error = stream(desk, output, count);
    count.clear();
    if (error) {
        return fail(failure_of(*error));
    }
    if (const auto failure = output.finish()) {
        return fail(*failure);
    }
    return exit_done;
}

/// "0 of 3 documents written; 3 have events that nobody reviewed": what is left out is no fault,
/// but whoever sees an empty file wants to know why.
std::string gold_line(const exports::GoldCount& count) {
    const std::uint64_t all = count.written + count.unreviewed + count.textless + count.unplaced;
    std::string line = grouped(count.written) + " of " + counted(all, "document") + " written";
    const auto add = [&line](std::uint64_t documents, std::string_view why) {
        if (documents > 0) {
            line +=
                fmt::format("; {} {} {}", grouped(documents), documents == 1 ? "has" : "have", why);
        }
    };
    add(count.unreviewed, "events that nobody reviewed");
    add(count.textless, "no text in the store");
    add(count.unplaced, "events without a place in the text");
    return line;
}

int run_export(const ExportCommand& command) {
    Desk desk;
    if (const auto failure = open_desk(command, desk)) {
        return fail(*failure);
    }
    set_options(command, desk);
    Count count(command.common.quiet);
    const int status = desk.format == Format::brat ? run_brat(desk, command, count)
                                                   : run_stream(desk, command, count);
    if (status == exit_done && !command.common.quiet) {
        say("khabar export: " +
            (desk.format == Format::gold ? gold_line(desk.gold) : counted(count.done(), "event")));
    }
    return status;
}

/// Empty where it is none.
std::string wrong_limit(const std::string& text) {
    const bool number = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    return number && text.find_first_not_of('0') != std::string::npos ? ""
                                                                      : "takes 1 or a number above";
}

}  // namespace

void add_export(CLI::App& program, int& status) {
    auto options = std::make_shared<ExportCommand>();
    CLI::App* command =
        program.add_subcommand("export", "All events of a store that fit, in one format");
    add_store_option(*command, options->store);
    add_filter_options(*command, options->query);
    command
        ->add_option("--limit", options->limit,
                     "Only so many, the first in their order; gold and brat go on to the end of "
                     "the document; all unless told otherwise")
        ->type_name("N")
        ->check(wrong_limit)
        ->group("Which events");
    command->add_option("--to", options->common.to, "What to write")
        ->required()
        ->check(CLI::IsMember(
            {"ndjson", "csv", "geojson", "acled", "ged", "polecat", "annotation", "brat", "gold"}));
    command->add_option("--names", options->common.names, "Names in tables: ar or en")
        ->check(CLI::IsMember({"ar", "en"}));
    command->add_option("--redact", options->redact, "persons: their names go, offices stay")
        ->check(CLI::IsMember({"persons"}));
    command->add_flag("--strict-plover", options->strict_plover,
                      "PLOVER's codebook alone, without the house rules");
    command->add_flag("--corrected", options->corrected,
                      "What people said in reviews stands for the coder's answer");
    command->add_flag("--hxl", options->hxl, "A row of HXL tags under the header of a table");
    add_output_options(*command, options->common);
    add_tables_option(*command, options->common);
    add_places_options(*command, options->common);
    command->footer(
        "Examples:\n"
        "  khabar export --store news.db --to csv --country SDN --since 2023 >sudan.csv\n"
        "  khabar export --store news.db --to geojson --type PROTEST -o protests.geojson\n"
        "  khabar export --store news.db --to gold --lang ar >gold.json\n\n"
        "The filters are those of khabar search, and so are the events and their order; gold and\n"
        "brat go by document. gold has the documents in which people reviewed every event; the\n"
        "last line counts those that it leaves out.");
    command->callback([options, &status] { status = run_export(*options); });
}

}  // namespace khabar::cli
