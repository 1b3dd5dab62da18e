#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/App.hpp>

#include "common.h"
#include "khabar/store/query.h"
#include "khabar/store/store.h"
#include "khabar/tables/table_file.h"

namespace khabar::cli {

/// What the commands on a store share.
struct StoreOptions {
    std::string address;  ///< empty: KHABAR_STORE
    std::string by;       ///< who decides or reviews; empty: USER
};

void add_store_option(CLI::App& command, StoreOptions& options);  ///< --store
void add_by_option(CLI::App& command, StoreOptions& options);     ///< --by

/// The address that is meant, also that of KHABAR_STORE; empty: none.
std::string store_address(const StoreOptions& options);
/// The file of an address; nothing for a server's.
std::optional<std::filesystem::path> store_file(std::string_view address);

/// Opens the store. Failures: wrong use (no address), unusable.
std::optional<Failure> open_store_of(const StoreOptions& options,
                                     std::unique_ptr<store::Store>& store);
/// `must_be`: a file that is not there is not made, but not found.
std::optional<Failure> open_store_of(const StoreOptions& options, bool must_be,
                                     std::unique_ptr<store::Store>& store,
                                     store::Cache cache = store::Cache::large);

/// Who does it, and when: "2026-11-30T09:15:00Z". Failures: wrong use (nobody is named).
std::optional<Failure> sign(const StoreOptions& options, std::string& by, std::string& when);

/// The grammar of searches as options and words (store/query.h).
struct QueryOptions {
    std::vector<std::string> words;
    std::vector<std::pair<std::string, std::vector<std::string>>> fields;  ///< by name
    std::string after;
};
void add_query_options(CLI::App& command, QueryOptions& options);
/// Without those of a page, limit and after: for a command that gives all events.
void add_filter_options(CLI::App& command, QueryOptions& options);
/// Failures: wrong use, with the option's name.
std::optional<Failure> read_query(const QueryOptions& options, const TableFile& tables,
                                  store::Query& query);

/// What a failed call of a store ends the command with.
Failure failure_of(const Error& error);

}  // namespace khabar::cli
