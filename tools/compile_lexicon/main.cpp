// compile_lexicon FOLDER -o FILE: proves the rows of lexicon/ and writes one table file.
// Every fault is listed as file:line; with any, nothing is written and the exit status is 1.

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <cstdio>

#include "indices.h"
#include "rows.h"
#include "write.h"

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

    Faults faults;
    const std::vector<RawSheet> sheets = read_sheets(folder, faults);
    check_sheets(sheets, faults);
    Lookups lookups;
    if (faults.all().empty()) {  // the paradigms need rows that hold
        lookups = build_lookups(sheets, faults);
    }
    if (!faults.all().empty()) {
        for (const std::string& fault : faults.all()) {
            fmt::print(stderr, "{}\n", fault);
        }
        fmt::print(stderr, "compile_lexicon: {} faults\n", faults.all().size());
        return 1;
    }
    std::size_t rows = 0;
    for (const RawSheet& sheet : sheets) {
        rows += sheet.rows.size();
    }
    if (!file.empty() && !write_tables(sheets, lookups, hash_rows(sheets), file)) {
        fmt::print(stderr, "compile_lexicon: cannot write {}\n", file);
        return 1;
    }
    std::size_t forms = 0;
    for (const auto& [name, words] : lookups.words) {
        forms += words.size();
    }
    fmt::print("lexicon: {} rows in {} sheets hold, {} written forms\n", rows, sheets.size(),
               forms);
    return 0;
}
