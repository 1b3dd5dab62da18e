#include "khabar/events/lemma_rows.h"

#include "khabar/tables/names.h"
#include "khabar/text/fold.h"

namespace khabar::events {

namespace {

/// Of the last letter of a verbal noun in UTF-8.
std::size_t letter_bytes(LanguageId language) {
    return language == LanguageId::arabic ? 2 : 1;
}

std::string_view noun_column(LanguageId language) {
    return language == LanguageId::arabic ? "masdar" : "nouns";
}

}  // namespace

LemmaRows::LemmaRows(const TableFile& tables, const Lists& lists) {
    for (const Sheet& sheet : tables.sheets()) {
        auto& rows = sheets_.emplace_back();
        if (!is_of_language(sheet.name(), lists.language) ||
            (!sheet.column("lemma") && !sheet.column("form"))) {
            continue;
        }
        rows.reserve(sheet.rows());
        for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
            rows.push_back(read(sheet, row, lists));
        }
    }
}

LemmaRow LemmaRows::read(const Sheet& sheet, std::uint32_t row, const Lists& lists) {
    const auto& [language, vocabulary, settings, lemmas] = lists;
    LemmaRow read;
    read.lemma = sheet.cell(row, "lemma");
    read.verb = name_in_folder(sheet.name()) == "verbs";
    read.court = settings.of(read.lemma) == Sign::court;
    read.trigger = lemmas.trigger(read.lemma);
    read.auxiliary = lemmas.auxiliaries.contains(read.lemma);
    read.says = lemmas.saying.contains(read.lemma);
    read.announces = lemmas.announcing.contains(read.lemma);
    read.word =
        vocabulary.find(fold(read.lemma.empty() ? sheet.cell(row, "form") : read.lemma, language));
    read.first_masdar = static_cast<std::uint32_t>(masdars_.size());
    for (const std::string_view masdar : alternatives(sheet.cell(row, noun_column(language)))) {
        const std::string folded = fold(masdar, language);
        masdars_.push_back({masdar, folded.substr(0, folded.size() - letter_bytes(language)),
                            vocabulary.find(folded), lemmas.trigger(masdar),
                            settings.of(masdar) == Sign::court});
    }
    read.masdars = static_cast<std::uint32_t>(masdars_.size()) - read.first_masdar;
    return read;
}

}  // namespace khabar::events
