#include "khabar/events/pattern_set.h"

#include <algorithm>
#include <string>

#include "khabar/events/read_patterns.h"
#include "khabar/tables/names.h"
#include "khabar/text/fold.h"

namespace khabar {

PatternSet::PatternSet(std::shared_ptr<const TableFile> tables, LanguageId language)
    : tables_(std::move(tables)),
      language_(language),
      domains_(*tables_, language, vocabulary_),
      confidence_(*tables_) {
    if (const Sheet* sheet = tables_->sheet(sheet_of("events/weights", language))) {
        weights_ = events::Weights(*sheet);
    }
    if (const Sheet* sheet = tables_->sheet(language_sheet(language, "settings"))) {
        settings_ = events::Settings(*sheet);
    }
    const auto& sheets = tables_->sheets();
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        read_sheet(sheets[i], SheetId{static_cast<std::uint16_t>(i)});
    }
    // last: it asks which words the rows speak of
    lemma_rows_ = events::LemmaRows(*tables_, language, vocabulary_, lemmas_);
}

void PatternSet::read_sheet(const Sheet& sheet, SheetId id) {
    if (sheet.name() == "events/ontology") {
        for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
            ontology_.emplace(std::pair{sheet.cell(row, "event"), sheet.cell(row, "mode")},
                              RowId{id, row});
        }
    }
    if (!is_of_language(sheet.name(), language_)) {
        return;
    }
    const std::string_view name = name_in_folder(sheet.name());
    const std::string_view room = name.substr(0, name.rfind('_'));
    if (room == "patterns") {
        read_patterns(sheet, id);
    } else if (room == "modes" || room == "contexts") {
        read_words(sheet, room == "modes");
    } else {
        read_list(sheet, name);
    }
}

void PatternSet::read_patterns(const Sheet& sheet, SheetId id) {
    rows_ = events::read_patterns(sheet, id, language_, vocabulary_);
    for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
        RowsOf& rows_of = rows_[row].verb ? verb_rows_ : noun_rows_;
        for (const std::string_view lemma : alternatives(sheet.cell(row, "lemma"))) {
            const auto at = static_cast<std::size_t>(lemmas_.add_trigger(lemma));
            rows_of.resize(std::max(rows_of.size(), at + 1));
            rows_of[at].push_back(row);
        }
    }
}

/// The sheets of words that bring a mode or a context.
void PatternSet::read_words(const Sheet& sheet, bool modes) {
    for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
        for (const std::string_view lemma : alternatives(sheet.cell(row, "lemma"))) {
            const std::string folded = fold(lemma, language_);
            const events::WordId word = vocabulary_.add(folded);
            if (modes) {
                add_mode(meaning(word), sheet.cell(row, "type"), sheet.cell(row, "mode"));
            } else {
                meaning(word).contexts.push_back(sheet.cell(row, "context"));
            }
            add_phrase(folded, word);
        }
    }
}

/// The sheets of other rooms, of whose lemmas one thing is asked.
void PatternSet::read_list(const Sheet& sheet, std::string_view name) {
    for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
        const std::string_view lemma = sheet.cell(row, "lemma");
        if (name == "aspect") {
            if (sheet.cell(row, "effect") == "auxiliary") {
                lemmas_.add(lemma).auxiliary = true;
            }
        } else if (name == "place_heads") {
            const std::string_view kind = sheet.cell(row, "kind");
            if (kind == "town" || kind == "district" || kind == "region") {
                areas_.insert(lemma);
            }
        } else if (name == "speech") {
            const std::string_view act = sheet.cell(row, "act");
            events::ListedLemma& speech = lemmas_.add(lemma);
            speech.says = true;
            speech.announces =
                speech.announces || act == "announced" || act == "confirmed" || act == "reported";
        } else if (name == "settings") {
            events::ListedLemma& listed = lemmas_.add(lemma);
            listed.court = settings_.of(lemma) == events::Sign::court;
        } else {
            return;
        }
    }
}

PatternSet::Meaning& PatternSet::meaning(events::WordId word) {
    const auto at = static_cast<std::size_t>(word);
    if (meanings_.size() <= at) {
        meanings_.resize(at + 1);
    }
    return meanings_[at];
}

/// Of several rows of one type and word the first counts.
void PatternSet::add_mode(Meaning& brought, std::string_view type, std::string_view mode) {
    const bool known = std::any_of(brought.modes.begin(), brought.modes.end(),
                                   [&](const Mode& other) { return other.type == type; });
    if (!known) {
        brought.modes.push_back({type, mode});
        brought.means = brought.means || (type == "ASSAULT" && !mode.empty());
    }
}

/// At each blank, since a lemma may itself be of several words.
void PatternSet::add_phrase(std::string_view folded, events::WordId whole) {
    for (std::size_t at = folded.find(' '); at < folded.size(); at = folded.find(' ', at + 1)) {
        const events::WordId first = vocabulary_.add(folded.substr(0, at));
        const events::WordId second = vocabulary_.add(folded.substr(at + 1));
        phrases_.emplace(std::pair{first, second}, whole);
        const auto at_first = static_cast<std::size_t>(first);
        opens_phrase_.resize(std::max(opens_phrase_.size(), at_first + 1));
        opens_phrase_[at_first] = true;
    }
}

PatternRows PatternSet::of(events::TriggerId lemma, bool verb) const {
    const RowsOf& rows_of = verb ? verb_rows_ : noun_rows_;
    const auto at = static_cast<std::size_t>(lemma);
    return at < rows_of.size() ? PatternRows(rows_, rows_of[at]) : PatternRows();
}

const Pattern* PatternSet::row(RowId row) const {
    const bool is_pattern = row.row < rows_.size() && tables_->sheet(row.sheet).name() ==
                                                          sheet_of("events/patterns", language_);
    return is_pattern ? &rows_[row.row] : nullptr;
}

std::string_view PatternSet::mode_of(std::string_view type, events::WordId word) const {
    const auto at = static_cast<std::size_t>(word);
    if (at < meanings_.size()) {
        for (const Mode& each : meanings_[at].modes) {
            if (each.type == type) {
                return each.mode;
            }
        }
    }
    return {};
}

events::WordId PatternSet::phrase(events::WordId first, events::WordId second) const {
    const auto at = static_cast<std::size_t>(first);
    if (at >= opens_phrase_.size() || !opens_phrase_[at]) {
        return events::WordId::unknown;  // as most words
    }
    const auto found = phrases_.find({first, second});
    return found == phrases_.end() ? events::WordId::unknown : found->second;
}

std::span<const std::string_view> PatternSet::contexts_of(events::WordId word) const {
    const auto at = static_cast<std::size_t>(word);
    return at < meanings_.size() ? std::span(meanings_[at].contexts)
                                 : std::span<const std::string_view>();
}

RowId PatternSet::ontology(std::string_view type, std::string_view mode) const {
    const auto found = ontology_.find({type, mode});
    return found != ontology_.end() ? found->second : ontology_.find({type, ""})->second;
}

Expected<std::shared_ptr<const PatternSet>> open_patterns(std::shared_ptr<const TableFile> tables,
                                                          LanguageId language) {
    for (const std::string& name :
         {sheet_of("events/patterns", language), std::string("events/ontology"),
          sheet_of("events/weights", language)}) {
        if (tables->sheet(name) == nullptr || tables->sheet(name)->rows() == 0) {
            return Error{ErrorCode::bad_table, name, "the lexicon has no such sheet"};
        }
    }
    return std::shared_ptr<const PatternSet>(
        std::make_shared<PatternSet>(std::move(tables), language));
}

}  // namespace khabar
