#include "khabar/events/lemma_rows.h"

#include "khabar/text/fold.h"

namespace khabar::events {

namespace {

constexpr std::size_t letter_bytes = 2;  // of any Arabic letter in UTF-8

}  // namespace

LemmaRows::LemmaRows(const TableFile& tables, const Vocabulary& vocabulary,
                     const Settings& settings) {
    for (const Sheet& sheet : tables.sheets()) {
        auto& rows = sheets_.emplace_back();
        if (!sheet.column("lemma") && !sheet.column("form")) {
            continue;
        }
        rows.reserve(sheet.rows());
        for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
            rows.push_back(read(sheet, row, vocabulary, settings));
        }
    }
}

LemmaRow LemmaRows::read(const Sheet& sheet, std::uint32_t row, const Vocabulary& vocabulary,
                         const Settings& settings) {
    LemmaRow read;
    read.lemma = sheet.cell(row, "lemma");
    read.verb = sheet.name() == "ar/verbs";
    read.court = settings.of(read.lemma) == Sign::court;
    read.word = vocabulary.find(
        fold(read.lemma.empty() ? sheet.cell(row, "form") : read.lemma, LanguageId::arabic));
    read.first_masdar = static_cast<std::uint32_t>(masdars_.size());
    for (const std::string_view masdar : alternatives(sheet.cell(row, "masdar"))) {
        const std::string folded = fold(masdar, LanguageId::arabic);
        masdars_.push_back({masdar, folded.substr(0, folded.size() - letter_bytes),
                            vocabulary.find(folded), settings.of(masdar) == Sign::court});
    }
    read.masdars = static_cast<std::uint32_t>(masdars_.size()) - read.first_masdar;
    return read;
}

}  // namespace khabar::events
