#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "khabar/core/civil.h"
#include "khabar/tables/table_file.h"

namespace khabar::mentions {

/// A title at the beginning of a run of words.
struct TitleMatch {
    RowId title;            ///< of actors/titles
    std::size_t words = 0;  ///< how many of the words it takes, at least 1
};

/// Who held which office when: actors/titles and actors/terms. A title held in a country or a body
/// is an office; its permanent id is COUNTRY.KEY ("EGY.president", "org.un.secretary-general").
/// Holds no copies: as cheap to make as the views that it keeps. The tables outlive it.
class Offices {
public:
    explicit Offices(const TableFile& tables);

    /// The longest form of a title that the words begin with.
    ///
    /// folded  words as fold() gives them, with their articles, without attached particles
    /// returns nothing where they begin with no title
    [[nodiscard]] std::optional<TitleMatch> title(std::span<const std::string_view> folded) const;

    /// Who held a title there on a day.
    ///
    /// title   a row of actors/titles
    /// country the `country` of actors/terms: ISO alpha-3, or the id of a body or place
    /// day     nothing: not known
    /// returns a row of actors/actors; nothing where the day or the holder is not known, or where
    ///         the terms of two holders may cover it (deputies; the day or month of a hand-over). A
    ///         term whose beginning is not known covers no day.
    [[nodiscard]] std::optional<RowId> holder(RowId title, std::string_view country,
                                              std::optional<Day> day) const;

    /// Whether a row of actors/actors held a title there: on the day, or ever where it is not
    /// known.
    [[nodiscard]] bool held(RowId title, std::string_view country, RowId holder,
                            std::optional<Day> day) const;

private:
    const TableFile& tables_;
    const Index& titles_;
    const Index& terms_;
    const Index& ids_;
};

}  // namespace khabar::mentions
