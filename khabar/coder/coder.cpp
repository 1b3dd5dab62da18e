#include "khabar/coder/coder.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "khabar/coder/join_layers.h"

namespace khabar {

namespace {

/// The document's own language, and those of its other blocks.
std::vector<LanguageId> languages_of(const Document& document) {
    std::vector<LanguageId> languages{document.language()};
    for (const Block& block : document.blocks()) {
        if (std::ranges::find(languages, block.language) == languages.end()) {
            languages.push_back(block.language);
        }
    }
    return languages;
}

/// The same text with the blocks of one language alone.
Document blocks_in(const Document& document, LanguageId language) {
    std::vector<Block> blocks;
    std::ranges::copy_if(document.blocks(), std::back_inserter(blocks),
                         [language](const Block& block) { return block.language == language; });
    return {document.origin(), language, std::string(document.text()), std::move(blocks)};
}

/// Layers of a part of a Document, which speak of the whole: both have the same text.
Layers whole(Layers part, const Document& document) {
    return {ReadText{document, std::move(part.text.tokens), std::move(part.text.readings),
                     std::move(part.text.folded_pool), std::move(part.text.folded_spans),
                     std::move(part.text.hashes)},
            std::move(part.mentions),
            std::move(part.clauses),
            std::move(part.frames),
            std::move(part.events),
            std::move(part.candidates),
            part.tally};
}

}  // namespace

Expected<std::unique_ptr<const Coder>> Coder::open(const std::filesystem::path& file,
                                                   gazetteer::Layers places) {
    auto tables = TableFile::open(file);
    if (!tables) {
        return tables.error();
    }
    std::unique_ptr<Coder> coder(new Coder);
    coder->tables_ = *tables;
    coder->places_ = std::move(places);
    // Each language on a thread of its own, or one after the other where there are no threads.
    std::array<std::future<Expected<Reader>>, std::size(lexicon_languages)> readers;
    std::ranges::transform(lexicon_languages, readers.begin(), [&tables](LanguageId id) {
        return std::async([&tables, id] { return open_reader(id, *tables); });
    });
    for (std::size_t i = 0; i < readers.size(); ++i) {
        auto reader = readers[i].get();
        if (!reader) {
            return reader.error();
        }
        coder->readers_[static_cast<std::size_t>(lexicon_languages[i])] = *std::move(reader);
    }
    return std::unique_ptr<const Coder>(std::move(coder));
}

Expected<Coder::Reader> Coder::open_reader(LanguageId id,
                                           const std::shared_ptr<const TableFile>& tables) {
    auto language = open_language(id, tables);
    if (!language) {
        return language.error();
    }
    auto patterns = open_patterns(tables, id);
    if (!patterns) {
        return patterns.error();
    }
    return Reader{*std::move(language), *std::move(patterns)};
}

Layers Coder::layers(const Document& document) const {
    const auto own = [&](const Block& block) { return block.language == document.language(); };
    if (std::ranges::all_of(document.blocks(), own)) {
        return read(document);
    }
    std::optional<Layers> all;
    for (const LanguageId language : languages_of(document)) {
        const Document part = blocks_in(document, language);
        Layers layers = read(part);
        if (all) {
            join_layers(*all, std::move(layers));
        } else {
            all.emplace(whole(std::move(layers), document));
        }
    }
    return *std::move(all);
}

Layers Coder::read(const Document& document) const {
    const auto& [language, patterns] = reader(document.language());
    ReadText text = language->read(document);
    std::vector<Mention> mentions = find_mentions(text, *tables_, places_);
    std::vector<Clause> clauses = split_clauses(text, mentions, *tables_);
    std::vector<Frame> frames = frame_clauses(text, clauses, mentions, *tables_);
    auto [events, candidates, tally] = code_events(text, clauses, frames, mentions, *patterns);
    return {std::move(text),
            std::move(mentions),
            std::move(clauses),
            std::move(frames),
            std::move(events),
            std::move(candidates),
            tally};
}

Report Coder::code(Document document) const {
    Layers layers = this->layers(document);
    return {std::move(document), std::move(layers.events), std::move(layers.mentions),
            layers.tally};
}

}  // namespace khabar
