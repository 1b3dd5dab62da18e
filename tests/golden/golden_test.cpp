// Runs the golden cases through the library: tests/golden/README.md tells their format.
//
//   golden_test                    all cases below tests/golden; exit 1 if one fails or none is
//   found golden_test FILE|FOLDER...     these, each with what it wanted and what it got
//
// A case marked `open` lies beyond the present depth: it is run and counted. One that begins to
// hold fails the run until its mark is taken away.

#include <algorithm>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "judge.h"
#include "khabar/evaluation/case.h"
#include "khabar/gazetteer/layers.h"
#include "tests/read_file.h"

namespace {

namespace fs = std::filesystem;
using khabar::evaluation::Case;
using khabar::golden::Verdict;

const fs::path all_cases = fs::path(KHABAR_SOURCE_DIR) / "tests" / "golden";
/// Judged by articles_test and pairs_test.
const fs::path others[] = {all_cases / "articles", all_cases / "articles_en", all_cases / "pairs"};

std::vector<fs::path> find_cases(const fs::path& place) {
    if (!fs::is_directory(place)) {
        return {place};
    }
    std::vector<fs::path> files;
    for (auto at = fs::recursive_directory_iterator(place); at != fs::end(at); ++at) {
        if (at->is_directory() &&
            std::ranges::find(others, fs::absolute(at->path())) != std::end(others)) {
            at.disable_recursion_pending();
        } else if (at->path().extension() == ".case") {
            files.push_back(at->path());
        }
    }
    std::ranges::sort(files);
    return files;
}

struct Count {
    std::size_t cases = 0;
    std::size_t near_misses = 0;
    std::size_t hold = 0;
};

class Run {
public:
    Run(const khabar::Coder& coder, bool show_all) : coder_(coder), show_all_(show_all) {}

    void file(const fs::path& file) {
        const std::string relative = fs::absolute(file).lexically_relative(all_cases).string();
        const bool inside = !relative.starts_with("..");
        const std::string name = inside ? relative : file.string();
        const auto language =
            name.starts_with("en/") ? khabar::LanguageId::english : khabar::LanguageId::arabic;
        for (const Case& wanted :
             khabar::evaluation::parse_cases(name, khabar::tests::read_file(file))) {
            one(wanted, language, fs::path(name));
        }
    }

    void one(const Case& wanted, khabar::LanguageId language, const fs::path& file) {
        Verdict verdict;
        if (wanted.faults.empty()) {
            verdict = khabar::golden::judge(wanted, language, coder_);
        } else {
            verdict.faults = {"case file"};
            for (const std::string& fault : wanted.faults) {
                verdict.difference += fmt::format("    ! {}:{}\n", file.string(), fault);
            }
        }

        Count& count = wanted.open ? open_ : closed_;
        ++count.cases;
        count.near_misses += wanted.near_miss() ? 1u : 0u;
        count.hold += verdict.holds() ? 1u : 0u;
        Count& folder = folders_[file.parent_path().string()];
        ++folder.cases;
        folder.hold += verdict.holds() ? 1u : 0u;
        if (wanted.open && verdict.holds()) {
            no_longer_open_.push_back(wanted.name);
        }
        if (!wanted.open) {
            for (const std::string& fault : verdict.faults) {
                ++faults_[fault];
            }
        }
        if (show_all_ || (!wanted.open && !verdict.holds())) {
            fmt::print("{} {}  # {}\n    {}\n{}\n", verdict.holds() ? "holds" : "FAILS",
                       wanted.name, wanted.comment, wanted.text, verdict.difference);
        }
    }

    /// Prints the counts; whether all is well.
    [[nodiscard]] bool sum_up() const {
        if (closed_.hold < closed_.cases) {
            fmt::print("by folder:");
            for (const auto& [folder, count] : folders_) {
                fmt::print("  {} {}/{}", folder, count.hold, count.cases);
            }
            fmt::print("\nby fault:");
            for (const auto& [fault, times] : faults_) {
                fmt::print("  {} {}", fault, times);
            }
            fmt::print("\n");
        }
        for (const std::string& name : no_longer_open_) {
            fmt::print("open case that holds, to lose its line `open`: {}\n", name);
        }
        if (open_.cases > 0) {
            fmt::print("open: {} of {} hold\n", open_.hold, open_.cases);
        }
        fmt::print("golden: {} cases, {} of them near misses: {} hold, {} fail\n", closed_.cases,
                   closed_.near_misses, closed_.hold, closed_.cases - closed_.hold);
        if (closed_.cases + open_.cases == 0) {
            fmt::print("golden: no case was found\n");
        }
        return closed_.cases + open_.cases > 0 && closed_.hold == closed_.cases &&
               no_longer_open_.empty();
    }

private:
    const khabar::Coder& coder_;
    bool show_all_;
    Count closed_;
    Count open_;
    std::map<std::string, Count> folders_;
    std::map<std::string, std::size_t> faults_;
    std::vector<std::string> no_longer_open_;
};

int run(std::span<char*> arguments) {
    const auto layers = khabar::gazetteer::open_layers(
        khabar::gazetteer::default_layer_paths(fs::path(KHABAR_TABLES).parent_path()));
    if (!layers) {
        fmt::print(stderr, "{}: {}\n", layers.error().where, layers.error().detail);
        return 4;
    }
    const auto coder = khabar::Coder::open(KHABAR_TABLES, *layers);
    if (!coder) {
        fmt::print(stderr, "{}: {}\n", coder.error().where, coder.error().detail);
        return 4;
    }
    Run cases(**coder, !arguments.empty());
    std::vector<fs::path> places(arguments.begin(), arguments.end());
    if (places.empty()) {
        places.push_back(all_cases);
    }
    for (const fs::path& place : places) {
        if (!fs::exists(place)) {
            fmt::print(stderr, "{}: no such file\n", place.string());
            return 2;
        }
        for (const fs::path& file : find_cases(place)) {
            cases.file(file);
        }
    }
    return cases.sum_up() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    return run(std::span(argv, static_cast<std::size_t>(argc)).subspan(1));
}
