#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/civil.h"
#include "khabar/record/record.h"

namespace khabar::exchange {

/// Where each column of a table stands, by its name in lower case.
using Header = std::map<std::string, std::size_t, std::less<>>;
Header header_of(const std::vector<std::string>& names);

/// A row whose cells are asked for by name.
class TableRow {
public:
    TableRow(const Header& header, const std::vector<std::string>& cells)
        : header_(header), cells_(cells) {}

    /// Without blanks at its ends and without the apostrophe that defused a formula; empty where
    /// the table has no such column.
    [[nodiscard]] std::string text(std::string_view column) const;
    [[nodiscard]] std::optional<double> number(std::string_view column) const;
    /// "2025-05-16", "2025-05-16 00:00:00.000", "16 May 2025".
    [[nodiscard]] std::optional<Day> day(std::string_view column) const;
    /// A latitude or longitude that is one.
    [[nodiscard]] std::optional<double> degrees(std::string_view column, double most) const;

private:
    const Header& header_;
    const std::vector<std::string>& cells_;
};

/// "ar" where most letters are Arabic, else "en".
std::string language_of(std::string_view text);

/// A number of the killed: `best`, and the bounds where they are told.
record::Number killed(double best, std::optional<double> low, std::optional<double> high,
                      std::string words);

/// ISO 3166-1 alpha-3 of a numeric code ("434"), or of a country's English name; empty for others.
std::string country_of_number(double code);
std::string country_of_name(std::string_view name);

}  // namespace khabar::exchange
