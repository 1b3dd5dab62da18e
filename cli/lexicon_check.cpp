// khabar lexicon check [DIR]: proves the rows of a folder, compiles them to a file of its own, and
// runs their test lines on it.
#include <stdlib.h>  // mkdtemp, which <cstdlib> need not have

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "common.h"
#include "khabar/coder/coder.h"
#include "lexicon.h"
#include "tools/compile_lexicon/compile.h"
#include "tools/compile_lexicon/test_lines.h"

namespace khabar::cli {

namespace {

namespace fs = std::filesystem;

/// A folder of this run alone, gone with it.
class Workshop {
public:
    Workshop() {
        std::error_code error;
        std::string name = (fs::temp_directory_path(error) / "khabar-check-XXXXXX").string();
        if (!error && ::mkdtemp(name.data()) != nullptr) {
            folder_ = name;
        }
    }
    ~Workshop() {
        std::error_code error;
        if (folder_) {
            fs::remove_all(*folder_, error);
        }
    }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    [[nodiscard]] const std::optional<fs::path>& folder() const { return folder_; }

private:
    std::optional<fs::path> folder_;
};

/// The rows to check: those of the folder asked for; else lexicon/ here, or that of the checkout
/// that the program was built in.
std::optional<fs::path> find_rows(const std::vector<std::string>& words) {
    std::vector<fs::path> places(words.begin(), words.end());
    if (words.empty()) {
        places.emplace_back("lexicon");
        if (const std::optional<fs::path> program = program_folder()) {
            places.push_back(program->parent_path().parent_path() / "lexicon");
        }
    }
    for (const fs::path& place : places) {
        std::error_code error;
        if (fs::exists(place / "schema.tsv", error)) {
            return place;
        }
    }
    return std::nullopt;
}

/// A fault with the folder that was asked for in place of "lexicon".
std::string in_folder(const std::string& fault, const fs::path& folder) {
    constexpr std::string_view home = "lexicon/";
    return fault.starts_with(home) ? (folder / fault.substr(home.size())).string() : fault;
}

int run_check(const LexiconOptions& options) {
    Output output(options.common.out);
    if (!output.is_open()) {
        return fail({exit_unusable, options.common.out + ": cannot be written"});
    }
    const std::optional<fs::path> folder = find_rows(options.words);
    if (!folder) {
        return fail({exit_not_found, (options.words.empty() ? "lexicon" : options.words.front()) +
                                         ": no folder of rows with a schema.tsv"});
    }
    compile::Compiled compiled = compile::compile_rows(*folder);
    std::size_t tests = 0;
    if (compiled.usable) {
        const Workshop workshop;
        if (!workshop.folder() ||
            !compile::write_compiled(compiled, *workshop.folder() / "khabar.tables")) {
            return fail({exit_unusable, "no room for a temporary file"});
        }
        const auto coder = Coder::open(*workshop.folder() / "khabar.tables");
        if (!coder) {
            return fail({exit_unusable, coder.error().where + ": " + coder.error().detail});
        }
        tests = compile::run_test_lines(compiled.sheets, **coder, compiled.faults);
    }
    std::string out;
    for (const std::string& fault : compiled.faults.all()) {
        out += in_folder(fault, *folder) + "\n";
    }
    const std::size_t faults = compiled.faults.all().size();
    out += fmt::format("{} rows in {} sheets, {}, {}\n", grouped(compiled.rows()),
                       compiled.sheets.size(),
                       compiled.usable ? grouped(tests) + " test lines run" : "no test line run",
                       faults == 0 ? "no fault" : counted(faults, "fault"));
    output.write(out);
    if (const auto failure = output.failure()) {
        return fail(*failure);
    }
    return faults == 0 ? exit_done : exit_some_failed;
}

}  // namespace

void add_lexicon_check(CLI::App& lexicon, int& status) {
    auto options = std::make_shared<LexiconOptions>();
    CLI::App* command = lexicon.add_subcommand(
        "check", "Hold the rows of a folder against their rules, and run their test lines");
    command
        ->add_option("dir", options->words,
                     "The folder of rows; without it lexicon/ here, or that of the checkout")
        ->type_name("DIR")
        ->expected(0, 1);
    add_output_options(*command, options->common);
    command->footer(
        "Example:\n"
        "  khabar lexicon check\n\n"
        "One line a fault, FILE:LINE: what is wrong; the last line counts. Exit status 1 with\n"
        "faults.");
    command->callback([options, &status] { status = run_check(*options); });
}

}  // namespace khabar::cli
