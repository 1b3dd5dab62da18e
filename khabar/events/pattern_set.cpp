#include "khabar/events/pattern_set.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "khabar/tables/names.h"
#include "khabar/text/fold.h"

namespace khabar {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t at = text.find(separator);
        if (at != 0) {
            parts.push_back(text.substr(0, at));
        }
        text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    }
    return parts;
}

/// "obj:a|b+prep:c": every part behind a '+' is needed.
CompanionOf companion_of(std::string_view key) {
    static constexpr std::pair<std::string_view, CompanionOf> names[] = {
        {"subj", CompanionOf::subject},  {"obj", CompanionOf::object},
        {"gen", CompanionOf::genitive},  {"adj", CompanionOf::adjective},
        {"prep", CompanionOf::particle}, {"says", CompanionOf::said},
        {"must", CompanionOf::demanded}};
    for (const auto& [name, of] : names) {
        if (name == key) {
            return of;
        }
    }
    return CompanionOf::oblique;
}

std::vector<Companion> read_companions(std::string_view cell, LanguageId language,
                                       events::Vocabulary& vocabulary) {
    std::vector<Companion> all;
    for (const std::string_view part : split(cell, '+')) {
        const std::size_t colon = part.find(':');
        Companion companion;
        companion.key = part.substr(0, colon);
        companion.of = companion_of(companion.key);
        if (colon != std::string_view::npos) {
            for (const std::string_view value : alternatives(part.substr(colon + 1))) {
                if (companion.key == "prep") {
                    companion.particles.emplace_back(value);
                } else {
                    companion.lemmas.push_back(vocabulary.add(fold(value, language)));
                }
            }
        }
        events::make_list(companion.lemmas);
        all.push_back(std::move(companion));
    }
    return all;
}

std::optional<NeedClass> need_class(std::string_view name) {
    static constexpr std::pair<std::string_view, NeedClass> names[] = {
        {"actor", NeedClass::actor},   {"armed", NeedClass::armed},
        {"state", NeedClass::state},   {"civil", NeedClass::civil},
        {"place", NeedClass::place},   {"person", NeedClass::person},
        {"number", NeedClass::number}, {"violence", NeedClass::violence},
    };
    for (const auto& [each, value] : names) {
        if (each == name) {
            return value;
        }
    }
    return std::nullopt;
}

void read_needs(std::string_view cell, Pattern& pattern) {
    for (const std::string_view part : split(cell, ' ')) {
        const std::size_t equals = part.find('=');
        const std::string_view key = equals == std::string_view::npos ? "" : part.substr(0, equals);
        const std::string_view values =
            equals == std::string_view::npos ? part : part.substr(equals + 1);
        if (key == "gen" && (values == "subj" || values == "obj" || values == "either")) {
            pattern.genitive = values == "subj"  ? GenitiveIs::subject
                               : values == "obj" ? GenitiveIs::object
                                                 : GenitiveIs::either;
            continue;
        }
        Need need{key == "subj"  ? NeedOf::subject
                  : key == "obj" ? NeedOf::object
                  : key == "gen" ? NeedOf::genitive
                                 : NeedOf::clause,
                  {}};
        for (const std::string_view value : alternatives(values)) {
            if (const auto known = need_class(value)) {
                need.any.push_back(*known);
                pattern.casualty = pattern.casualty || *known == NeedClass::violence;
            }
        }
        if (!need.any.empty()) {
            pattern.needs.push_back(std::move(need));
        }
    }
}

/// It has an object, and does it harm.
bool has_victims(const Pattern& pattern) {
    const bool harm =
        pattern.type == "ASSAULT" || pattern.type == "COERCE" || pattern.type == "SANCTION";
    return harm && std::find(pattern.recipient.begin(), pattern.recipient.end(), "obj") !=
                       pattern.recipient.end();
}

