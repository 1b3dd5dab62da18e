#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khabar/page/byline.h"
#include "khabar/page/html_tree.h"
#include "khabar/page/page_day.h"
#include "khabar/tables/table_file.h"

namespace khabar::page {

/// The characters inside a node, a space between those of two elements, one for each run of white
/// space.
std::string spaced_text(const HtmlTree& tree, NodeIndex at);

/// A day that readers see, as the page writes it.
struct SeenDay {
    std::string text;
    bool update = false;  ///< called the day of the last change
};

/// What a page shows round its headline: days and bylines. Its <time> elements and the elements
/// whose class names a date are looked at on the whole page, but those beside the headline first.
class HeadlineRound {
public:
    /// titles  what the page calls itself elsewhere; the first heading (of the first three levels)
    ///         that one of them holds is the headline, else the first main heading
    HeadlineRound(const HtmlTree& tree, const TableFile& tables, const BylineReader& bylines,
                  const std::vector<std::string_view>& titles);

    /// Days in reach of the headline: of <time> and of elements whose class names a date, then of
    /// short lines; all of these behind the headline first, then those before it.
    [[nodiscard]] std::vector<SeenDay> days_beside(DayOrder order) const;
    /// Days of <time>, then those of elements whose class names a date, of the first 40 such
    /// elements outside comments, <nav>, <aside> and <footer>.
    [[nodiscard]] std::vector<SeenDay> days_elsewhere(DayOrder order) const;
    /// The names of the first byline in reach: an element whose class is one, or a line that
    /// begins as one.
    [[nodiscard]] std::vector<std::string> authors() const;
    /// Whether an element stands in reach of the headline; every one does where there is none.
    [[nodiscard]] bool in_reach(NodeIndex at) const;

private:
    void find_headline(const std::vector<std::string_view>& titles);
    [[nodiscard]] bool class_names_date(NodeIndex at) const;
    [[nodiscard]] bool class_names_byline(NodeIndex at) const;
    void add_days(NodeIndex begin, NodeIndex end, DayOrder order, std::vector<SeenDay>& days) const;
    [[nodiscard]] std::vector<std::string> names_at(NodeIndex at) const;
    void add_day(NodeIndex at, DayOrder order, std::vector<SeenDay>& days) const;
    void add_line(std::string_view text, bool update, DayOrder order,
                  std::vector<SeenDay>& days) const;

    const HtmlTree& tree_;
    const TableFile& tables_;
    const BylineReader& bylines_;
    NodeIndex headline_ = 0;  ///< 0: none
    NodeIndex begin_ = 0;
    NodeIndex end_ = 0;
};

}  // namespace khabar::page
