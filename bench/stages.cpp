// How fast each stage is, on the Arabic pages of examples/, put together sixteen times.
//
//   cmake --preset release -DKHABAR_BENCH=ON && cmake --build build/release --target bench_stages
//   build/release/bench_stages
//
// bytes_per_second counts the bytes of the article's text; each line is one stage alone, the last
// one all of them.

#include <benchmark/benchmark.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "khabar/attribution/frame.h"
#include "khabar/coder/coder.h"
#include "khabar/events/code_events.h"
#include "khabar/gazetteer/layers.h"
#include "khabar/mentions/actors.h"
#include "khabar/mentions/lookups.h"
#include "khabar/mentions/places.h"
#include "khabar/page/read_page.h"

namespace {

using namespace khabar;  // NOLINT(google-build-using-namespace): a program of its own

constexpr int copies = 16;

/// The text of the example pages as one document, and what the stages make of it.
struct Material {
    std::unique_ptr<const Coder> coder;
    std::unique_ptr<const Language> language;
    std::shared_ptr<const PatternSet> patterns;
    std::unique_ptr<const Document> document;
    gazetteer::Layers places;  ///< those built in, as the program opens them
};

std::string file(const std::string& name) {
    std::ifstream in(std::string(KHABAR_SOURCE_DIR) + "/examples/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Material load() {
    Material material;
    auto tables = TableFile::open(KHABAR_TABLES);
    auto places = gazetteer::open_layers(
        gazetteer::default_layer_paths(std::filesystem::path(KHABAR_TABLES).parent_path()));
    if (!tables || !places) {
        return material;
    }
    auto coder = Coder::open(KHABAR_TABLES, *places);
    if (!coder) {
        return material;
    }
    material.places = *std::move(places);
    auto language = open_language(LanguageId::arabic, *tables);
    auto patterns = open_patterns(*tables, LanguageId::arabic);
    if (!language || !patterns) {
        return material;
    }
    std::string text;
    for (const char* name : {"01-withdrawal.html", "02-protest-and-talks.html"}) {
        if (auto page = read_page(file(name), {}, **tables)) {
            text.append(page->text()).append("\n\n");
        }
    }
    std::string all;
    for (int i = 0; i < copies; ++i) {
        all += text;
    }
    std::vector<Block> blocks{
        {BlockKind::paragraph, {0, static_cast<std::uint32_t>(all.size())}, LanguageId::arabic}};
    Origin origin;
    origin.published = parse_day("2024-03-07");
    material.coder = std::move(*coder);
    material.language = std::move(*language);
    material.patterns = std::move(*patterns);
    material.document = std::make_unique<const Document>(std::move(origin), LanguageId::arabic,
                                                         std::move(all), std::move(blocks));
    return material;
}

const Material& material() {
    static const Material loaded = load();
    return loaded;
}

template <class Stage>
void run(benchmark::State& state, const Stage& stage) {
    if (!material().coder) {
        state.SkipWithError("the compiled lexicon does not open");
        return;
    }
    for (auto _ : state) {
        benchmark::DoNotOptimize(stage());
    }
    const auto bytes = static_cast<std::int64_t>(material().document->text().size());
    state.SetBytesProcessed(state.iterations() * bytes);
}

void read_words(benchmark::State& state) {
    run(state, [] { return material().language->read(*material().document); });
    const ReadText text = material().language->read(*material().document);
    std::int64_t words = 0;
    for (const Token& token : text.tokens.tokens) {
        words += token.kind == TokenKind::word ? 1 : 0;
    }
    state.SetItemsProcessed(state.iterations() * words);  // words a second
}
BENCHMARK(read_words)->Unit(benchmark::kMillisecond);

void mentions(benchmark::State& state) {
    const ReadText text = material().language->read(*material().document);
    run(state, [&] { return find_mentions(text, material().coder->tables(), material().places); });
}
BENCHMARK(mentions)->Unit(benchmark::kMillisecond);

void times_and_quantities(benchmark::State& state) {
    const ReadText text = material().language->read(*material().document);
    run(state, [&] { return find_quantities(text, material().coder->tables()); });
}
BENCHMARK(times_and_quantities)->Unit(benchmark::kMillisecond);

void actors_and_places(benchmark::State& state) {
    const ReadText text = material().language->read(*material().document);
    const TableFile& tables = material().coder->tables();
    const std::vector<Mention> amounts = find_quantities(text, tables);
    run(state, [&] {
        const mentions::Lookups lookups(text, tables, material().places);
        const std::vector<Mention> places = places::find_places(lookups, amounts);
        return actors::find_actors(lookups, places);
    });
}
BENCHMARK(actors_and_places)->Unit(benchmark::kMillisecond);

void clauses(benchmark::State& state) {
    const ReadText text = material().language->read(*material().document);
    const auto found = find_mentions(text, material().coder->tables(), material().places);
    run(state, [&] { return split_clauses(text, found, material().coder->tables()); });
}
BENCHMARK(clauses)->Unit(benchmark::kMillisecond);

void frames(benchmark::State& state) {
    const ReadText text = material().language->read(*material().document);
    const auto found = find_mentions(text, material().coder->tables(), material().places);
    const auto split = split_clauses(text, found, material().coder->tables());
    run(state, [&] { return frame_clauses(text, split, found, material().coder->tables()); });
}
BENCHMARK(frames)->Unit(benchmark::kMillisecond);

void events(benchmark::State& state) {
    const ReadText text = material().language->read(*material().document);
    const TableFile& tables = material().coder->tables();
    const auto found = find_mentions(text, tables, material().places);
    const auto split = split_clauses(text, found, tables);
    const auto told = frame_clauses(text, split, found, tables);
    run(state, [&] { return code_events(text, split, told, found, *material().patterns); });
}
BENCHMARK(events)->Unit(benchmark::kMillisecond);

void all_stages(benchmark::State& state) {
    run(state, [] { return material().coder->layers(*material().document); });
}
BENCHMARK(all_stages)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