Pattern read_pattern(const Sheet& sheet, std::uint32_t row, SheetId id, LanguageId language,
                     events::Vocabulary& vocabulary) {
    Pattern pattern;
    pattern.row = {id, row};
    pattern.verb = sheet.cell(row, "pos") == "VERB";
    pattern.type = sheet.cell(row, "type");
    pattern.mode = sheet.cell(row, "mode");
    pattern.actor = alternatives(sheet.cell(row, "actor"));
    pattern.recipient = alternatives(sheet.cell(row, "recipient"));
    pattern.victims = has_victims(pattern);
    pattern.with = read_companions(sheet.cell(row, "with"), language, vocabulary);
    read_needs(sheet.cell(row, "needs"), pattern);
    for (const std::string_view lemma : alternatives(sheet.cell(row, "not"))) {
        pattern.excluded.push_back(vocabulary.add(fold(lemma, language)));
    }
    events::make_list(pattern.excluded);
    const std::string_view weight = sheet.cell(row, "weight");
    std::from_chars(weight.data(), weight.data() + weight.size(), pattern.weight);
    return pattern;
}

}  // namespace

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
    lemma_rows_ = events::LemmaRows(*tables_, {language, vocabulary_, settings_, lemmas_});
}

std::string PatternSet::folded(std::string_view word) const {
    return fold(word, language_);
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
    for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
        if (room == "patterns") {
            Pattern pattern = read_pattern(sheet, row, id, language_, vocabulary_);
            for (const std::string_view lemma : alternatives(sheet.cell(row, "lemma"))) {
                Patterns& patterns = pattern.verb ? verb_patterns_ : noun_patterns_;
                const auto at = static_cast<std::size_t>(lemmas_.triggers.add(std::string(lemma)));
                patterns.resize(std::max(patterns.size(), at + 1));
                patterns[at].push_back(pattern);
            }
            rows_.push_back(std::move(pattern));
        } else if (room == "modes") {
            for (const std::string_view lemma : alternatives(sheet.cell(row, "lemma"))) {
                add_mode(sheet, row, lemma);
            }
        } else if (room == "contexts") {
            for (const std::string_view lemma : alternatives(sheet.cell(row, "lemma"))) {
                const std::string written = folded(lemma);
                const events::WordId word = vocabulary_.add(written);
                meaning(word).contexts.push_back(sheet.cell(row, "context"));
                add_phrase(written, word);
            }
        } else if (name == "aspect") {
            if (sheet.cell(row, "effect") == "auxiliary") {
                lemmas_.auxiliaries.insert(sheet.cell(row, "lemma"));
            }
        } else if (name == "place_heads") {
            const std::string_view kind = sheet.cell(row, "kind");
            if (kind == "town" || kind == "district" || kind == "region") {
                areas_.insert(sheet.cell(row, "lemma"));
            }
        } else if (name == "speech") {
            lemmas_.saying.insert(sheet.cell(row, "lemma"));
            const std::string_view act = sheet.cell(row, "act");
            if (act == "announced" || act == "confirmed" || act == "reported") {
                lemmas_.announcing.insert(sheet.cell(row, "lemma"));
            }
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
void PatternSet::add_mode(const Sheet& sheet, std::uint32_t row, std::string_view lemma) {
    const std::string written = folded(lemma);
    const events::WordId word = vocabulary_.add(written);
    const std::string_view type = sheet.cell(row, "type");
    Meaning& brought = meaning(word);
    auto& modes = brought.modes;
    const bool known = std::any_of(modes.begin(), modes.end(),
                                   [&](const Mode& other) { return other.type == type; });
    if (!known) {
        modes.push_back({type, sheet.cell(row, "mode")});
        brought.means = brought.means || (type == "ASSAULT" && !modes.back().mode.empty());
    }
    add_phrase(written, word);
}

/// At each blank, since a lemma may itself be of several words.
void PatternSet::add_phrase(std::string_view folded, events::WordId whole) {
    for (std::size_t at = folded.find(' '); at < folded.size(); at = folded.find(' ', at + 1)) {
        const events::WordId first = vocabulary_.add(std::string(folded.substr(0, at)));
        const events::WordId second = vocabulary_.add(std::string(folded.substr(at + 1)));
        phrases_.emplace(std::pair{first, second}, whole);
        const auto at_first = static_cast<std::size_t>(first);
        opens_phrase_.resize(std::max(opens_phrase_.size(), at_first + 1));
        opens_phrase_[at_first] = true;
    }
}

std::span<const Pattern> PatternSet::of(events::TriggerId lemma, bool verb) const {
    const Patterns& patterns = verb ? verb_patterns_ : noun_patterns_;
    const auto at = static_cast<std::size_t>(lemma);
    return at < patterns.size() ? std::span(patterns[at]) : std::span<const Pattern>();
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
