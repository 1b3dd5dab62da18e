#include "store_options.h"

#include <cstdlib>
#include <filesystem>

#include "khabar/keeping/say.h"
#include "khabar/store/parties.h"

namespace khabar::cli {

namespace {

std::string from_environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread
    return value == nullptr ? std::string() : std::string(value);
}

void add_field(CLI::App& command, QueryOptions& options, const store::QueryField& field) {
    const std::string name(field.name);
    auto& [own_name, values] = options.fields.emplace_back(name, std::vector<std::string>());
    auto* option = command.add_option("--" + name, values, std::string(field.help))
                       ->type_name(std::string(field.takes))
                       ->group("Which events");
    // One value an option, so that words may follow it; a repeated one adds.
    option->allow_extra_args(false);
    if (!field.repeats) {
        option->expected(1);
    }
}

/// limit: also how many a page has.
void add_fields(CLI::App& command, QueryOptions& options, bool limit) {
    command.add_option("WORDS", options.words, "Words of the event; all must be there");
    // The options keep their addresses: the list does not grow after this.
    options.fields.reserve(store::query_fields().size());
    for (const store::QueryField& field : store::query_fields()) {
        if (limit || field.name != "limit") {
            add_field(command, options, field);
        }
    }
}

}  // namespace

std::string store_address(const StoreOptions& options) {
    return options.address.empty() ? from_environment("KHABAR_STORE") : options.address;
}

std::optional<std::filesystem::path> store_file(std::string_view address) {
    constexpr std::string_view prefix = "sqlite:";
    if (address.starts_with(prefix)) {
        return std::filesystem::path(address.substr(prefix.size()));
    }
    return address.find("://") == std::string_view::npos
               ? std::optional<std::filesystem::path>(address)
               : std::nullopt;
}

void add_store_option(CLI::App& command, StoreOptions& options) {
    command.add_option("--store", options.address,
                       "sqlite:FILE, a plain path, or postgresql://...; without it KHABAR_STORE");
}

void add_by_option(CLI::App& command, StoreOptions& options) {
    command.add_option("--by", options.by, "Who says so; without it USER");
}

std::optional<Failure> open_store_of(const StoreOptions& options, bool must_be,
                                     std::unique_ptr<store::Store>& store, store::Cache cache) {
    const std::string address = store_address(options);
    if (address.empty()) {
        return Failure{exit_wrong_use, "no store: give --store FILE, or set KHABAR_STORE"};
    }
    if (const auto file = store_file(address); must_be && file && !std::filesystem::exists(*file)) {
        return Failure{exit_not_found, file->string() + ": no such store"};
    }
    auto opened = store::open_store(address, cache);
    if (!opened) {
        return failure_of(opened.error());
    }
    store = *std::move(opened);
    return std::nullopt;
}

std::optional<Failure> open_store_of(const StoreOptions& options,
                                     std::unique_ptr<store::Store>& store) {
    return open_store_of(options, true, store);
}

std::optional<Failure> sign(const StoreOptions& options, std::string& by, std::string& when) {
    by = options.by.empty() ? from_environment("USER") : options.by;
    if (by.empty()) {
        return Failure{exit_wrong_use, "who says so? give --by NAME"};
    }
    when = keeping::time_stamp();
    return std::nullopt;
}

void add_filter_options(CLI::App& command, QueryOptions& options) {
    add_fields(command, options, false);
}

void add_query_options(CLI::App& command, QueryOptions& options) {
    add_fields(command, options, true);
    command
        .add_option("--after", options.after,
                    "The next page: what the last line of the page before tells")
        ->group("Which events");
}

std::optional<Failure> read_query(const QueryOptions& options, const TableFile& tables,
                                  store::Query& query) {
    const auto set = [&query](const std::string& field,
                              const std::string& value) -> std::optional<Failure> {
        if (const auto error = store::set_field(query, field, value)) {
            return failure_of(*error);
        }
        return std::nullopt;
    };
    for (const std::string& word : options.words) {
        if (auto failure = set("words", word)) {
            return failure;
        }
    }
    for (const auto& field : options.fields) {
        for (const std::string& value : field.second) {
            if (auto failure = set(field.first, value)) {
                return failure;
            }
        }
    }
    query.after = options.after;
    if (const auto error = store::resolve_parties(query, tables)) {
        return failure_of(*error);
    }
    return std::nullopt;
}

Failure failure_of(const Error& error) {
    switch (error.code) {
        case ErrorCode::bad_query:
            return {exit_wrong_use, "--" + error.where + ": " + error.detail};
        case ErrorCode::too_costly:
            return {exit_wrong_use, error.detail};
        case ErrorCode::store:
        case ErrorCode::busy:
        case ErrorCode::refused:
        case ErrorCode::queue:
        case ErrorCode::empty:
        case ErrorCode::too_large:
        case ErrorCode::no_article:
        case ErrorCode::not_text:
        case ErrorCode::bad_json:
        case ErrorCode::bad_archive:
        case ErrorCode::bad_table:
        case ErrorCode::bad_lexicon:
        case ErrorCode::io:
        case ErrorCode::forbidden:
        case ErrorCode::fetch:
            break;
    }
    return {exit_unusable, error.where.empty() ? error.detail : error.where + ": " + error.detail};
}

}  // namespace khabar::cli
