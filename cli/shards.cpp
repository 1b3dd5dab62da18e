// khabar shards: divides archives into parts that tasks of any scheduler can code.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

#include "common.h"
#include "khabar/input/shards/manifest.h"
#include "khabar/input/shards/plan_shards.h"
#include "khabar/input/shards/prove_part.h"
#include "shard_input.h"
#include "status_line.h"
#include "stop.h"

namespace khabar::cli {

namespace {

namespace fs = std::filesystem;

// why: what is lost by a kill, and no more. Of pages, which are markup for the most part, it is
// some ten seconds of a core; of bare Arabic text most of a minute.
constexpr std::uint64_t default_size = std::uint64_t{64} << 20u;

struct PlanOptions {
    std::vector<std::string> paths;
    std::string from = "auto";
    std::string out = "-";
    std::uint64_t size = default_size;
    bool quiet = false;
};

struct CheckOptions {
    std::string manifest;
    std::string folder;  ///< empty: only whether files changed
    std::string to = "ndjson";
    bool numbers = false;
    bool quick = false;
    bool quiet = false;
};

struct FilesOptions {
    std::string manifest;
    std::string folder;
    std::string to = "ndjson";
};

std::string plan_line(const input::Manifest& manifest) {
    std::uint64_t parts = 0;
    std::uint64_t bytes = 0;
    for (const input::Shard& shard : manifest.shards) {
        parts += shard.parts.size();
        for (const input::PlannedPart& planned : shard.parts) {
            bytes += planned.part.end - planned.part.begin;
        }
    }
    return fmt::format("khabar shards plan: {}, {}, {}", counted(manifest.shards.size(), "shard"),
                       counted(parts, "part"), counted(bytes, "byte")) +
           told(manifest.passed_over);
}

int run_plan(const PlanOptions& options) {
    if (options.out.ends_with(".zst")) {
        return fail(
            {exit_wrong_use, options.out + ": a manifest is not packed: give another name"});
    }
    for (const std::string& path : options.paths) {
        std::error_code fault;
        if (path != "-" && path.find("://") == std::string::npos && !fs::exists(path, fault)) {
            return fail({exit_not_found, path + ": no such file or folder"});
        }
    }
    StatusLine line(options.quiet);
    std::uint64_t bytes = 0;
    const auto read = [&line, &bytes](std::uint64_t more) {
        bytes += more;
        if (line.due()) {
            line.show(fmt::format("khabar shards plan: {} MB read, {:.0f} MB a second",
                                  grouped(bytes >> 20u),
                                  static_cast<double>(bytes >> 20u) / line.seconds()));
        }
    };
    std::optional<Expected<input::Manifest>> manifest;
    {
        const Waiting waiting;  // nothing is written yet
        manifest = input::plan_shards(options.paths,
                                      input_kind(options.from).value_or(InputKind::automatic),
                                      options.size, read);
    }
    line.clear();
    if (!*manifest) {
        const Error& error = manifest->error();
        return fail({error.code == ErrorCode::forbidden ? exit_wrong_use : exit_unusable,
                     error.where + ": " + error.detail});
    }
    Output output(options.out, Output::When::whole);
    if (!output.is_open()) {
        return fail(*output.failure());
    }
    output.write(input::write_manifest(**manifest));
    if (const auto failure = output.finish()) {
        return fail(*failure);
    }
    if (!options.quiet) {
        say(plan_line(**manifest));
    }
    return exit_done;
}

/// How far the shards of a manifest are.
class Check {
public:
    Check(const CheckOptions& options, Output& output)
        : options_(options), output_(output), line_(options.quiet) {}

    void look_at(const input::Shard& shard) {
        ++shards_;
        if (line_.due()) {
            line_.show("khabar shards check: " + counted(shards_, "shard"));
        }
        if (const auto error = changed(shard)) {
            ++changed_;
            tell(shard, "changed", error->where + ": " + error->detail);
            return;
        }
        std::error_code fault;
        if (options_.folder.empty() ||
            fs::exists(shard_path(options_.folder, shard, options_.to), fault)) {
            ++done_;
            return;
        }
        ++missing_;
        tell(shard, "missing", "");
    }

    [[nodiscard]] std::string last_line() {
        line_.clear();
        return fmt::format("khabar shards check: {}: {} {}, {} missing, {} changed",
                           counted(shards_, "shard"), grouped(done_),
                           options_.folder.empty() ? "as planned" : "done", grouped(missing_),
                           grouped(changed_));
    }
    [[nodiscard]] bool all_done() const noexcept { return missing_ + changed_ == 0; }

private:
    [[nodiscard]] std::optional<Error> changed(const input::Shard& shard) const {
        for (const input::PlannedPart& planned : shard.parts) {
            if (auto error =
                    options_.quick ? input::prove_size(planned) : input::prove_part(planned)) {
                return error;
            }
        }
        return std::nullopt;
    }

    // A task for a changed shard would only fail: among the numbers are those that can be coded.
    void tell(const input::Shard& shard, std::string_view what, std::string_view why) {
        line_.clear();
        if (!options_.numbers) {
            output_.write(fmt::format("{}\t{}\t{}\n", shard.number, what, why));
        } else if (why.empty()) {
            output_.write(fmt::format("{}\n", shard.number));
        } else if (!options_.quiet) {
            say("khabar shards check: " + std::string(why));
        }
    }

