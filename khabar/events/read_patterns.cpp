#include "khabar/events/read_patterns.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "khabar/text/fold.h"

namespace khabar::events {

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

/// Reads the rows of a sheet, one after the other.
class PatternReader {
public:
    PatternReader(const Sheet& sheet, SheetId id, LanguageId language, Vocabulary& vocabulary)
        : sheet_(sheet), id_(id), language_(language), vocabulary_(vocabulary) {}

    Pattern read(std::uint32_t row) {
        Pattern pattern;
        pattern.row = {id_, row};
        pattern.verb = sheet_.cell(row, "pos") == "VERB";
        pattern.type = sheet_.cell(row, "type");
        pattern.mode = sheet_.cell(row, "mode");
        pattern.actor = alternatives(sheet_.cell(row, "actor"));
        pattern.recipient = alternatives(sheet_.cell(row, "recipient"));
        pattern.victims = has_victims(pattern);
        pattern.with = companions(sheet_.cell(row, "with"));
        read_needs(sheet_.cell(row, "needs"), pattern);
        pattern.excluded = words(sheet_.cell(row, "not"));
        const std::string_view weight = sheet_.cell(row, "weight");
        std::from_chars(weight.data(), weight.data() + weight.size(), pattern.weight);
        return pattern;
    }

private:
    WordList words(std::string_view cell) {
        WordList list;
        for (const std::string_view lemma : alternatives(cell)) {
            folded_.clear();
            fold_into(folded_, lemma, language_);
            list.push_back(vocabulary_.add(folded_));
        }
        make_list(list);
        return list;
    }

    /// "obj:a|b+prep:c": every part behind a '+' is needed.
    std::vector<Companion> companions(std::string_view cell) {
        std::vector<Companion> all;
        for (const std::string_view part : split(cell, '+')) {
            const std::size_t colon = part.find(':');
            Companion companion;
            companion.key = part.substr(0, colon);
            companion.of = companion_of(companion.key);
            const std::string_view values =
                colon == std::string_view::npos ? std::string_view() : part.substr(colon + 1);
            if (companion.key == "prep") {
                companion.particles = alternatives(values);
            } else {
                companion.lemmas = words(values);
            }
            all.push_back(std::move(companion));
        }
        return all;
    }

    const Sheet& sheet_;
    SheetId id_;
    LanguageId language_;
    Vocabulary& vocabulary_;
    std::string folded_;
};

}  // namespace

std::vector<Pattern> read_patterns(const Sheet& sheet, SheetId id, LanguageId language,
                                   Vocabulary& vocabulary) {
    std::vector<Pattern> rows;
    rows.reserve(sheet.rows());
    PatternReader reader(sheet, id, language, vocabulary);
    for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
        rows.push_back(reader.read(row));
    }
    return rows;
}

}  // namespace khabar::events
