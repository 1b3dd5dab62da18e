#include "khabar/events/lemma_rows.h"

#include <optional>
#include <string>

#include "khabar/tables/names.h"
#include "khabar/text/fold.h"

namespace khabar::events {

namespace {

using Column = std::optional<std::uint32_t>;

/// Of the last letter of a verbal noun in UTF-8.
std::size_t letter_bytes(LanguageId language) {
    return language == LanguageId::arabic ? 2 : 1;
}

std::string_view noun_column(LanguageId language) {
    return language == LanguageId::arabic ? "masdar" : "nouns";
}

}  // namespace

LemmaRows::LemmaRows(const TableFile& tables, LanguageId language, const Vocabulary& vocabulary,
                     const ListedLemmas& lemmas) {
    std::string folded;
    const auto fold_word = [&](std::string_view word) -> const std::string& {
        folded.clear();
        fold_into(folded, word, language);
        return folded;
    };
    for (const Sheet& sheet : tables.sheets()) {
        auto& rows = sheets_.emplace_back();
        const Column lemma = sheet.column("lemma");
        const Column form = sheet.column("form");
        if (!is_of_language(sheet.name(), language) || (!lemma && !form)) {
            continue;
        }
        const auto cell = [&sheet](std::uint32_t row, Column column) {
            return column ? sheet.cell(row, *column) : std::string_view();
        };
        const Column nouns = sheet.column(noun_column(language));
        const bool verbs = name_in_folder(sheet.name()) == "verbs";
        rows.reserve(sheet.rows());
        for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
            LemmaRow& read = rows.emplace_back();
            read.lemma = cell(row, lemma);
            read.verb = verbs;
            read.listed = lemmas.of(read.lemma);
            read.word =
                vocabulary.find(fold_word(read.lemma.empty() ? cell(row, form) : read.lemma));
            read.first_masdar = static_cast<std::uint32_t>(masdars_.size());
            for (const std::string_view masdar : alternatives(cell(row, nouns))) {
                const std::string_view all = fold_word(masdar);
                const ListedLemma& listed = lemmas.of(masdar);
                masdars_.push_back({masdar,
                                    std::string(all.substr(0, all.size() - letter_bytes(language))),
                                    vocabulary.find(all), listed.trigger, listed.court});
            }
            read.masdars = static_cast<std::uint32_t>(masdars_.size()) - read.first_masdar;
        }
    }
}

}  // namespace khabar::events
