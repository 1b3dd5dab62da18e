#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"

namespace khabar::page {

/// Over this a page is too_large. why: the largest of 317 saved news pages has 2.6 MB, and the tree
/// of a page takes up to 15 times its bytes.
constexpr std::size_t max_page_bytes = std::size_t{8} << 20u;
/// Elements deeper than this are left out and their content stands in the element above them.
/// why: browsers flatten at 512; real pages stay under 60; look-ups in the parser are linear in it.
constexpr std::size_t max_depth = 256;
/// Unclosed <b>, <font> ... that the parser opens anew in each paragraph. why: each costs a node
/// in every paragraph that follows, so that nodes grow with the product.
constexpr std::size_t max_open_formatting = 24;
/// Over these a page is too_large. why: 104 + 88 + 136 bytes each, so under 150 MB together.
constexpr std::size_t max_tokens = 400'000;
constexpr std::size_t max_nodes = 600'000;
constexpr std::size_t max_attributes = 400'000;

/// The elements that somebody asks for; all others are `other`.
enum class Tag : std::uint8_t {
    other,
    text,  ///< characters, no element
    a,
    abbr,
    address,
    article,
    aside,
    b,
    base,
    blockquote,
    body,
    br,
    button,
    caption,
    cite,
    code,
    dd,
    del,
    details,
    dialog,
    div,
    dl,
    dt,
    em,
    embed,
    fieldset,
    figcaption,
    figure,
    font,
    footer,
    form,
    h1,
    h2,
    h3,
    h4,
    h5,
    h6,
    head,
    header,
    hr,
    html,
    i,
    iframe,
    img,
    input,
    label,
    li,
    link,
    main,
    menu,
    meta,
    nav,
    noscript,
    object,
    ol,
    option,
    p,
    pre,
    q,
    s,
    script,
    section,
    select,
    small,
    span,
    strong,
    style,
    sub,
    summary,
    sup,
    svg,
    table,
    tbody,
    td,
    html_template,
    textarea,
    th,
    thead,
    time,
    title,
    tr,
    u,
    ul,
    video
};

/// The attributes that are kept; the others are forgotten.
enum class Attribute : std::uint8_t {
    class_name,
    content,
    datetime,
    hidden,
    href,  ///< of <link>: no other address is asked for
    id,
    itemprop,
    itemtype,
    lang,
    name,
    property,
    pubdate,
    rel,
    role,
    type
};

using NodeIndex = std::uint32_t;

/// A node of a page. Nodes stand in the order of the page; those inside node i are i+1 .. end-1.
struct HtmlNode {
    Tag tag = Tag::other;
    NodeIndex parent = 0;  ///< of the root: itself
    NodeIndex end = 0;     ///< first node after this one and all inside it
    std::uint32_t begin_text = 0;
    std::uint32_t end_text = 0;  ///< for Tag::text: bytes in the pool
    std::uint32_t first_attribute = 0;
    std::uint32_t attributes = 0;
};

/// A page as a browser would nest it: a forgiving, bounded tree without pointers. Scripts keep
/// their text only where they are JSON-LD; comments, styles and what frames hold for old browsers
/// are gone.
class HtmlTree {
public:
    /// An attribute and where its value stands in the pool.
    struct Value {
        Attribute name;
        std::uint32_t begin;
        std::uint32_t end;
    };

    [[nodiscard]] std::span<const HtmlNode> nodes() const& noexcept { return nodes_; }
    [[nodiscard]] std::span<const HtmlNode> nodes() const&& = delete;
    [[nodiscard]] const HtmlNode& node(NodeIndex index) const& { return nodes_[index]; }
    /// The characters of a text node; empty for an element.
    [[nodiscard]] std::string_view text(NodeIndex index) const& noexcept;
    [[nodiscard]] std::string_view text(NodeIndex) const&& = delete;
    /// All attributes that are kept of an element, in the order of the page, each name once.
    [[nodiscard]] std::span<const Value> attributes(NodeIndex index) const& noexcept {
        const HtmlNode& node = nodes_[index];
        return std::span(values_).subspan(node.first_attribute, node.attributes);
    }
    [[nodiscard]] std::span<const Value> attributes(NodeIndex) const&& = delete;
    [[nodiscard]] std::string_view text(const Value& value) const& noexcept {
        return std::string_view(pool_).substr(value.begin, value.end - value.begin);
    }
    [[nodiscard]] std::string_view text(const Value&) const&& = delete;
    /// The value, or empty when there is no such attribute (or it is empty).
    [[nodiscard]] std::string_view attribute(NodeIndex index, Attribute name) const& noexcept;
    [[nodiscard]] std::string_view attribute(NodeIndex, Attribute) const&& = delete;
    [[nodiscard]] bool has(NodeIndex index, Attribute name) const noexcept;
    /// All characters inside a node, white space runs as one space, none at the ends.
    [[nodiscard]] std::string inner_text(NodeIndex index) const;

private:
    friend class TreeBuilder;
    [[nodiscard]] const Value* find(NodeIndex index, Attribute name) const noexcept;

    std::string pool_;
    std::vector<HtmlNode> nodes_;
    std::vector<Value> values_;
};

/// Parses UTF-8; NULs are dropped. Nothing that the page says is fetched, run or opened.
/// Errors: too_large (bytes, tokens, nodes or attributes over their bound).
Expected<HtmlTree> parse_html(std::string_view html);

}  // namespace khabar::page
