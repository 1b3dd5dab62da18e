#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/App.hpp>

#include "khabar/coder/coder.h"
#include "khabar/core/civil.h"
#include "khabar/core/document.h"
#include "khabar/core/expected.h"
#include "khabar/export/table.h"
#include "khabar/gazetteer/layers.h"
#include "khabar/input/fetch.h"
#include "khabar/input/source.h"
#include "khabar/tables/table_file.h"

namespace khabar::cli {

/// What the program ends with (COMMANDS.md).
enum Exit : int {
    exit_done = 0,
    exit_some_failed = 1,
    exit_wrong_use = 2,
    exit_not_found = 3,
    exit_unusable = 4,  ///< lexicon, store, or a place to write to
    exit_stopped = 130
};

/// Options that several commands share, as the command line gives them.
struct Options {
    std::vector<std::string> inputs;
    std::string from = "auto";
    std::string to;         ///< empty: by where the output goes
    std::string published;  ///< empty: as the input says
    std::string language;   ///< empty: by letters
    std::string names = "text";
    std::string tables;
    std::string places;     ///< the user's own places; empty: where they are by default
    std::string gazetteer;  ///< imported; empty: where it is by default
    std::string out = "-";
    std::string color = "auto";
    unsigned jobs = 1;
    bool allow_private = false;
    bool quiet = false;
    bool verbose = false;
};

/// FILE..., --from, --published, --lang, --allow-private
void add_input_options(CLI::App& command, Options& options);
void add_output_options(CLI::App& command, Options& options);    ///< -o, -q, -v
void add_terminal_options(CLI::App& command, Options& options);  ///< --color, --names
void add_jobs_option(CLI::App& command, Options& options);
void add_tables_option(CLI::App& command, Options& options);
void add_places_options(CLI::App& command, Options& options);  ///< --places, --gazetteer

/// Something that ends the command at once: said on stderr, then the exit status.
struct Failure {
    Exit status;
    std::string message;
};

/// The options read and proved.
struct Setting {
    InputKind from = InputKind::automatic;
    std::optional<Day> published;
    std::optional<LanguageId> language;
    input::FetchRules fetch;
};
/// Failures: wrong use (a bad day), not found (no such file).
std::optional<Failure> prove(const Options& options, Setting& setting);

/// Says it on stderr, as "khabar: ...", and gives its status.
int fail(const Failure& failure);
/// A line on stderr; controls that a page may have brought are left out.
void say(std::string_view line);

/// The folder that the program lies in; nothing where the system does not tell.
std::optional<std::filesystem::path> program_folder();

/// The compiled lexicon: `option`, else KHABAR_TABLES, else khabar.tables beside the program, else
/// ../share/khabar/khabar.tables from there. Nothing when none is there.
std::optional<std::filesystem::path> find_tables(const std::string& option);
Expected<std::shared_ptr<const TableFile>> open_tables(const std::string& option);
/// The places beside those of the lexicon.
Expected<gazetteer::Layers> open_places(const Options& options);
Expected<std::unique_ptr<const Coder>> open_coder(const Options& options);

/// Makes the Document that an input is. Thread-safe.
Expected<Document> read_document(Page page, const Setting& setting, const TableFile& tables);

/// The inputs of all paths, one after the other; a path that cannot be opened is one failed input.
class Inputs {
public:
    Inputs(std::vector<std::string> paths, const Setting& setting);
    std::optional<Input> next();
    /// How many there will be, where that can be told without reading.
    [[nodiscard]] std::optional<std::uint64_t> count() const;

private:
    std::vector<std::string> paths_;
    InputKind kind_;
    input::FetchRules fetch_;
    std::size_t at_ = 0;
    std::unique_ptr<Source> source_;
};

/// The id that stands in a failed input's record.
std::string failed_id(const Input& input);

/// Where data goes. A closed pipe is a quiet end.
class Output {
public:
    /// "-" is standard output. Look at is_open() after.
    explicit Output(const std::string& path);
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    [[nodiscard]] bool is_open() const noexcept { return file_ >= 0; }
    [[nodiscard]] bool is_terminal() const;
    /// False when nobody reads any more, or it cannot be written (then failure() too).
    bool write(std::string_view bytes);
    [[nodiscard]] std::optional<Failure> failure() const;
    [[nodiscard]] const std::string& path() const noexcept { return path_; }

private:
    std::string path_;
    int file_ = -1;
    bool own_ = false;
    bool closed_ = false;
    int failed_ = 0;  ///< errno of the failure
};

/// Colour, width and names for output that people read.
TableOptions table_options(const Options& options, const Output& output);

/// "1,234".
std::string grouped(std::uint64_t count);
/// "1 event", "2 events".
std::string counted(std::uint64_t count, std::string_view noun);

// One file a command.
void add_read(CLI::App& program, int& status);
void add_code(CLI::App& program, int& status);
void add_annotate(CLI::App& program, int& status);
void add_explain(CLI::App& program, int& status);
void add_add(CLI::App& program, int& status);
void add_search(CLI::App& program, int& status);
void add_show(CLI::App& program, int& status);
void add_merge(CLI::App& program, int& status);
void add_split(CLI::App& program, int& status);
void add_review(CLI::App& program, int& status);
void add_export(CLI::App& program, int& status);
void add_import(CLI::App& program, int& status);
void add_lexicon(CLI::App& program, int& status);
void add_gazetteer(CLI::App& program, int& status);
void add_eval(CLI::App& program, int& status);
void add_version(CLI::App& program, int& status);

}  // namespace khabar::cli
