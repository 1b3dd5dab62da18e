#include "khabar/coder/coder.h"

#include <utility>

namespace khabar {

Expected<std::unique_ptr<const Coder>> Coder::open(const std::filesystem::path& file,
                                                   gazetteer::Layers places) {
    auto tables = TableFile::open(file);
    if (!tables) {
        return tables.error();
    }
    std::unique_ptr<Coder> coder(new Coder);
    coder->tables_ = *tables;
    coder->places_ = std::move(places);
    for (const LanguageId id : lexicon_languages) {
        auto language = open_language(id, *tables);
        if (!language) {
            return language.error();
        }
        auto patterns = open_patterns(*tables, id);
        if (!patterns) {
            return patterns.error();
        }
        coder->readers_[static_cast<std::size_t>(id)] = {*std::move(language),
                                                         *std::move(patterns)};
    }
    return std::unique_ptr<const Coder>(std::move(coder));
}

Layers Coder::layers(const Document& document) const {
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
