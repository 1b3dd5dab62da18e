#pragma once

#include <cstdint>
#include <vector>

#include "khabar/page/class_names.h"
#include "khabar/page/html_tree.h"
#include "khabar/tables/table_file.h"

namespace khabar::page {

/// Elements that say something of all that is inside them.
enum class Inside : std::uint8_t {
    a,
    article,
    main,
    nav,
    aside,
    footer,
    header,
    form,
    figure,
    figcaption,
    table,
    list,
    blockquote,
    button,
    details,
    hidden,
    article_body,  ///< itemprop=articleBody
    count
};

/// What stands round each node of a page. Elements that hold nearly all of its prose tell nothing
/// by their names: some sites put the whole page into one form, or into a "widget".
struct Surroundings {
    std::vector<std::uint32_t> inside;  ///< of each node: bits of Inside, its own too
    std::vector<ClassRows> own;         ///< of each node: what its names say
    std::vector<ClassRows> all;         ///< its own, and those of the elements round it
    std::vector<NodeIndex> article;     ///< of each node: the innermost <article>, or 0
    std::vector<NodeIndex> list;        ///< of each node: the outermost list, or 0
};

Surroundings find_surroundings(const HtmlTree& tree, const TableFile& tables);

}  // namespace khabar::page
