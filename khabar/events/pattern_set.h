#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/events/code_events.h"
#include "khabar/events/confidence.h"
#include "khabar/events/domain_words.h"
#include "khabar/events/lemma_rows.h"
#include "khabar/events/pattern.h"
#include "khabar/events/signs.h"
#include "khabar/events/vocabulary.h"
#include "khabar/tables/table_file.h"

namespace khabar {

class PatternSet {
public:
    PatternSet(std::shared_ptr<const TableFile> tables, LanguageId language);

    [[nodiscard]] LanguageId language() const noexcept { return language_; }
    /// The rows of a lemma.
    [[nodiscard]] PatternRows of(events::TriggerId lemma, bool verb) const;
    [[nodiscard]] PatternRows of(RowId lemma, bool verb) const {
        return of(lemma_rows_.of(lemma).listed.trigger, verb);
    }
    /// The row that an event names; nullptr where it is none of the patterns.
    [[nodiscard]] const Pattern* row(RowId row) const;
    [[nodiscard]] const ConfidencePoints& confidence() const noexcept { return confidence_; }
    [[nodiscard]] const TableFile& tables() const noexcept { return *tables_; }
    /// The words that the rows speak of, and what each row of the lexicon is to them.
    [[nodiscard]] const events::Vocabulary& vocabulary() const noexcept { return vocabulary_; }
    [[nodiscard]] const events::LemmaRows& lemma_rows() const noexcept { return lemma_rows_; }
    /// The mode that a word gives to a type; empty: none.
    [[nodiscard]] std::string_view mode_of(std::string_view type, events::WordId word) const;
    /// Whether it gives violence a mode: a means of it ("rocket").
    [[nodiscard]] bool is_means(events::WordId word) const {
        const auto at = static_cast<std::size_t>(word);
        return at < meanings_.size() && meanings_[at].means;
    }
    /// The phrase of modes_<language> or contexts_<language> that two words make; unknown: none.
    [[nodiscard]] events::WordId phrase(events::WordId first, events::WordId second) const;
    [[nodiscard]] std::span<const std::string_view> contexts_of(events::WordId word) const;
    [[nodiscard]] const events::Weights& weights() const noexcept { return weights_; }
    [[nodiscard]] const events::Settings& settings() const noexcept { return settings_; }
    /// A verb that only tells when ("had", "became"): lexicon/<language>/aspect.tsv.
    [[nodiscard]] bool is_auxiliary(RowId lemma) const {
        return lemma_rows_.of(lemma).listed.auxiliary;
    }
    /// A word for an area or a town, no building: lexicon/<language>/place_heads.tsv.
    [[nodiscard]] bool is_area(std::string_view lemma) const { return areas_.contains(lemma); }
    /// A word of saying: lexicon/<language>/speech.tsv.
    [[nodiscard]] bool says(RowId lemma) const { return lemma_rows_.of(lemma).listed.says; }
    /// A word of announcing or confirming: lexicon/<language>/speech.tsv.
    [[nodiscard]] bool announces(RowId lemma) const {
        return lemma_rows_.of(lemma).listed.announces;
    }
    /// The row of the ontology of a type and mode; the type's own where the mode has none.
    [[nodiscard]] RowId ontology(std::string_view type, std::string_view mode) const;
    [[nodiscard]] const events::DomainWords& domains() const noexcept { return domains_; }

private:
    struct Mode {
        std::string_view type;
        std::string_view mode;
    };
    /// What a word brings by itself.
    struct Meaning {
        std::vector<Mode> modes;
        std::vector<std::string_view> contexts;
        bool means = false;  ///< a mode of ASSAULT
    };
    using RowsOf = std::vector<std::vector<std::uint32_t>>;  ///< of rows_, by TriggerId

    void read_sheet(const Sheet& sheet, SheetId id);
    void read_patterns(const Sheet& sheet, SheetId id);
    void read_words(const Sheet& sheet, bool modes);
    void read_list(const Sheet& sheet, std::string_view name);
    static void add_mode(Meaning& brought, std::string_view type, std::string_view mode);
    void add_phrase(std::string_view folded, events::WordId whole);
    Meaning& meaning(events::WordId word);

    std::shared_ptr<const TableFile> tables_;
    LanguageId language_;
    events::Vocabulary vocabulary_;
    events::DomainWords domains_;
    ConfidencePoints confidence_;
    std::vector<Pattern> rows_;  ///< of the sheet, in its order
    events::LemmaRows lemma_rows_;
    events::ListedLemmas lemmas_;
    RowsOf verb_rows_;
    RowsOf noun_rows_;
    std::vector<Meaning> meanings_;  ///< by word
    std::map<std::pair<events::WordId, events::WordId>, events::WordId> phrases_;
    std::vector<bool> opens_phrase_;  ///< by word: a phrase begins with it
    std::map<std::pair<std::string_view, std::string_view>, RowId> ontology_;
    events::Weights weights_;
    events::Settings settings_;
    std::set<std::string_view> areas_;
};

}  // namespace khabar
