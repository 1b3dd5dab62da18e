// How fast a dump of GeoNames is imported, and how fast the gazetteer answers:
//
//   build/release/bench_gazetteer [ROWS [MEMORY_MB [FOLDER]]]   1,000,000 rows, 256 MB, /tmp
//
// Makes a dump of made-up places in FOLDER (always the same), imports it, and prints the figures.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <unistd.h>

#include <fmt/format.h>

#include "khabar/core/utf8.h"
#include "khabar/gazetteer/gazetteer.h"
#include "khabar/gazetteer/geonames_dump.h"
#include "khabar/gazetteer/name_key.h"
#include "khabar/gazetteer/writer.h"

namespace khabar::bench {

namespace {

namespace fs = std::filesystem;
namespace gz = gazetteer;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

class Random {
public:
    std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }
    std::string latin() {
        static const char* const syllables[] = {"ab", "du",  "kha", "lid", "mar", "nas", "qar",
                                                "ra", "sid", "tal", "um",  "wa",  "yaz", "zu"};
        std::string word;
        for (std::uint32_t i = 0, end = 2 + below(3); i < end; ++i) {
            word += syllables[below(14)];
        }
        word[0] = static_cast<char>(word[0] - 32);
        return below(3) == 0 ? "Al " + word : word;
    }
    std::string arabic() {
        std::string word = below(2) == 0 ? "\xD8\xA7\xD9\x84" : "";
        for (std::uint32_t i = 0, end = 3 + below(3); i < end; ++i) {
            append_utf8(word, 0x0628 + below(19));
        }
        return word;
    }

private:
    std::mt19937 random_{20};
};

void make_dump(const fs::path& folder, std::uint32_t rows) {
    Random random;
    std::FILE* places = std::fopen((folder / "allCountries.txt").c_str(), "w");
    std::FILE* names = std::fopen((folder / "alternateNamesV2.txt").c_str(), "w");
    if (places == nullptr || names == nullptr) {
        std::perror(folder.c_str());
        std::exit(1);
    }
    for (std::uint32_t i = 1; i <= rows; ++i) {
        std::string name = random.latin();
        name += random.below(2) == 0 ? " " + random.latin() : "";
        const std::string& ascii = name;
        fmt::print(
            places,
            "{}\t{}\t{}\t\t{:.5f}\t{:.5f}\tP\tPPL\tLY\t\t{}\t\t\t\t{}\t\t20\tAfrica/Tripoli\t"
            "2020-01-01\n",
            i, name, ascii, random.below(180'000) / 1e3 - 90, random.below(360'000) / 1e3 - 180,
            random.below(30), random.below(10) == 0 ? random.below(100'000) : 0);
        const std::uint32_t more = random.below(3);
        for (std::uint32_t n = 0; n < more; ++n) {
            const bool is_arabic = random.below(2) == 0;
            fmt::print(names, "{}\t{}\t{}\t{}\t\t\t\t\t\t\n", i * 3 + n, i, is_arabic ? "ar" : "en",
                       is_arabic ? random.arabic() + " " + random.arabic() : random.latin());
        }
    }
    std::fclose(places);
    std::fclose(names);
}

void stop_at(const Error& error) {
    fmt::print(stderr, "{}: {}\n", error.where, error.detail);
    std::exit(1);
}

void import(const fs::path& folder, const fs::path& file, std::size_t memory) {
    const auto begin = Clock::now();
    gz::Writer writer(file, memory / 2);
    gz::DumpOptions options;
    options.memory = memory / 2;
    options.scratch = folder;
    const auto report = gz::read_geonames_dump(
        folder, options, [&](const gz::PlaceRow& row) { return writer.add(row); });
    if (!report) {
        return stop_at(report.error());
    }
    const double read = seconds_since(begin);
    const auto written = writer.finish();
    if (!written) {
        return stop_at(written.error());
    }
    const double all = seconds_since(begin);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    fmt::print(
        "import     {} rows, {} names, {:.1f} MB in {:.2f} s ({:.2f} s to read and join): "
        "{:.0f} rows a second; at most {} MB of memory\n",
        report->rows, written->names, static_cast<double>(written->bytes) / 1e6, all, read,
        static_cast<double>(report->rows) / all, usage.ru_maxrss / 1024);
}

void look_up(const gz::Gazetteer& gazetteer) {
    constexpr std::size_t count = 1'000'000;
    Random random;
    std::vector<std::string> known;
    std::vector<std::string> unknown;
    for (std::size_t i = 0; i < count; ++i) {
        const gz::Place place = gazetteer.place(random.below(gazetteer.size()));
        known.push_back(
            gz::name_key(place.name_ar.empty() || i % 2 == 0 ? place.name : place.name_ar));
        unknown.push_back(gz::name_key(i % 2 == 0 ? random.latin() + "h" : random.arabic()));
    }
    for (const auto& [title, keys] : {std::pair("known", &known), std::pair("unknown", &unknown)}) {
        for (const char* round : {"first", "again"}) {
            std::size_t found = 0;
            const auto begin = Clock::now();
            for (const std::string& key : *keys) {
                found += gazetteer.find(key).places.empty() ? 0u : 1u;
            }
            fmt::print("find       {:8} {} {:.2f} us each; {:.0f} % have places\n", title, round,
                       seconds_since(begin) * 1e6 / count,
                       100.0 * static_cast<double>(found) / count);
        }
    }
    constexpr std::size_t points = 20'000;
    std::size_t found = 0;
    const auto begin = Clock::now();
    for (std::size_t i = 0; i < points; ++i) {
        const gz::Place place = gazetteer.place(random.below(gazetteer.size()));
        found += gazetteer.near(place.lat, place.lon, 50, 10).size();
    }
    fmt::print("near       50 km, at most 10: {:.1f} us each; {:.1f} places\n",
               seconds_since(begin) * 1e6 / points, static_cast<double>(found) / points);
}

int run(std::uint32_t rows, std::size_t memory, const fs::path& parent) {
    std::string name = (parent / "khabar-bench-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        std::perror(parent.c_str());
        return 1;
    }
    const fs::path folder = name;
    make_dump(folder, rows);
    const fs::path file = folder / "made.gazetteer";
    import(folder, file, memory);
    auto begin = Clock::now();
    const auto gazetteer = gz::Gazetteer::open(file);
    if (!gazetteer) {
        stop_at(gazetteer.error());
    }
    fmt::print("open       {:.3f} ms\n", seconds_since(begin) * 1e3);
    begin = Clock::now();
    const bool whole = (*gazetteer)->is_whole();
    fmt::print("is_whole   {:.1f} ms: {}\n", seconds_since(begin) * 1e3, whole);
    look_up(**gazetteer);
    std::error_code error;
    fs::remove_all(folder, error);
    return 0;
}

}  // namespace

}  // namespace khabar::bench

int main(int count, char** words) {
    const auto number = [&](int at, unsigned long usual) {
        return count > at ? std::strtoul(words[at], nullptr, 10) : usual;
    };
    return khabar::bench::run(static_cast<std::uint32_t>(number(1, 1'000'000)),
                              number(2, 256) << 20u, count > 3 ? words[3] : "/tmp");
}
