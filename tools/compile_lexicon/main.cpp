// compile_lexicon FOLDER -o FILE: proves the rows of lexicon/ and writes one table file.
// Every fault is listed as file:line; with any, nothing is written and the exit status is 1.
// The test lines are not run here: they need the file (khabar lexicon check).

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <cstdio>

#include "compile.h"

int main(int argc, char** argv) {
    using namespace khabar::compile;  // NOLINT(google-build-using-namespace): the tool's own
    CLI::App app{"Proves the lexicon and compiles it to one table file"};
    std::string folder;
    std::string file;
    app.add_option("folder", folder, "the folder lexicon/")
        ->required()
        ->check(CLI::ExistingDirectory);
    app.add_option("-o,--output", file, "the table file; without it the rows are only proved");
    CLI11_PARSE(app, argc, argv);

    const Compiled compiled = compile_rows(folder);
    if (!compiled.faults.all().empty()) {
        for (const std::string& fault : compiled.faults.all()) {
            fmt::print(stderr, "{}\n", fault);
        }
        fmt::print(stderr, "compile_lexicon: {} faults\n", compiled.faults.all().size());
        return 1;
    }
    if (!file.empty() && !write_compiled(compiled, file)) {
        fmt::print(stderr, "compile_lexicon: cannot write {}\n", file);
        return 1;
    }
    std::size_t forms = 0;
    for (const auto& [name, words] : compiled.lookups.words) {
        forms += words.size();
    }
    fmt::print("lexicon: {} rows in {} sheets hold, {} written forms\n", compiled.rows(),
               compiled.sheets.size(), forms);
    return 0;
}
