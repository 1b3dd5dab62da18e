// Runs the whole articles of tests/golden/articles: prints the figures over all, and fails where
// one is below its floor in floors.tsv beside them.
//
//   articles_test [FOLDER]          exit 1 when a figure is below its floor, or none is there
//   articles_test --raise [FOLDER]  writes the floors anew, a little below what is measured; none
//                                   sinks

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "khabar/evaluation/code_gold.h"
#include "khabar/evaluation/gold.h"
#include "khabar/evaluation/score.h"
#include "khabar/evaluation/table.h"
#include "khabar/gazetteer/layers.h"
#include "tests/read_file.h"

namespace {

namespace fs = std::filesystem;
using khabar::evaluation::Line;
using khabar::evaluation::Score;

constexpr double slack = 0.02;  // why: a rule that mends ten things may cost one
constexpr std::string_view head =
    "# What the figures of these articles may not sink below: `articles_test --raise` raises "
    "them.\n"
    "table\tname\tfloor\n";

/// Of a figure, by its table and name.
using Floors = std::map<std::pair<std::string, std::string>, double>;

std::optional<Floors> read_floors(const fs::path& file) {
    std::istringstream lines(khabar::tests::read_file(file));
    Floors floors;
    std::string line;
    std::size_t number = 0;
    while (std::getline(lines, line)) {
        ++number;
        if (line.empty() || line.starts_with('#') || line.starts_with("table\t")) {
            continue;
        }
        std::istringstream cells(line);
        std::string table;
        std::string name;
        double floor = 0;
        if (!std::getline(cells, table, '\t') || !std::getline(cells, name, '\t') ||
            !(cells >> floor) || floor < 0 || floor > 1) {
            fmt::print("{}:{}: expected table, name, floor\n", file.string(), number);
            return std::nullopt;
        }
        floors[{table, name}] = floor;
    }
    return floors;
}

/// What is held to a floor: events over all, and each of their fields. Types, statuses and bins of
/// confidence hold too few to be steady.
bool has_floor(const Line& line) {
    return line.table == "events" || line.table == "field";
}

const Line* find(const Score& score, const std::pair<std::string, std::string>& key) {
    const auto found = std::ranges::find_if(score.lines, [&](const Line& line) {
        return line.table == key.first && line.name == key.second;
    });
    return found == score.lines.end() ? nullptr : &*found;
}

/// How many figures are below their floors.
std::size_t sunken(const Score& score, const Floors& floors) {
    std::size_t count = 0;
    for (const auto& [key, floor] : floors) {
        const Line* line = find(score, key);
        const double figure = line == nullptr ? -1 : main_figure(*line);
        if (figure < floor) {
            ++count;
            fmt::print("FAILS {} {}: {:.3f} is below its floor {:.2f}\n", key.first, key.second,
                       figure, floor);
        }
    }
    return count;
}

bool raise(const Score& score, Floors floors, const fs::path& file) {
    std::string out(head);
    for (const Line& line : score.lines) {
        if (has_floor(line)) {
            const double low = std::floor((main_figure(line) - slack) * 100) / 100;
            double& floor = floors[{line.table, line.name}];
            floor = std::max({floor, low, 0.0});
            out += fmt::format("{}\t{}\t{:.2f}\n", line.table, line.name, floor);
        }
    }
    std::ofstream written(file, std::ios::binary | std::ios::trunc);
    written << out;
    fmt::print("{}: written\n", file.string());
    return static_cast<bool>(written.flush());
}

std::optional<Score> measure(const fs::path& folder) {
    const auto places = khabar::gazetteer::open_layers(
        khabar::gazetteer::default_layer_paths(fs::path(KHABAR_TABLES).parent_path()));
    if (!places) {
        fmt::print("{}: {}\n", places.error().where, places.error().detail);
        return std::nullopt;
    }
    const auto coder = khabar::Coder::open(KHABAR_TABLES, *places);
    if (!coder) {
        fmt::print("{}: {}\n", coder.error().where, coder.error().detail);
        return std::nullopt;
    }
    const auto gold = khabar::evaluation::read_gold(folder);
    if (!gold) {
        fmt::print("{}: {}\n", gold.error().where, gold.error().detail);
        return std::nullopt;
    }
    const auto records = khabar::evaluation::code_gold(*gold, **coder);
    if (!records) {
        fmt::print("{}: {}\n", records.error().where, records.error().detail);
        return std::nullopt;
    }
    Score score = khabar::evaluation::score(*gold, *records);
    score.verdicts.clear();  // they point into what ends here
    return score;
}

int run(std::vector<std::string> words) {
    const bool raising = std::erase(words, "--raise") > 0;
    const fs::path folder =
        words.empty() ? fs::path(KHABAR_SOURCE_DIR) / "tests/golden/articles" : fs::path(words[0]);
    const fs::path file = folder / "floors.tsv";
    const std::optional<Score> score = measure(folder);
    std::optional<Floors> floors = read_floors(file);
    if (!score || !floors) {
        return 1;
    }
    fmt::print("{}\n", write_scores({*score}, {}, khabar::evaluation::TableFormat::table));
    if (raising) {
        return raise(*score, *floors, file) ? 0 : 1;
    }
    if (floors->empty()) {
        fmt::print("articles: no floor is set in {}\n", file.string());
        return 1;
    }
    const std::size_t low = sunken(*score, *floors);
    fmt::print("articles: {} articles, {} floors, {} of them not held\n", score->documents,
               floors->size(), low);
    return low == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    const std::span words(argv, static_cast<std::size_t>(argc));
    return run(std::vector<std::string>(words.begin() + 1, words.end()));
}
