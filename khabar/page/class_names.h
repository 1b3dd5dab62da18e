#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "khabar/core/span.h"
#include "khabar/page/html_tree.h"
#include "khabar/tables/table_file.h"

namespace khabar::page {

/// Rows of lexicon/page/classes.tsv, a bit a row. why: a set of rows is inherited down the tree
/// by one `or`; the sheet has some 40 rows, and those beyond 64 are not looked at.
using ClassRows = std::uint64_t;
constexpr std::uint32_t max_class_rows = 64;

/// The words of a name in lower case, in one string with a space between two.
class SplitName {
public:
    /// Takes another name; keeps its memory.
    void read(std::string_view name);
    [[nodiscard]] std::size_t words() const noexcept { return words_.size(); }
    /// Precondition: 0 < count, first + count <= words().
    [[nodiscard]] std::string_view key(std::size_t first, std::size_t count) const& noexcept {
        const std::uint32_t begin = words_[first].begin;
        return std::string_view(text_).substr(begin, words_[first + count - 1].end - begin);
    }
    [[nodiscard]] std::string_view key(std::size_t, std::size_t) const&& = delete;

private:
    std::string text_;
    std::vector<Span> words_;  ///< in text_
};

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
    [[nodiscard]] ClassRows rows_of_classes(std::string_view classes);
    [[nodiscard]] ClassRows rows_of_name(std::string_view name);
    [[nodiscard]] ClassRows look_up(std::string_view name);

    using Known =
        std::unordered_map<std::string_view, ClassRows>;  ///< keys are views into the tree

    const Index* index_;
    ClassRows body_ = 0;
    Known classes_;  ///< whole attributes
    Known names_;
    SplitName split_;  ///< the name at hand
};

}  // namespace khabar::page