    const CheckOptions& options_;
    Output& output_;
    StatusLine line_;
    std::uint64_t shards_ = 0;
    std::uint64_t done_ = 0;
    std::uint64_t missing_ = 0;
    std::uint64_t changed_ = 0;
};

/// The whole of a manifest. Failures: not found, unusable.
std::optional<Failure> open_manifest(const std::string& path, input::Manifest& manifest) {
    std::error_code fault;
    if (!fs::exists(path, fault)) {
        return Failure{exit_not_found, path + ": no such file"};
    }
    auto read = input::read_manifest(path);
    if (!read) {
        return Failure{exit_unusable, read.error().where + ": " + read.error().detail};
    }
    manifest = *std::move(read);
    return std::nullopt;
}

int run_files(const FilesOptions& options) {
    input::Manifest manifest;
    if (const auto failure = open_manifest(options.manifest, manifest)) {
        return fail(*failure);
    }
    Output output("-");
    for (const input::Shard& shard : manifest.shards) {
        output.write(shard_path(options.folder, shard, options.to).string() + "\n");
    }
    const auto failure = output.finish();
    return failure ? fail(*failure) : exit_done;
}

int run_check(const CheckOptions& options) {
    input::Manifest manifest;
    if (const auto failure = open_manifest(options.manifest, manifest)) {
        return fail(*failure);
    }
    Output output("-");
    Check check(options, output);
    for (const input::Shard& shard : manifest.shards) {
        const Waiting waiting;
        check.look_at(shard);
    }
    const std::string line = check.last_line();
    if (!options.quiet) {
        say(line);
    }
    if (const auto failure = output.finish()) {
        return fail(*failure);
    }
    return check.all_done() ? exit_done : exit_some_failed;
}

void add_plan(CLI::App& shards, int& status) {
    auto options = std::make_shared<PlanOptions>();
    CLI::App* command =
        shards.add_subcommand("plan", "Writes a manifest: which parts of which files a task codes");
    command->add_option("PATH", options->paths, "Files and folders")->required();
    command
        ->add_option("--size", options->size,
                     "Bytes of a shard, about, as they lie in the files: 64M, 1G")
        ->transform(CLI::AsSizeValue(false))
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1} << 50u))
        ->default_str("64M");
    command
        ->add_option("--from", options->from,
                     "What the files are: auto looks at extensions and first bytes")
        ->check(CLI::IsMember({"auto", "html", "text", "ndjson", "warc"}))
        ->capture_default_str();
    command->add_option("-o,--out", options->out, "Where to write; - is standard output")
        ->type_name("MANIFEST")
        ->capture_default_str();
    command->add_flag("-q,--quiet", options->quiet, "No last line on stderr");
    command->footer(
        "Example:\n"
        "  khabar shards plan --size 64M -o archive.shards archive/ more.ndjson\n\n"
        "Large files of many documents (NDJSON, WARC, also packed by gzip in many members) are\n"
        "cut, small ones share a shard. The shards' outputs one after the other are the output of\n"
        "the whole. Paths stay as they are given: tasks that start in another folder need whole\n"
        "ones.");
    command->callback([options, &status] { status = run_plan(*options); });
}

void add_to_option(CLI::App& command, std::string& to) {
    command.add_option("--to", to, "What was written, as for khabar code")
        ->check(CLI::IsMember({"ndjson", "documents"}))
        ->capture_default_str();
}

void add_files(CLI::App& shards, int& status) {
    auto options = std::make_shared<FilesOptions>();
    CLI::App* command =
        shards.add_subcommand("files", "The names of all shards' files, in their order");
    command->add_option("MANIFEST", options->manifest, "What khabar shards plan wrote")->required();
    command->add_option("DIR", options->folder, "The folder that they lie in, or will")->required();
    add_to_option(*command, options->to);
    command->footer(
        "Example:\n"
        "  khabar shards files archive.shards coded/ | xargs -d '\\n' zstd -dc >events.ndjson\n\n"
        "A folder may hold files of other plans too; these are those of this one, whether they "
        "are\n"
        "there or not (khabar shards check).");
    command->callback([options, &status] { status = run_files(*options); });
}

void add_check(CLI::App& shards, int& status) {
    auto options = std::make_shared<CheckOptions>();
    CLI::App* command = shards.add_subcommand(
        "check", "Which shards are done, which are missing, whose files changed");
    command->add_option("MANIFEST", options->manifest, "What khabar shards plan wrote")->required();
    command->add_option("DIR", options->folder,
                        "The folder of the shards' files (khabar code --shard K -o DIR)");
    add_to_option(*command, options->to);
    command->add_flag("--numbers", options->numbers,
                      "Only the numbers of the missing shards, one a line");
    command->add_flag("--quick", options->quick,
                      "Look at the sizes of files alone; else every byte is proved");
    command->add_flag("-q,--quiet", options->quiet, "No last line on stderr");
    command->footer(
        "Examples:\n"
        "  khabar shards check archive.shards coded/\n"
        "  khabar shards check --quick --numbers archive.shards coded/ |\n"
        "    parallel khabar code --shard {} archive.shards -o coded/\n\n"
        "Each shard that is not done has a line: number, missing or changed, why. Exit status 0:\n"
        "all are done and no file changed, else 1.");
    command->callback([options, &status] { status = run_check(*options); });
}

}  // namespace

void add_shards(CLI::App& program, int& status) {
    CLI::App* command =
        program.add_subcommand("shards", "Archives in parts, for tasks of any scheduler");
    command->require_subcommand(1);
    command->footer(
        "Example:\n"
        "  khabar shards plan -o archive.shards archive/\n"
        "  khabar code --shard 1 archive.shards -o coded/     # and so on, each a task\n"
        "  khabar shards check archive.shards coded/\n\n"
        "A task writes its file under another name and gives it its name at the end: one that is\n"
        "killed, or run twice, harms nothing. Recipes: docs/recipes/.");
    add_plan(*command, status);
    add_check(*command, status);
    add_files(*command, status);
}

}  // namespace khabar::cli
