#include "khabar/page/tree_builder.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <myhtml/myhtml.h>
#include <myhtml/token.h>

#include "khabar/page/amp.h"

namespace khabar::page {

namespace {

constexpr NodeIndex skipped = 0xFFFFFFFFu;
// Elements whose words nobody reads, and that hold more, were never closed: "<amp-ad ... />" is an
// open element, as in a browser. why: an advertisement or a consent of AMP has up to some thirty.
constexpr NodeIndex max_nodes_of_frame = 60;

struct AttributeName {
    std::string_view text;
    Attribute name;
};
// The shorter first.
constexpr AttributeName attribute_names[] = {
    {"id", Attribute::id},
    {"rel", Attribute::rel},
    {"href", Attribute::href},
    {"lang", Attribute::lang},
    {"name", Attribute::name},
    {"role", Attribute::role},
    {"type", Attribute::type},
    {"class", Attribute::class_name},
    {"hidden", Attribute::hidden},
    {"content", Attribute::content},
    {"pubdate", Attribute::pubdate},
    {"datetime", Attribute::datetime},
    {"itemprop", Attribute::itemprop},
    {"itemtype", Attribute::itemtype},
    {"property", Attribute::property},
};
constexpr std::size_t longest_name = 8;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Precondition: they are of one size, and not empty.
bool same_name(std::string_view lower_case, std::string_view any_case) {
    return lower_case[0] == lower(any_case[0]) &&
           std::equal(lower_case.begin(), lower_case.end(), any_case.begin(),
                      [](char mine, char other) { return mine == lower(other); });
}

struct KnownTag {
    myhtml_tag_id_t id;
    Tag tag;
};
constexpr KnownTag known_tags[] = {
    {MyHTML_TAG_A, Tag::a},
    {MyHTML_TAG_ABBR, Tag::abbr},
    {MyHTML_TAG_ADDRESS, Tag::address},
    {MyHTML_TAG_ARTICLE, Tag::article},
    {MyHTML_TAG_ASIDE, Tag::aside},
    {MyHTML_TAG_B, Tag::b},
    {MyHTML_TAG_BASE, Tag::base},
    {MyHTML_TAG_BLOCKQUOTE, Tag::blockquote},
    {MyHTML_TAG_BODY, Tag::body},
    {MyHTML_TAG_BR, Tag::br},
    {MyHTML_TAG_BUTTON, Tag::button},
    {MyHTML_TAG_CAPTION, Tag::caption},
    {MyHTML_TAG_CITE, Tag::cite},
    {MyHTML_TAG_CODE, Tag::code},
    {MyHTML_TAG_DD, Tag::dd},
    {MyHTML_TAG_DEL, Tag::del},
    {MyHTML_TAG_DETAILS, Tag::details},
    {MyHTML_TAG_DIALOG, Tag::dialog},
    {MyHTML_TAG_DIV, Tag::div},
    {MyHTML_TAG_DL, Tag::dl},
    {MyHTML_TAG_DT, Tag::dt},
    {MyHTML_TAG_EM, Tag::em},
    {MyHTML_TAG_EMBED, Tag::embed},
    {MyHTML_TAG_FIELDSET, Tag::fieldset},
    {MyHTML_TAG_FIGCAPTION, Tag::figcaption},
    {MyHTML_TAG_FIGURE, Tag::figure},
    {MyHTML_TAG_FONT, Tag::font},
    {MyHTML_TAG_FOOTER, Tag::footer},
    {MyHTML_TAG_FORM, Tag::form},
    {MyHTML_TAG_H1, Tag::h1},
    {MyHTML_TAG_H2, Tag::h2},
    {MyHTML_TAG_H3, Tag::h3},
    {MyHTML_TAG_H4, Tag::h4},
    {MyHTML_TAG_H5, Tag::h5},
    {MyHTML_TAG_H6, Tag::h6},
    {MyHTML_TAG_HEAD, Tag::head},
    {MyHTML_TAG_HEADER, Tag::header},
    {MyHTML_TAG_HR, Tag::hr},
    {MyHTML_TAG_HTML, Tag::html},
    {MyHTML_TAG_I, Tag::i},
    {MyHTML_TAG_IFRAME, Tag::iframe},
    {MyHTML_TAG_IMG, Tag::img},
    {MyHTML_TAG_INPUT, Tag::input},
    {MyHTML_TAG_LABEL, Tag::label},
    {MyHTML_TAG_LI, Tag::li},
    {MyHTML_TAG_LINK, Tag::link},
    {MyHTML_TAG_MAIN, Tag::main},
    {MyHTML_TAG_MENU, Tag::menu},
    {MyHTML_TAG_META, Tag::meta},
    {MyHTML_TAG_NAV, Tag::nav},
    {MyHTML_TAG_NOSCRIPT, Tag::noscript},
    {MyHTML_TAG_OBJECT, Tag::object},
    {MyHTML_TAG_OL, Tag::ol},
    {MyHTML_TAG_OPTION, Tag::option},
    {MyHTML_TAG_P, Tag::p},
    {MyHTML_TAG_PRE, Tag::pre},
    {MyHTML_TAG_Q, Tag::q},
    {MyHTML_TAG_S, Tag::s},
    {MyHTML_TAG_SCRIPT, Tag::script},
    {MyHTML_TAG_SECTION, Tag::section},
    {MyHTML_TAG_SELECT, Tag::select},
    {MyHTML_TAG_SMALL, Tag::small},
    {MyHTML_TAG_SPAN, Tag::span},
    {MyHTML_TAG_STRONG, Tag::strong},
    {MyHTML_TAG_STYLE, Tag::style},
    {MyHTML_TAG_SUB, Tag::sub},
    {MyHTML_TAG_SUMMARY, Tag::summary},
    {MyHTML_TAG_SUP, Tag::sup},
    {MyHTML_TAG_TABLE, Tag::table},
    {MyHTML_TAG_TBODY, Tag::tbody},
    {MyHTML_TAG_TD, Tag::td},
    {MyHTML_TAG_TEMPLATE, Tag::html_template},
    {MyHTML_TAG_TEXTAREA, Tag::textarea},
    {MyHTML_TAG_TH, Tag::th},
    {MyHTML_TAG_THEAD, Tag::thead},
    {MyHTML_TAG_TIME, Tag::time},
    {MyHTML_TAG_TITLE, Tag::title},
    {MyHTML_TAG_TR, Tag::tr},
    {MyHTML_TAG_U, Tag::u},
    {MyHTML_TAG_UL, Tag::ul},
    {MyHTML_TAG_VIDEO, Tag::video},
};

constexpr std::array<Tag, MyHTML_TAG_LAST_ENTRY> tags = [] {
    std::array<Tag, MyHTML_TAG_LAST_ENTRY> out{};
    for (const KnownTag& known : known_tags) {
        out[known.id] = known.tag;
    }
    return out;
}();

Tag tag_of(myhtml_tree_t* tree, const myhtml_tree_node_t* node) {
    if (is_text(node)) {
        return Tag::text;
    }
    if (node->ns != MyHTML_NAMESPACE_HTML) {
        return node->tag_id == MyHTML_TAG_SVG ? Tag::svg : Tag::other;
    }
    if (node->tag_id < tags.size()) {
        return tags[node->tag_id];
    }
    std::size_t size = 0;
    const char* text = myhtml_tag_name_by_id(tree, node->tag_id, &size);
    return text == nullptr ? Tag::other : amp_tag({text, size});
}

}  // namespace

std::optional<Attribute> attribute_of(std::string_view name) {
    if (name.size() > longest_name) {
        return std::nullopt;
    }
    for (const AttributeName& known : attribute_names) {
        if (known.text.size() > name.size()) {
            break;
        }
        if (known.text.size() == name.size() && same_name(known.text, name)) {
            return known.name;
        }
    }
    return std::nullopt;
}

HtmlTree TreeBuilder::build(myhtml_tree_t& source, std::size_t nodes, std::size_t bytes) {
    source_ = &source;
    tree_.nodes_.reserve(nodes + 1);
    tree_.pool_.reserve(bytes / 2);
    tree_.nodes_.push_back(HtmlNode{});  // the document: so that there is always a root
    const myhtml_tree_node_t* at = source.node_html;
    NodeIndex parent = 0;
    while (at != nullptr) {
        const NodeIndex here = add(at, parent);
        if (at->child != nullptr && here != skipped) {
            at = at->child;
            parent = here;
            continue;
        }
        close(here);
        while (at->next == nullptr && at->parent != nullptr && parent != 0) {
            at = at->parent;
            close(parent);
            parent = tree_.nodes_[parent].parent;
        }
        at = at->next;
    }
    close(0);
    return std::move(tree_);
}

NodeIndex TreeBuilder::add(const myhtml_tree_node_t* from, NodeIndex parent) {
    const Tag tag = tag_of(source_, from);
    if ((from->tag_id == MyHTML_TAG__COMMENT && !is_text(from)) ||
        from->tag_id == MyHTML_TAG__DOCTYPE || tag == Tag::style) {
        return skipped;
    }
    HtmlNode node;
    node.tag = tag;
    node.parent = parent;
    if (tag == Tag::text) {
        const Tag above = tree_.nodes_[parent].tag;
        if (above == Tag::script && !is_json_ld(parent)) {
            return skipped;
        }
        node.begin_text = pool_size();
        if (from->token != nullptr && from->token->str.data != nullptr) {
            tree_.pool_.append(from->token->str.data, from->token->str.length);
        }
        node.end_text = pool_size();
    } else {
        node.first_attribute = static_cast<std::uint32_t>(tree_.values_.size());
        if (from->token != nullptr) {
            add_attributes(from->token->attr_first);
        }
        node.attributes = static_cast<std::uint32_t>(tree_.values_.size()) - node.first_attribute;
    }
    tree_.nodes_.push_back(node);
    return static_cast<NodeIndex>(tree_.nodes_.size() - 1);
}

// The first of a name counts.
void TreeBuilder::add_attributes(const myhtml_token_attr_t* attribute) {
    std::uint32_t seen = 0;  // a bit an Attribute
    for (; attribute != nullptr; attribute = attribute->next) {
        if (attribute->key.data == nullptr) {
            continue;
        }
        const auto name = attribute_of({attribute->key.data, attribute->key.length});
        const std::uint32_t bit = name ? std::uint32_t{1} << static_cast<unsigned>(*name) : 0;
        if (!name || (seen & bit) != 0) {
            continue;
        }
        seen |= bit;
        const std::uint32_t begin = pool_size();
        if (attribute->value.data != nullptr) {
            tree_.pool_.append(attribute->value.data, attribute->value.length);
        }
        tree_.values_.push_back({*name, begin, pool_size()});
    }
}

void TreeBuilder::close(NodeIndex node) {
    if (node == skipped) {
        return;
    }
    HtmlNode& closed = tree_.nodes_[node];
    closed.end = static_cast<NodeIndex>(tree_.nodes_.size());
    const bool frame =
        closed.tag == Tag::embed || closed.tag == Tag::iframe || closed.tag == Tag::video;
    if (frame && closed.end - node > max_nodes_of_frame) {
        closed.tag = Tag::div;
    }
}

bool TreeBuilder::is_json_ld(NodeIndex script) const {
    return tree_.attribute(script, Attribute::type).find("ld+json") != std::string_view::npos;
}

std::uint32_t TreeBuilder::pool_size() const {
    return static_cast<std::uint32_t>(tree_.pool_.size());
}

}  // namespace khabar::page
