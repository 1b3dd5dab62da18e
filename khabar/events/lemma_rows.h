#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/document.h"
#include "khabar/events/evidence.h"
#include "khabar/events/vocabulary.h"
#include "khabar/tables/table_file.h"

namespace khabar::events {

/// A verbal noun of a verb, as its row gives it (ar/verbs: masdar, en/verbs: nouns).
struct Masdar {
    std::string_view written;
    std::string beginning;  ///< folded, without the last letter, which its plural and dual lack
    WordId word = WordId::unknown;
    bool court = false;  ///< sets the sign `court`
};

/// A row of the lexicon as a lemma that words are read as.
struct LemmaRow {
    std::string_view lemma;         ///< as the lexicon writes it; empty where it has no such column
    WordId word = WordId::unknown;  ///< the lemma, or the form where there is none, folded
    bool verb = false;              ///< of the verbs of its language
    bool court = false;             ///< the lemma sets the sign `court`
    std::uint32_t first_masdar = 0;
    std::uint32_t masdars = 0;
};

/// All rows of a language that have a lemma or form, folded once at open: no row changes after.
class LemmaRows {
public:
    LemmaRows() = default;
    LemmaRows(const TableFile& tables, LanguageId language, const Vocabulary& vocabulary,
              const Settings& settings);

    [[nodiscard]] const LemmaRow& of(RowId id) const {
        const auto& sheet = sheets_[static_cast<std::size_t>(id.sheet)];
        return sheet.empty() ? none_ : sheet[id.row];
    }
    [[nodiscard]] std::span<const Masdar> masdars(const LemmaRow& row) const {
        return std::span(masdars_).subspan(row.first_masdar, row.masdars);
    }

private:
    LemmaRow read(const Sheet& sheet, std::uint32_t row, LanguageId language,
                  const Vocabulary& vocabulary, const Settings& settings);

    std::vector<std::vector<LemmaRow>>
        sheets_;  ///< empty: of neither column, or of another language
    std::vector<Masdar> masdars_;
    LemmaRow none_;
};

}  // namespace khabar::events
