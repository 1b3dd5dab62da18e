#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "khabar/page/html_tree.h"
#include "khabar/tables/table_file.h"

namespace khabar::page {

/// Rows of lexicon/page/classes.tsv, a bit a row. why: a set of rows is inherited down the tree
/// by one `or`; the sheet has some 40 rows, and those beyond 64 are not looked at.
using ClassRows = std::uint64_t;
constexpr std::uint32_t max_class_rows = 64;

/// Knows what the names of an element (class, id, role, itemprop) say of it. A name is cut at
/// hyphens, underscores and capitals, and the longest form of a row that fits a run of its words
/// counts: "relatedPosts", "related-posts" and "related_posts" are "related posts".
class ClassNames {
public:
    explicit ClassNames(const TableFile& tables);
    /// The rows that fit an element's names. Answers are kept: a page repeats its names.
    [[nodiscard]] ClassRows rows(const HtmlTree& tree, NodeIndex node);
    /// The rows that name an article's own element (effect `body`).
    [[nodiscard]] ClassRows body() const noexcept { return body_; }

private:
    void add(std::string_view name, ClassRows& rows);
    [[nodiscard]] ClassRows look_up(std::string_view name) const;

    const Index* index_;
    ClassRows body_ = 0;
    std::unordered_map<std::string_view, ClassRows> known_;  ///< names, views into the tree
};

}  // namespace khabar::page
