// How many words of texts the lexicon knows: NDJSON with a field "text" on standard input.
//
//   cmake --preset release -DKHABAR_BENCH=ON && cmake --build build/release --target bench_coverage
//   build/release/bench_coverage [--show N] <../shared/gold/events/gsr_detect.dev.jsonl
//
// A word is known when one of its readings has a row; a name when only the names of the lexicon
// know it; unknown otherwise, then read by its shape. --show N prints the commonest unknown words.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/input/json_line.h"
#include "khabar/language/arabic/weights.h"
#include "khabar/language/language.h"

namespace {

using namespace khabar;  // NOLINT(google-build-using-namespace): a program of its own

struct Counts {
    std::uint64_t known = 0;
    std::uint64_t names = 0;
    std::uint64_t unknown = 0;
    std::map<std::string, std::uint64_t> unknown_words;
};

void count(const ReadText& text, Counts& counts) {
    for (std::uint32_t token = 0; token < text.size(); ++token) {
        const std::string_view folded = text.folded(token);
        const bool arabic = !folded.empty() && static_cast<unsigned char>(folded[0]) >= 0xD8 &&
                            static_cast<unsigned char>(folded[0]) <= 0xDB;
        if (text.kind(token) != TokenKind::word || !arabic) {
            continue;
        }
        const auto readings = text.readings.of(token);
        const auto any = [&](auto&& holds) {
            return std::any_of(readings.begin(), readings.end(), holds);
        };
        if (any([](const Reading& reading) { return reading.lemma.has_value(); })) {
            ++counts.known;
        } else if (any([](const Reading& reading) {
                       return reading.parts.known >= arabic::weights::weak_name;
                   })) {
            ++counts.names;
        } else {
            ++counts.unknown;
            ++counts.unknown_words[std::string(text.words(token))];
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t show =
        argc == 3 && std::string_view(argv[1]) == "--show" ? std::strtoul(argv[2], nullptr, 10) : 0;
    const auto tables = TableFile::open(KHABAR_TABLES);
    if (!tables) {
        std::fprintf(stderr, "%s: %s\n", tables.error().where.c_str(),
                     tables.error().detail.c_str());
        return 4;
    }
    const auto language = open_language(LanguageId::arabic, *tables);
    if (!language) {
        return 4;
    }
    Counts counts;
    input::JsonReader reader;
    for (std::string line; std::getline(std::cin, line);) {
        const Input input = reader.read(line, "standard input");
        if (!input.page) {
            continue;
        }
        const auto size = static_cast<std::uint32_t>(input.page->bytes.size());
        const Document document(Origin{}, LanguageId::arabic, input.page->bytes,
                                {{BlockKind::paragraph, {0, size}, LanguageId::arabic}});
        count((*language)->read(document), counts);
    }
    const std::uint64_t judged = counts.known + counts.unknown;
    std::printf(
        "words %llu, names %llu, names aside %llu, with a row %llu, %.4f\n",
        static_cast<unsigned long long>(judged + counts.names),
        static_cast<unsigned long long>(counts.names), static_cast<unsigned long long>(judged),
        static_cast<unsigned long long>(counts.known),
        judged == 0 ? 0.0 : static_cast<double>(counts.known) / static_cast<double>(judged));
    std::vector<std::pair<std::uint64_t, std::string>> commonest;
    for (const auto& [word, times] : counts.unknown_words) {
        commonest.emplace_back(times, word);
    }
    std::sort(commonest.begin(), commonest.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    for (std::size_t i = 0; i < std::min(show, commonest.size()); ++i) {
        std::printf("%6llu  %s\n", static_cast<unsigned long long>(commonest[i].first),
                    commonest[i].second.c_str());
    }
    return 0;
}
