// Which sketch of 64 bytes tells copies of short wire texts from other tellings
// (docs/DECISIONS/0024): MinHash over runs of words against SimHash.
//
//   bench_sketches tests/golden/stories/reports.ndjson
//
// Copies are made from each report of the half `dev` (a cut, another headline, a notice added,
// other numbers, all of these) and taken from the reports marked as copies. All other pairs in one
// language are no copies. Printed for each sketch: the share of copies found at the threshold that
// lets through one other pair in 500, and the time of one sketch.

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <functional>
#include <limits>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <simdjson.h>

#include "khabar/core/hash.h"
#include "khabar/story/telling.h"
#include "khabar/story/words.h"

namespace {

using khabar::LanguageId;
using Bytes = std::vector<std::uint8_t>;

struct Text {
    std::string happening;
    std::string kind;
    LanguageId language;
    std::string text;
};

std::uint64_t mixed(std::uint64_t x) {
    x ^= x >> 30u;
    x *= 0xBF58476D1CE4E5B9u;
    x ^= x >> 27u;
    x *= 0x94D049BB133111EBu;
    return x ^ (x >> 31u);
}

std::vector<std::uint64_t> runs_of(const Text& text, std::size_t words) {
    std::vector<std::uint64_t> hashes;
    for (const std::string& word : khabar::story::words_of(text.text, text.language)) {
        hashes.push_back(khabar::hash64(word));
    }
    std::vector<std::uint64_t> runs;
    for (std::size_t i = 0; i + words <= hashes.size(); ++i) {
        std::uint64_t run = 0;
        for (std::size_t k = 0; k < words; ++k) {
            run = mixed(run + hashes[i + k]);
        }
        runs.push_back(run);
    }
    std::ranges::sort(runs);
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    return runs;
}

/// `bits` of each of 512 / bits minima; one a byte, to keep it plain.
Bytes minhash(const Text& text, std::size_t words, unsigned bits) {
    const std::vector<std::uint64_t> runs = runs_of(text, words);
    Bytes minima;
    for (std::size_t i = 0; i < 512 / bits; ++i) {
        std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
        for (const std::uint64_t run : runs) {
            least = std::min(least, mixed(run ^ mixed(i + 1)));
        }
        minima.push_back(static_cast<std::uint8_t>(least & ((1u << bits) - 1)));
    }
    return minima;
}

double same_minima(const Bytes& a, const Bytes& b) {
    std::size_t same = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        same += a[i] == b[i] ? 1u : 0u;
    }
    return static_cast<double>(same) / static_cast<double>(a.size());
}

Bytes simhash(const Text& text, std::size_t words, std::size_t bits) {
    const std::vector<std::uint64_t> runs = runs_of(text, words);
    std::vector<int> sums(bits);
    for (const std::uint64_t run : runs) {
        for (std::size_t i = 0; i < bits; ++i) {
            sums[i] += ((mixed(run + i / 64) >> (i % 64)) & 1u) != 0 ? 1 : -1;
        }
    }
    Bytes bytes;
    for (const int sum : sums) {
        bytes.push_back(sum > 0 ? 1 : 0);
    }
    return bytes;
}

std::vector<Text> read_texts(const char* file) {
    std::vector<Text> texts;
    std::ifstream lines(file, std::ios::binary);
    simdjson::dom::parser parser;
    std::string line;
    while (std::getline(lines, line)) {
        simdjson::dom::element report;
        std::array<std::string_view, 4> cells;
        std::int64_t number = 0;
        if (parser.parse(line).get(report) != simdjson::SUCCESS ||
            report["half"].get(cells[0]) != simdjson::SUCCESS ||
            report["kind"].get(cells[1]) != simdjson::SUCCESS ||
            report["lang"].get(cells[2]) != simdjson::SUCCESS ||
            report["text"].get(cells[3]) != simdjson::SUCCESS || cells[0] != "dev") {
            continue;
        }
        std::string_view happening;
        if (report["happening"].get(happening) != simdjson::SUCCESS) {
            if (report["happening"].get(number) != simdjson::SUCCESS) {
                continue;
            }
        }
        texts.push_back({happening.empty() ? std::to_string(number) : std::string(happening),
                         std::string(cells[1]),
                         cells[2] == "ar" ? LanguageId::arabic : LanguageId::english,
                         std::string(cells[3])});
    }
    return texts;
}

/// Without the last third of its sentences.
std::string cut(const std::string& text) {
    const std::size_t end = text.find(". ", text.size() * 6 / 10);
    return end == std::string::npos ? text.substr(0, text.find(' ', text.size() * 6 / 10))
                                    : text.substr(0, end + 1);
}

