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
#include "khabar/input/shards/part.h"
#include "khabar/input/source.h"
#include "khabar/input/web/fetch.h"
#include "khabar/tables/table_file.h"
#include "output.h"  // IWYU pragma: export

namespace khabar::cli {

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
    std::string progress = "auto";
    unsigned jobs = 1;
    bool allow_private = false;
    bool quiet = false;
    bool verbose = false;
};

/// FILE..., --from, --published, --lang, --allow-private
void add_input_options(CLI::App& command, Options& options);
void add_output_options(CLI::App& command, Options& options);    ///< -o, -q, -v
void add_terminal_options(CLI::App& command, Options& options);  ///< --color, --names
/// --progress
void add_progress_option(CLI::App& command, std::string& progress);
void add_jobs_option(CLI::App& command, Options& options);
void add_jobs_option(CLI::App& command, unsigned& jobs);
void add_tables_option(CLI::App& command, Options& options);
void add_places_options(CLI::App& command, Options& options);  ///< --places, --gazetteer

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
/// They end where the program is asked to stop.
class Inputs {
public:
    Inputs(std::vector<std::string> paths, const Setting& setting);
    /// Those of parts of files.
    explicit Inputs(std::vector<Part> parts);
    std::optional<Input> next();
    /// How many there will be, where that can be told without reading.
    [[nodiscard]] std::optional<std::uint64_t> count() const;
    /// What was met so far and is no input.
    [[nodiscard]] PassedOver passed_over() const;

private:
    Expected<std::unique_ptr<Source>> open(std::size_t at);

    std::vector<std::string> paths_;
    std::size_t ids_from_ = ids_below_it;
    std::vector<Part> parts_;  ///< empty, or one for each path
    InputKind kind_ = InputKind::automatic;
    input::FetchRules fetch_;
    std::size_t at_ = 0;
    std::unique_ptr<Source> source_;
    PassedOver passed_over_;  ///< but for those of source_
};

/// "; passed over: 1,204 answers without a page, 3 files of other kinds": the end of a last line;
/// empty where nothing was.
std::string told(const PassedOver& passed_over);

/// How much of memory an input holds, about: for run_ordered().
std::size_t bytes_of(const Input& input);
/// The id that stands in a failed input's record.
std::string failed_id(const Input& input);

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
void add_shards(CLI::App& program, int& status);
void add_serve(CLI::App& program, int& status);
void add_publish(CLI::App& program, int& status);
void add_work(CLI::App& program, int& status);
void add_watch(CLI::App& program, int& status);
void add_letters(CLI::App& program, int& status);
void add_version(CLI::App& program, int& status);

}  // namespace khabar::cli
