#include "khabar/page/surroundings.h"

#include <cstddef>
#include <string_view>

namespace khabar::page {

namespace {

// An element that holds so much of the page's prose is not believed.
constexpr std::uint64_t prose_percent = 75;
// Nor is one that holds this much and the page's first heading.
constexpr std::uint64_t heading_percent = 30;
// A text of so many bytes outside links counts as prose.
constexpr std::uint32_t prose_bytes = 80;

constexpr std::uint32_t bit(Inside inside) {
    return std::uint32_t{1} << static_cast<unsigned>(inside);
}

std::uint32_t bit_of(Tag tag) {
    switch (tag) {
        case Tag::a:
            return bit(Inside::a);
        case Tag::article:
            return bit(Inside::article);
        case Tag::main:
            return bit(Inside::main);
        case Tag::nav:
        case Tag::menu:
            return bit(Inside::nav);
        case Tag::aside:
            return bit(Inside::aside);
        case Tag::footer:
            return bit(Inside::footer);
        case Tag::header:
            return bit(Inside::header);
        case Tag::form:
            return bit(Inside::form);
        case Tag::figure:
            return bit(Inside::figure);
        case Tag::figcaption:
        case Tag::caption:
            return bit(Inside::figcaption);
        case Tag::table:
            return bit(Inside::table);
        case Tag::ul:
        case Tag::ol:
        case Tag::dl:
            return bit(Inside::list);
        case Tag::blockquote:
            return bit(Inside::blockquote);
        case Tag::button:
        case Tag::label:
            return bit(Inside::button);
        case Tag::details:
        case Tag::dialog:
            return bit(Inside::details);
        default:
            return 0;
    }
}

std::uint32_t bits_of_attributes(const HtmlTree& tree, NodeIndex node) {
    std::uint32_t bits = 0;
    for (const HtmlTree::Value& value : tree.attributes(node)) {
        if (value.name == Attribute::hidden) {
            bits |= bit(Inside::hidden);
        } else if (value.name == Attribute::itemprop && tree.text(value) == "articleBody") {
            bits |= bit(Inside::article_body);
        }
    }
    return bits;
}

// What an element does to the page round the article.
constexpr std::uint32_t frame = bit(Inside::nav) | bit(Inside::aside) | bit(Inside::footer) |
                                bit(Inside::header) | bit(Inside::form) | bit(Inside::details) |
                                bit(Inside::hidden) | bit(Inside::list) | bit(Inside::table) |
                                bit(Inside::figure);

struct Prose {
    std::vector<std::uint64_t> bytes;  ///< inside each node
    std::vector<bool> headings;        ///< of each node: whether it is, or holds, an h1
};

Prose weigh_prose(const HtmlTree& tree) {
    const auto nodes = tree.nodes();
    Prose prose{std::vector<std::uint64_t>(nodes.size(), 0),
                std::vector<bool>(nodes.size(), false)};
    for (auto at = static_cast<NodeIndex>(nodes.size()); at-- > 1;) {
        const HtmlNode& node = nodes[at];
        if (node.tag == Tag::text) {
            const Tag above = nodes[node.parent].tag;
            const std::uint32_t bytes = node.end_text - node.begin_text;
            const bool read = above != Tag::a && above != Tag::script && above != Tag::style &&
                              above != Tag::noscript && above != Tag::textarea;
            if (bytes >= prose_bytes && read) {
                prose.bytes[at] = bytes;
            }
        }
        prose.bytes[node.parent] += prose.bytes[at];
        prose.headings[at] = prose.headings[at] || node.tag == Tag::h1;
        prose.headings[node.parent] = prose.headings[node.parent] || prose.headings[at];
    }
    return prose;
}

}  // namespace

Surroundings find_surroundings(const HtmlTree& tree, const TableFile& tables) {
    const auto nodes = tree.nodes();
    const Prose prose = weigh_prose(tree);
    Surroundings found{
        std::vector<std::uint32_t>(nodes.size(), 0), std::vector<ClassRows>(nodes.size(), 0),
        std::vector<ClassRows>(nodes.size(), 0), std::vector<NodeIndex>(nodes.size(), 0),
        std::vector<NodeIndex>(nodes.size(), 0)};
    ClassNames names(tables);
    for (NodeIndex at = 1; at < nodes.size(); ++at) {
        const HtmlNode& node = nodes[at];
        found.inside[at] = found.inside[node.parent];
        found.all[at] = found.all[node.parent];
        found.article[at] = node.tag == Tag::article ? at : found.article[node.parent];
        found.list[at] = found.list[node.parent];
        if (found.list[at] == 0 && bit_of(node.tag) == bit(Inside::list)) {
            found.list[at] = at;
        }
        if (node.tag == Tag::text || node.tag == Tag::body || node.tag == Tag::html) {
            continue;
        }
        const auto holds = [&](std::uint64_t percent) {
            return prose.bytes[0] > 0 && prose.bytes[at] * 100 >= prose.bytes[0] * percent;
        };
        const bool whole = holds(prose_percent) || (prose.headings[at] && holds(heading_percent));
        const std::uint32_t own = bit_of(node.tag) | bits_of_attributes(tree, at);
        found.inside[at] |= whole ? own & ~frame : own;
        const ClassRows named = names.rows(tree, at);
        found.own[at] = whole ? named & names.body() : named;
        found.all[at] |= found.own[at];
    }
    return found;
}

}  // namespace khabar::page
