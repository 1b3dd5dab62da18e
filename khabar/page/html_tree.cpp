#include "khabar/page/html_tree.h"

namespace khabar::page {

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

}  // namespace

std::string_view HtmlTree::text(NodeIndex index) const& noexcept {
    const HtmlNode& node = nodes_[index];
    return std::string_view(pool_).substr(node.begin_text, node.end_text - node.begin_text);
}

const HtmlTree::Value* HtmlTree::find(NodeIndex index, Attribute name) const noexcept {
    for (const Value& value : attributes(index)) {
        if (value.name == name) {
            return &value;
        }
    }
    return nullptr;
}

std::string_view HtmlTree::attribute(NodeIndex index, Attribute name) const& noexcept {
    const Value* value = find(index, name);
    return value == nullptr ? std::string_view{} : text(*value);
}

bool HtmlTree::has(NodeIndex index, Attribute name) const noexcept {
    return find(index, name) != nullptr;
}

std::string HtmlTree::inner_text(NodeIndex index) const {
    std::string out;
    bool space = false;
    for (NodeIndex at = index; at < nodes_[index].end; ++at) {
        if (nodes_[at].tag != Tag::text) {
            space = space || nodes_[at].tag == Tag::br;
            continue;
        }
        for (const char c : text(at)) {
            if (is_space(c)) {
                space = true;
                continue;
            }
            if (space && !out.empty()) {
                out.push_back(' ');
            }
            space = false;
            out.push_back(c);
        }
    }
    return out;
}

}  // namespace khabar::page
