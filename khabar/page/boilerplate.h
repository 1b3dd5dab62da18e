#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/page/lines.h"
#include "khabar/tables/table_file.h"

namespace khabar::page {

/// What a line is, beside article: the column `kind` of lexicon/page/boilerplate.tsv.
enum class LineKind : std::uint8_t {
    prose,       ///< no row fits
    no_letters,  ///< digits and signs alone
    end_marker,
    related,
    drop_line,
    read_also,
    share_word,
    menu_word,
    byline,
    notice  ///< of the site to its reader, or on the writer, of any length
};
std::string_view name(LineKind kind);

struct LineVerdict {
    LineKind kind = LineKind::prose;
    bool whole = false;        ///< the line holds nothing but the phrase
    std::optional<RowId> row;  ///< the row that says so
};

/// Knows the lines that sites put round an article. Only short lines are ever judged: a paragraph
/// that holds such a phrase in running prose is prose.
class LineJudge {
public:
    /// A table file without the sheet page/boilerplate knows no such line.
    explicit LineJudge(const TableFile& tables);
    [[nodiscard]] LineVerdict judge(std::string_view line) const;
    /// The same for whom has the line's words: max_words + 1 of them or more.
    [[nodiscard]] LineVerdict judge(std::string_view line, const FoldedLine& words) const;
    /// Whether a block of any length is a notice: a phrase of such rows stands in its first words.
    /// words  notice_words of them or more
    [[nodiscard]] LineVerdict judge_notice(const FoldedLine& words) const;

    /// Longer lines are prose. why: the longest notices under comment forms have some 20 words.
    static constexpr std::size_t max_words = 25;
    /// why: a notice says what it is at its beginning, or behind a name of up to six words.
    static constexpr std::size_t notice_words = 14;

private:
    enum class Match : std::uint8_t {
        whole_line,
        starts_line,
        label,
        anywhere_short,
        all_words,
        among_first
    };
    struct Rule {
        LineKind kind;
        Match match;
    };
    [[nodiscard]] std::optional<RowId> row_of(const Index::Found& found, Match match) const;
    /// The first phrase of such a row that stands anywhere in the first `limit` words.
    [[nodiscard]] std::optional<RowId> phrase_within(const FoldedLine& words, std::size_t limit,
                                                     Match match) const;
    [[nodiscard]] LineVerdict verdict(RowId row, bool whole) const;

    const Index* index_;
    std::vector<Rule> rules_;
};

}  // namespace khabar::page
