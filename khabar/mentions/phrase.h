#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "khabar/language/language.h"
#include "khabar/tables/table_file.h"

namespace khabar::mentions {

/// What the finders ask of single words, with the sheets looked up once.
class Words {
public:
    Words(const ReadText& text, const TableFile& tables);

    /// The best reading of a token whose lemma stands in `sheet`, unless another part of speech is
    /// clearly likelier (by more than `slack`).
    [[nodiscard]] const Reading* in_sheet(std::uint32_t token, const Sheet* sheet) const;
    /// A role noun; one that the row wants bound counts with a pronoun alone ("his country").
    [[nodiscard]] const Reading* head(std::uint32_t token) const;
    /// An adjective of a country, or its people.
    [[nodiscard]] const Reading* nisba(std::uint32_t token) const {
        return in_sheet(token, countries_);
    }
    [[nodiscard]] bool quote(std::uint32_t token) const;
    /// The signs of a hashtag, which stand between the words of a name: "#Hafar_al-Batin".
    [[nodiscard]] bool joins(std::uint32_t token) const {
        return text_.words(token) == "_" || text_.words(token) == "#";
    }
    [[nodiscard]] bool unknown_name(std::uint32_t token) const;
    /// A word with the article that no row knows: behind a name, a family's.
    [[nodiscard]] bool unknown_surname(std::uint32_t token) const;
    /// A common given name, whatever else the word may be.
    [[nodiscard]] bool given_name(std::uint32_t token) const;
    [[nodiscard]] std::string_view lemma(const Reading& reading) const;

    [[nodiscard]] const Sheet* heads() const { return heads_; }
    [[nodiscard]] const Sheet* countries() const { return countries_; }
    [[nodiscard]] const Sheet* actors() const { return actors_; }
    [[nodiscard]] const Sheet* places() const { return places_; }
    [[nodiscard]] bool is(RowId row, const Sheet* sheet) const {
        return sheet != nullptr && &tables_.sheet(row.sheet) == sheet;
    }

private:
    static constexpr std::int32_t slack = 14;  // why: one neighbour's evidence and one form's
    static constexpr std::int32_t firm_slack =
        5;  // why: a likely verb or preposition is no role word
    static constexpr std::int32_t thing_slack = -6;  // why: a likely thing is nobody
    const ReadText& text_;
    const TableFile& tables_;
    const Sheet* heads_;
    const Sheet* countries_;
    const Sheet* actors_;
    const Sheet* places_;
    const Index& given_names_;
};

}  // namespace khabar::mentions
