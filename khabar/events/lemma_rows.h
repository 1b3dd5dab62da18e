#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "khabar/core/document.h"
#include "khabar/events/evidence.h"
#include "khabar/events/vocabulary.h"
#include "khabar/tables/table_file.h"

namespace khabar::events {

/// The number of a lemma that patterns of lexicon/events/ speak of; unknown: none does.
enum class TriggerId : std::uint32_t { unknown = 0 };

/// The lemmas that some sheets speak of, as the lexicon writes them.
struct ListedLemmas {
    Vocabulary triggers;                               ///< of the patterns
    std::unordered_set<std::string_view> auxiliaries;  ///< lexicon/<language>/aspect.tsv
    std::unordered_set<std::string_view> saying;       ///< lexicon/<language>/speech.tsv
    std::unordered_set<std::string_view> announcing;   ///< the same, of announcing or confirming

    [[nodiscard]] TriggerId trigger(std::string_view lemma) const {
        return TriggerId{static_cast<std::uint32_t>(triggers.find(lemma))};
    }
};

/// A verbal noun of a verb, as its row gives it (ar/verbs: masdar, en/verbs: nouns).
struct Masdar {
    std::string_view written;
    std::string beginning;  ///< folded, without the last letter, which its plural and dual lack
    WordId word = WordId::unknown;
    TriggerId trigger = TriggerId::unknown;
    bool court = false;  ///< sets the sign `court`
};

/// A row of the lexicon as a lemma that words are read as.
struct LemmaRow {
    std::string_view lemma;         ///< as the lexicon writes it; empty where it has no such column
    WordId word = WordId::unknown;  ///< the lemma, or the form where there is none, folded
    TriggerId trigger = TriggerId::unknown;
    bool verb = false;       ///< of the verbs of its language
    bool court = false;      ///< the lemma sets the sign `court`
    bool auxiliary = false;  ///< of ListedLemmas, as the next two
    bool says = false;
    bool announces = false;
    std::uint32_t first_masdar = 0;
    std::uint32_t masdars = 0;
};

/// All rows of a language that have a lemma or form, folded once at open: no row changes after.
class LemmaRows {
public:
    LemmaRows() = default;
    /// What all rows of one language are held against.
    struct Lists {
        LanguageId language;
        const Vocabulary& vocabulary;
        const Settings& settings;
        const ListedLemmas& lemmas;
    };
    LemmaRows(const TableFile& tables, const Lists& lists);

    [[nodiscard]] const LemmaRow& of(RowId id) const {
        const auto& sheet = sheets_[static_cast<std::size_t>(id.sheet)];
        return sheet.empty() ? none_ : sheet[id.row];
    }
    [[nodiscard]] std::span<const Masdar> masdars(const LemmaRow& row) const {
        return std::span(masdars_).subspan(row.first_masdar, row.masdars);
    }

private:
    LemmaRow read(const Sheet& sheet, std::uint32_t row, const Lists& lists);

    std::vector<std::vector<LemmaRow>>
        sheets_;  ///< empty: of neither column, or of another language
    std::vector<Masdar> masdars_;
    LemmaRow none_;
};

}  // namespace khabar::events
