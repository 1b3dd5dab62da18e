#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/document.h"
#include "khabar/events/vocabulary.h"
#include "khabar/tables/table_file.h"

namespace khabar::events {

/// The number of a lemma that patterns of lexicon/events/ speak of; unknown: none does.
enum class TriggerId : std::uint32_t { unknown = 0 };

/// What some sheets say of a lemma.
struct ListedLemma {
    TriggerId trigger = TriggerId::unknown;  ///< patterns speak of it
    bool auxiliary = false;                  ///< lexicon/<language>/aspect.tsv
    bool says = false;                       ///< lexicon/<language>/speech.tsv
    bool announces = false;                  ///< the same: it announces or confirms
    bool court = false;                      ///< it sets the sign `court`
};

/// The lemmas that those sheets speak of, as the lexicon writes them: one look-up for all of them.
class ListedLemmas {
public:
    /// A reference that the next add() ends.
    ListedLemma& add(std::string_view lemma) {
        const auto at = static_cast<std::size_t>(lemmas_.add(lemma));
        listed_.resize(std::max(listed_.size(), at + 1));
        return listed_[at];
    }
    /// Triggers are numbered from 1 on.
    TriggerId add_trigger(std::string_view lemma) {
        ListedLemma& listed = add(lemma);
        if (listed.trigger == TriggerId::unknown) {
            listed.trigger = TriggerId{++triggers_};
        }
        return listed.trigger;
    }
    [[nodiscard]] const ListedLemma& of(std::string_view lemma) const {
        return listed_[static_cast<std::size_t>(lemmas_.find(lemma))];
    }

private:
    Vocabulary lemmas_;
    std::vector<ListedLemma> listed_{{}};  ///< by number; what is not listed is the first
    std::uint32_t triggers_ = 0;
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
    ListedLemma listed;             ///< what is said of the lemma
    bool verb = false;              ///< of the verbs of its language
    std::uint32_t first_masdar = 0;
    std::uint32_t masdars = 0;
};

/// All rows of a language that have a lemma or form, folded once at open: no row changes after.
class LemmaRows {
public:
    LemmaRows() = default;
    LemmaRows(const TableFile& tables, LanguageId language, const Vocabulary& vocabulary,
              const ListedLemmas& lemmas);

    [[nodiscard]] const LemmaRow& of(RowId id) const {
        const auto& sheet = sheets_[static_cast<std::size_t>(id.sheet)];
        return sheet.empty() ? none_ : sheet[id.row];
    }
    [[nodiscard]] std::span<const Masdar> masdars(const LemmaRow& row) const {
        return std::span(masdars_).subspan(row.first_masdar, row.masdars);
    }

private:
    std::vector<std::vector<LemmaRow>>
        sheets_;  ///< empty: of neither column, or of another language
    std::vector<Masdar> masdars_;
    LemmaRow none_;
};

}  // namespace khabar::events
