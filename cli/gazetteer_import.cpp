#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "common.h"
#include "gazetteer.h"
#include "khabar/export/terminal.h"
#include "khabar/gazetteer/gazetteer.h"
#include "khabar/gazetteer/geonames_dump.h"
#include "khabar/gazetteer/layers.h"
#include "khabar/gazetteer/writer.h"
#include "status_line.h"
#include "stop.h"

namespace khabar::cli {

namespace {

namespace fs = std::filesystem;

constexpr unsigned max_memory = 1u << 16u;  // why: MiB; no machine here has more

struct ImportOptions {
    std::string folder;
    std::string out;
    unsigned memory = 256;
    bool quiet = false;
};

class Import {
public:
    Import(const ImportOptions& options, fs::path target)
        : options_(options), target_(std::move(target)), line_(options.quiet) {}

    int run() {
        // The dump is sorted while the writer collects: each has half of the memory.
        const std::size_t memory = std::size_t{options_.memory} << 19u;
        const fs::path scratch = target_.has_parent_path() ? target_.parent_path() : ".";
        const auto watch = [this](const gazetteer::Step& step) { return show(step); };
        gazetteer::Writer writer(target_, memory);
        auto report = gazetteer::read_geonames_dump(
            options_.folder,
            {memory, scratch, watch, [this](std::string_view fault) { tell(fault); }},
            [&](const gazetteer::PlaceRow& row) { return writer.add(row); });
        if (!report) {
            return failed(report.error());
        }
        line_.clear();
        if (report->kept == 0) {
            return fail(
                {exit_unusable, fmt::format("{}: none of {} is a place that is kept",
                                            options_.folder, counted(report->rows, "row"))});
        }
        writer.add_source({"GeoNames", report->version,
                           std::string(gazetteer::geonames_attribution), report->rows,
                           report->malformed});
        auto written = writer.finish(watch);
        if (!written) {
            return failed(written.error());
        }
        line_.clear();
        const auto opened = gazetteer::Gazetteer::open(target_);  // what the disk has now
        if (!opened || !(*opened)->is_whole()) {
            return fail({exit_unusable, target_.string() + ": is not what was written"});
        }
        tell_all(*report, *written);
        return exit_done;
    }

private:
    int failed(const Error& error) {
        line_.clear();
        return fail(
            {exit_unusable, (error.where.empty() ? "" : error.where + ": ") + error.detail});
    }

    void tell(std::string_view fault) {
        line_.clear();
        say(fmt::format("khabar gazetteer import: {}", fault));
    }

    bool show(const gazetteer::Step& step) {
        if (line_.due()) {
            std::string text = "khabar gazetteer import: " + std::string(step.work);
            if (step.total > 0) {
                text += fmt::format(", {} %", step.done * 100 / step.total);
            }
            line_.show(text + ", " + duration(line_.seconds()));
        }
        return !stopped();
    }

    void tell_all(const gazetteer::DumpReport& report, const gazetteer::Written& written) {
        if (options_.quiet) {
            return;
        }
        if (report.alternates_malformed > 0) {
            say(fmt::format("khabar gazetteer import: {} of alternate names, {} malformed",
                            counted(report.alternates, "row"),
                            grouped(report.alternates_malformed)));
        }
        say(fmt::format(
            "khabar gazetteer import: whoever shows these places names their source: {}",
            gazetteer::geonames_attribution));
        const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin_;
        say(fmt::format(
            "khabar gazetteer import: {} read, {} kept, {} of other kinds, {} malformed, "
            "{} repeated; {}; {:.1f} s; {} ({} bytes)",
            counted(report.rows, "row"), grouped(report.kept), grouped(report.left_out),
            grouped(report.malformed), grouped(report.repeated), counted(written.names, "name"),
            time.count(), target_.string(), grouped(written.bytes)));
    }

    const ImportOptions& options_;
    fs::path target_;
    StatusLine line_;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

int run_import(const ImportOptions& options) {
    std::error_code error;
    if (!fs::is_directory(options.folder, error)) {
        return fail({exit_not_found, options.folder + ": no such folder"});
    }
    fs::path target = options.out;
    if (target.empty()) {
        target = gazetteer::default_layer_paths(std::nullopt).imported.file;
        if (target.empty()) {
            return fail({exit_wrong_use, "no home folder to write to: give -o FILE"});
        }
        fs::create_directories(target.parent_path(), error);  // what fails is told at the writing
    }
    return Import(options, target).run();
}

}  // namespace

void add_gazetteer_import(CLI::App& gazetteer, int& status) {
    auto options = std::make_shared<ImportOptions>();
    CLI::App* command =
        gazetteer.add_subcommand("import", "Makes the layer `imported` out of a dump of GeoNames");
    command
        ->add_option("folder", options->folder,
                     "Holds allCountries.txt or files as LY.txt (unzipped), and, if you like, "
                     "alternateNamesV2.txt, admin1CodesASCII.txt and countryInfo.txt")
        ->type_name("DIR")
        ->required();
    command
        ->add_option("-o,--out", options->out,
                     "The file to write; without it $KHABAR_GAZETTEER, else "
                     "~/.local/share/khabar/imported.gazetteer")
        ->type_name("FILE");
    command
        ->add_option("--memory", options->memory,
                     "Memory to sort in; more is sorted on the disk of the file")
        ->type_name("MB")
        ->check(CLI::Range(1u, max_memory))
        ->capture_default_str();
    command->add_flag("-q,--quiet", options->quiet, "Say nothing on stderr but what went wrong");
    command->footer(
        "Example:\n"
        "  mkdir dump && cd dump\n"
        "  curl -O https://download.geonames.org/export/dump/LY.zip && unzip -o LY.zip\n"
        "  curl -O https://download.geonames.org/export/dump/alternateNamesV2.zip\n"
        "  unzip -o alternateNamesV2.zip\n"
        "  curl -O https://download.geonames.org/export/dump/admin1CodesASCII.txt\n"
        "  khabar gazetteer import .\n\n"
        "Rows that cannot be read are counted, and the first of each file told of.");
    command->callback([options, &status] { status = run_import(*options); });
}

}  // namespace khabar::cli
