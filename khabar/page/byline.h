#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/tables/table_file.h"

namespace khabar::page {

/// Knows names of writers from what stands round them (rows of page/bylines, and the bylines of
/// page/boilerplate).
class BylineReader {
public:
    explicit BylineReader(const TableFile& tables);

    /// The names in a byline or a field of authors: "By Ann Example and Bob Sample, Reporters | 3
    /// March" holds two. Offices, staff, dates, addresses and credits of pictures are no names.
    /// Empty where nothing looks like a name.
    ///
    /// text   over 300 bytes it is a biography, and holds none
    [[nodiscard]] std::vector<std::string> names(std::string_view text) const;

    /// Whether the whole is what stands before names ("Written by").
    [[nodiscard]] bool is_preface(std::string_view text) const;

    /// Whether a line begins as a byline does: "By Ann Example", "Writer: Ann Example", "By".
    ///
    /// text   over 120 bytes it is none
    [[nodiscard]] bool begins_byline(std::string_view text) const;

    /// Whether all words of a name in Latin letters begin with a capital, but for "van", "al" and
    /// their kin (rows, part particle).
    [[nodiscard]] bool written_as_name(std::string_view name) const;

    /// Where a line begins to give the day of the last change ("3 March, updated 4 March": at
    /// "updated"); npos where it does not.
    ///
    /// text   its first 20 words are read
    [[nodiscard]] std::size_t find_update(std::string_view text) const;

private:
    [[nodiscard]] bool is_part(std::string_view key, std::string_view part) const;
    [[nodiscard]] bool stands_before_names(std::string_view key) const;
    [[nodiscard]] std::string_view without_preface(std::string_view text) const;
    [[nodiscard]] std::vector<std::string_view> split(std::string_view text) const;
    [[nodiscard]] bool looks_like_name(std::string_view text) const;

    const TableFile& tables_;
    const Index* rows_;
    const Index* lines_;
};

}  // namespace khabar::page
