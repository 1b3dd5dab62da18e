#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/App.hpp>

#include "common.h"
#include "khabar/export/terminal.h"
#include "khabar/tables/table_file.h"

namespace khabar::cli {

struct LexiconOptions {
    Options common;
    std::vector<std::string> words;
};

/// What the commands of the lexicon begin with: the compiled lexicon and where to write.
struct Desk {
    std::shared_ptr<const TableFile> tables;
    Output output;
    bool table;  ///< for people; else NDJSON
    exports::Paint paint;

    explicit Desk(const Options& options);
};

/// Opens the tables and the place to write to.
std::optional<Failure> open_desk(const Options& options, Desk& desk);

/// Text padded to so many columns of a terminal.
std::string padded(std::string text, std::size_t width);

/// A command that takes words: its options.
CLI::App* add_lexicon_command(CLI::App& lexicon, LexiconOptions& options, const std::string& name,
                              const std::string& title, const std::string& what);

void add_lexicon_show(CLI::App& lexicon, int& status);
void add_lexicon_check(CLI::App& lexicon, int& status);

}  // namespace khabar::cli
