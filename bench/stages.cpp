// How fast each stage is, on the Arabic pages of examples/ and on bench/english.txt, each put
// together sixteen times. The name of a line of English ends in _en.
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

/// The text of one language as one document, and what its stages are made of.
struct Material {
    std::unique_ptr<const Coder> coder;
    std::unique_ptr<const Language> language;
    std::shared_ptr<const PatternSet> patterns;
    std::unique_ptr<const Document> document;
    gazetteer::Layers places;  ///< those built in, as the program opens them
};

std::string file(const std::string& name) {
    std::ifstream in(std::string(KHABAR_SOURCE_DIR) + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string arabic_text(const TableFile& tables) {
    std::string text;
    for (const char* name : {"01-withdrawal.html", "02-protest-and-talks.html"}) {
        if (auto page = read_page(file(std::string("examples/") + name), {}, tables)) {
            text.append(page->text()).append("\n\n");
        }
    }
    return text;
}

Material load(LanguageId id) {
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
    auto language = open_language(id, *tables);
    auto patterns = open_patterns(*tables, id);
    if (!language || !patterns) {
        return material;
    }
    const std::string text =
        id == LanguageId::arabic ? arabic_text(**tables) : file("bench/english.txt");
    std::string all;
    for (int i = 0; i < copies; ++i) {
        all += text;
    }
    std::vector<Block> blocks{
        {BlockKind::paragraph, {0, static_cast<std::uint32_t>(all.size())}, id}};
    Origin origin;
    origin.published = parse_day("2024-03-07");
    material.coder = std::move(*coder);
    material.language = std::move(*language);
    material.patterns = std::move(*patterns);
    material.document =
        std::make_unique<const Document>(std::move(origin), id, std::move(all), std::move(blocks));
    return material;
}

template <LanguageId id>
const Material& material() {
    static const Material loaded = load(id);
    return loaded;
}

template <LanguageId id, class Stage>
void run(benchmark::State& state, const Stage& stage) {
    if (!material<id>().coder) {
        state.SkipWithError("the compiled lexicon does not open");
        return;
    }
    for (auto _ : state) {
        benchmark::DoNotOptimize(stage());
    }
    const auto bytes = static_cast<std::int64_t>(material<id>().document->text().size());
    state.SetBytesProcessed(state.iterations() * bytes);
}

template <LanguageId id>
void read_words(benchmark::State& state) {
    run<id>(state, [] { return material<id>().language->read(*material<id>().document); });
    const ReadText text = material<id>().language->read(*material<id>().document);
    std::int64_t words = 0;
    for (const Token& token : text.tokens.tokens) {
        words += token.kind == TokenKind::word ? 1 : 0;
    }
    state.SetItemsProcessed(state.iterations() * words);  // words a second
}
BENCHMARK(read_words<LanguageId::arabic>)->Name("read_words")->Unit(benchmark::kMillisecond);
BENCHMARK(read_words<LanguageId::english>)->Name("read_words_en")->Unit(benchmark::kMillisecond);

template <LanguageId id>
void mentions(benchmark::State& state) {
    const ReadText text = material<id>().language->read(*material<id>().document);
    run<id>(state, [&] {
        return find_mentions(text, material<id>().coder->tables(), material<id>().places);
    });
}
BENCHMARK(mentions<LanguageId::arabic>)->Name("mentions")->Unit(benchmark::kMillisecond);
BENCHMARK(mentions<LanguageId::english>)->Name("mentions_en")->Unit(benchmark::kMillisecond);

template <LanguageId id>
void times_and_quantities(benchmark::State& state) {
    const ReadText text = material<id>().language->read(*material<id>().document);
    run<id>(state, [&] { return find_quantities(text, material<id>().coder->tables()); });
}
BENCHMARK(times_and_quantities<LanguageId::arabic>)
    ->Name("times_and_quantities")
    ->Unit(benchmark::kMillisecond);
BENCHMARK(times_and_quantities<LanguageId::english>)
    ->Name("times_and_quantities_en")
    ->Unit(benchmark::kMillisecond);

template <LanguageId id>
void actors_and_places(benchmark::State& state) {
    const ReadText text = material<id>().language->read(*material<id>().document);
    const TableFile& tables = material<id>().coder->tables();
    const std::vector<Mention> amounts = find_quantities(text, tables);
    run<id>(state, [&] {
        const mentions::Lookups lookups(text, tables, material<id>().places);
        const std::vector<Mention> places = places::find_places(lookups, amounts);
        return actors::find_actors(lookups, places);
    });
}
BENCHMARK(actors_and_places<LanguageId::arabic>)
    ->Name("actors_and_places")
    ->Unit(benchmark::kMillisecond);
BENCHMARK(actors_and_places<LanguageId::english>)
    ->Name("actors_and_places_en")
    ->Unit(benchmark::kMillisecond);

template <LanguageId id>
void clauses(benchmark::State& state) {
    const ReadText text = material<id>().language->read(*material<id>().document);
    const auto found = find_mentions(text, material<id>().coder->tables(), material<id>().places);
    run<id>(state, [&] { return split_clauses(text, found, material<id>().coder->tables()); });
}
BENCHMARK(clauses<LanguageId::arabic>)->Name("clauses")->Unit(benchmark::kMillisecond);
BENCHMARK(clauses<LanguageId::english>)->Name("clauses_en")->Unit(benchmark::kMillisecond);

template <LanguageId id>
void frames(benchmark::State& state) {
    const ReadText text = material<id>().language->read(*material<id>().document);
    const auto found = find_mentions(text, material<id>().coder->tables(), material<id>().places);
    const auto split = split_clauses(text, found, material<id>().coder->tables());
    run<id>(state,
            [&] { return frame_clauses(text, split, found, material<id>().coder->tables()); });
}
BENCHMARK(frames<LanguageId::arabic>)->Name("frames")->Unit(benchmark::kMillisecond);
BENCHMARK(frames<LanguageId::english>)->Name("frames_en")->Unit(benchmark::kMillisecond);

template <LanguageId id>
void events(benchmark::State& state) {
    const ReadText text = material<id>().language->read(*material<id>().document);
    const TableFile& tables = material<id>().coder->tables();
    const auto found = find_mentions(text, tables, material<id>().places);
    const auto split = split_clauses(text, found, tables);
    const auto told = frame_clauses(text, split, found, tables);
    run<id>(state, [&] { return code_events(text, split, told, found, *material<id>().patterns); });
}
BENCHMARK(events<LanguageId::arabic>)->Name("events")->Unit(benchmark::kMillisecond);
BENCHMARK(events<LanguageId::english>)->Name("events_en")->Unit(benchmark::kMillisecond);

template <LanguageId id>
void all_stages(benchmark::State& state) {
    run<id>(state, [] { return material<id>().coder->layers(*material<id>().document); });
}
BENCHMARK(all_stages<LanguageId::arabic>)->Name("all_stages")->Unit(benchmark::kMillisecond);
BENCHMARK(all_stages<LanguageId::english>)->Name("all_stages_en")->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