std::string other_headline(const std::string& text, const std::string& other) {
    return other.substr(0, other.find('\n')) + text.substr(std::min(text.find('\n'), text.size()));
}

/// Each digit another.
std::string other_numbers(std::string text) {
    for (char& c : text) {
        c = c >= '0' && c <= '9' ? static_cast<char>('0' + (c - '0' + 3) % 10) : c;
    }
    return text;
}

struct Sketcher {
    std::string name;
    std::function<Bytes(const Text&)> sketch;
};

struct Pair {
    std::string kind;  ///< empty: no copy
    double likeness;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        fmt::print(stderr, "bench_sketches reports.ndjson\n");
        return 2;
    }
    const std::vector<Text> texts = read_texts(argv[1]);
    std::vector<Sketcher> sketchers;
    for (const std::size_t words : {1u, 2u, 3u}) {
        for (const unsigned bits : {8u, 4u, 2u}) {
            sketchers.push_back(
                {fmt::format("MinHash {}x{} bits, runs of {}", 512 / bits, bits, words),
                 [=](const Text& text) { return minhash(text, words, bits); }});
        }
        for (const std::size_t bits : {64u, 256u, 512u}) {
            sketchers.push_back({fmt::format("SimHash {} bits, runs of {}", bits, words),
                                 [=](const Text& text) { return simhash(text, words, bits); }});
        }
    }
    const std::vector<std::string> kinds{"cut", "headline", "notice", "numbers", "all", "real"};
    fmt::print("{} texts\n| sketch | threshold |", texts.size());
    for (const std::string& kind : kinds) {
        fmt::print(" {} |", kind);
    }
    fmt::print(" most alike of others | least alike copy | us |\n");
    for (const Sketcher& sketcher : sketchers) {
        std::vector<Bytes> sketches;
        const auto begin = std::chrono::steady_clock::now();
        for (const Text& text : texts) {
            sketches.push_back(sketcher.sketch(text));
        }
        const auto spent = std::chrono::steady_clock::now() - begin;
        std::vector<Pair> pairs;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            for (std::size_t k = i + 1; k < texts.size(); ++k) {
                if (texts[i].language == texts[k].language) {
                    const bool same = texts[i].happening == texts[k].happening;
                    const bool copy = texts[i].kind == "copy" || texts[k].kind == "copy";
                    if (same && copy && texts[i].kind != "rewrite" && texts[k].kind != "rewrite" &&
                        texts[i].kind != "conflict" && texts[k].kind != "conflict") {
                        pairs.push_back({"real", same_minima(sketches[i], sketches[k])});
                    } else {
                        pairs.push_back({"", same_minima(sketches[i], sketches[k])});
                    }
                }
            }
            const Text& one = texts[i];
            const Text& other = texts[(i + 7) % texts.size()];
            const std::string notice =
                one.language == LanguageId::english
                    ? "\nFollow us on our pages for the latest news of the region. Copyright all "
                      "rights reserved, no part may be printed without leave."
                    : "\n" + texts[0].text.substr(texts[0].text.size() * 7 / 10);
            const auto add = [&](const std::string& kind, std::string text) {
                const Text changed{one.happening, kind, one.language, std::move(text)};
                pairs.push_back({kind, same_minima(sketches[i], sketcher.sketch(changed))});
            };
            add("cut", cut(one.text));
            add("headline", other_headline(one.text, other.text));
            add("notice", one.text + notice);
            add("numbers", other_numbers(one.text));
            add("all", other_numbers(other_headline(cut(one.text), other.text)) + notice);
        }
        std::vector<double> others;
        for (const Pair& pair : pairs) {
            if (pair.kind.empty()) {
                others.push_back(pair.likeness);
            }
        }
        std::ranges::sort(others, std::greater<>());
        const double threshold = others[others.size() / 500];
        fmt::print("| {} | {:.2f} |", sketcher.name, threshold);
        for (const std::string& kind : kinds) {
            std::size_t all = 0;
            std::size_t found = 0;
            for (const Pair& pair : pairs) {
                all += pair.kind == kind ? 1u : 0u;
                found += pair.kind == kind && pair.likeness > threshold ? 1u : 0u;
            }
            fmt::print(" {:.2f} |", static_cast<double>(found) /
                                        static_cast<double>(std::max<std::size_t>(all, 1)));
        }
        double least = 1;
        for (const Pair& pair : pairs) {
            least = pair.kind.empty() ? least : std::min(least, pair.likeness);
        }
        fmt::print(" {:.2f} | {:.2f} | {:.0f} |\n", others.front(), least,
                   std::chrono::duration<double, std::micro>(spent).count() /
                       static_cast<double>(texts.size()));
    }
}
