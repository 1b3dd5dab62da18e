#include "khabar/evaluation/code_gold.h"

#include <utility>

#include "khabar/core/civil.h"
#include "khabar/export/record.h"
#include "khabar/page/read_text.h"

namespace khabar::evaluation {

namespace {

std::optional<LanguageId> language_of(const Text& text) {
    if (text.language.empty()) {
        return std::nullopt;
    }
    return text.language == "en" ? LanguageId::english : LanguageId::arabic;
}

Expected<Document> document_of(const Text& text, const TableFile& tables) {
    Origin origin;
    origin.id = text.id;
    origin.published_text = text.published;
    origin.published = parse_day(text.published);
    return read_text(text.text, std::move(origin), language_of(text), tables);
}

}  // namespace

std::optional<Error> code_text(const Text& text, const Coder& coder, Records& records) {
    const Expected<Document> document = document_of(text, coder.tables());
    if (!document) {
        ++records.errors;
        return std::nullopt;
    }
    const Layers layers = coder.layers(*document);
    std::string lines;
    append_records(lines, {*document, layers.events, layers.mentions, coder.tables()});
    if (auto error = read_records(lines, text.id, {&text}, records)) {
        return error;
    }
    std::vector<Telling>& told = records.of[text.id];  // a line an event, in their order
    for (std::size_t i = 0; i < layers.events.size() && i < told.size(); ++i) {
        told[i].features = layers.events[i].features;
    }
    return std::nullopt;
}

Expected<Records> code_gold(const Gold& gold, const Coder& coder) {
    Records records;
    for (const Text* text : texts_of(gold)) {
        if (auto error = code_text(*text, coder, records)) {
            return *error;
        }
    }
    return records;
}

}  // namespace khabar::evaluation
