#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <myhtml/tree.h>

#include "khabar/page/html_tree.h"

namespace khabar::page {

/// Whether MyHTML's node is characters, whatever it poses as (html_parser.cpp).
inline bool is_text(const myhtml_tree_node_t* node) {
    return node->token != nullptr && node->token->tag_id == MyHTML_TAG__TEXT;
}

/// The attribute of a name in any case; nothing for those that HtmlTree forgets.
std::optional<Attribute> attribute_of(std::string_view name);

/// Copies MyHTML's tree into ours.
class TreeBuilder {
public:
    /// nodes, bytes  of the page: what to make room for
    HtmlTree build(myhtml_tree_t& source, std::size_t nodes, std::size_t bytes);

private:
    NodeIndex add(const myhtml_tree_node_t* from, NodeIndex parent);
    void add_attributes(const myhtml_token_attr_t* attribute);
    void close(NodeIndex node);
    [[nodiscard]] bool is_json_ld(NodeIndex script) const;
    [[nodiscard]] std::uint32_t pool_size() const;

    myhtml_tree_t* source_ = nullptr;  ///< while it is copied; MyHTML's look-ups take no const
    HtmlTree tree_;
};

}  // namespace khabar::page
