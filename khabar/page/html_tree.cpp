#include "khabar/page/html_tree.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <new>
#include <utility>

#include <myhtml/callback.h>
#include <myhtml/myhtml.h>
#include <myhtml/token.h>
#include <myhtml/tree.h>

namespace khabar::page {

namespace {

// The bytes given to the parser at once: between two of them the bounds are looked at.
constexpr std::size_t chunk_bytes = std::size_t{64} << 10u;

struct Counts {
    std::size_t tokens = 0;
    std::size_t nodes = 0;
};

bool is_formatting(myhtml_tag_id_t tag) {
    switch (tag) {
        case MyHTML_TAG_A:
        case MyHTML_TAG_B:
        case MyHTML_TAG_BIG:
        case MyHTML_TAG_CODE:
        case MyHTML_TAG_EM:
        case MyHTML_TAG_FONT:
        case MyHTML_TAG_I:
        case MyHTML_TAG_NOBR:
        case MyHTML_TAG_S:
        case MyHTML_TAG_SMALL:
        case MyHTML_TAG_STRIKE:
        case MyHTML_TAG_STRONG:
        case MyHTML_TAG_TT:
        case MyHTML_TAG_U:
            return true;
        default:
            return false;
    }
}

// Their content is one text for the tokenizer, so they hold nothing that nests.
bool is_raw_text(myhtml_tag_id_t tag) {
    switch (tag) {
        case MyHTML_TAG_IFRAME:
        case MyHTML_TAG_NOEMBED:
        case MyHTML_TAG_NOFRAMES:
        case MyHTML_TAG_NOSCRIPT:
        case MyHTML_TAG_PLAINTEXT:
        case MyHTML_TAG_SCRIPT:
        case MyHTML_TAG_STYLE:
        case MyHTML_TAG_TEXTAREA:
        case MyHTML_TAG_TITLE:
        case MyHTML_TAG_XMP:
            return true;
        default:
            return false;
    }
}

// Called before each token enters the tree. A start tag that would go too deep becomes an end tag
// that closes nothing: the parser then neither nests nor adds a node.
void* before_token(myhtml_tree_t* tree, myhtml_token_node_t* token, void* context) {
    auto* counts = static_cast<Counts*>(context);
    ++counts->tokens;
    const myhtml_tag_id_t tag = token->tag_id;
    if (tag == MyHTML_TAG__TEXT || tag == MyHTML_TAG__COMMENT || tag == MyHTML_TAG__DOCTYPE ||
        tag == MyHTML_TAG__END_OF_FILE || (token->type & MyHTML_TOKEN_TYPE_CLOSE) != 0 ||
        is_raw_text(tag)) {
        return context;
    }
    const bool too_deep = tree->open_elements->length >= max_depth;
    const bool too_many =
        is_formatting(tag) && tree->active_formatting->length >= max_open_formatting;
    if (too_deep || too_many) {
        token->tag_id = MyHTML_TAG_WBR;
        token->type = static_cast<myhtml_token_type>(token->type | MyHTML_TOKEN_TYPE_CLOSE);
    }
    return context;
}

bool is_text(const myhtml_tree_node_t* node) {
    return node->token != nullptr && node->token->tag_id == MyHTML_TAG__TEXT;
}

// Called for each node that enters the tree. A text poses as a comment: MyHTML would join it to the
// text that follows, in time that grows with the square of their number and by a memcpy that
// overlaps (docs/DECISIONS/0003-html-parser.md).
void enter_node(myhtml_tree_t*, myhtml_tree_node_t* node, void* context) {
    ++static_cast<Counts*>(context)->nodes;
    if (node->tag_id == MyHTML_TAG__TEXT) {
        node->tag_id = MyHTML_TAG__COMMENT;
    }
}

// Attributes that the parser has set aside memory for.
std::size_t attribute_room(const myhtml_tree_t* tree) {
    const mcobject_async_t* pool = tree->token->attr_obj;
    const std::size_t full = pool->chunks_pos_length > 0 ? pool->chunks_pos_length - 1 : 0;
    return (full * pool->chunks_size + pool->chunks_length) * pool->origin_size;
}

struct Destroy {
    void operator()(myhtml_t* parser) const { myhtml_destroy(parser); }
    void operator()(myhtml_tree_t* tree) const { myhtml_tree_destroy(tree); }
};

Tag tag_of(const myhtml_tree_node_t* node) {
    if (is_text(node)) {
        return Tag::text;
    }
    if (node->ns != MyHTML_NAMESPACE_HTML) {
        return node->tag_id == MyHTML_TAG_SVG ? Tag::svg : Tag::other;
    }
    switch (node->tag_id) {
        case MyHTML_TAG_A:
            return Tag::a;
        case MyHTML_TAG_ABBR:
            return Tag::abbr;
        case MyHTML_TAG_ADDRESS:
            return Tag::address;
        case MyHTML_TAG_ARTICLE:
            return Tag::article;
        case MyHTML_TAG_ASIDE:
            return Tag::aside;
        case MyHTML_TAG_B:
            return Tag::b;
        case MyHTML_TAG_BASE:
            return Tag::base;
        case MyHTML_TAG_BLOCKQUOTE:
            return Tag::blockquote;
        case MyHTML_TAG_BODY:
            return Tag::body;
        case MyHTML_TAG_BR:
            return Tag::br;
        case MyHTML_TAG_BUTTON:
            return Tag::button;
        case MyHTML_TAG_CAPTION:
            return Tag::caption;
        case MyHTML_TAG_CITE:
            return Tag::cite;
        case MyHTML_TAG_CODE:
            return Tag::code;
        case MyHTML_TAG_DD:
            return Tag::dd;
        case MyHTML_TAG_DEL:
            return Tag::del;
        case MyHTML_TAG_DETAILS:
            return Tag::details;
        case MyHTML_TAG_DIALOG:
            return Tag::dialog;
        case MyHTML_TAG_DIV:
            return Tag::div;
        case MyHTML_TAG_DL:
            return Tag::dl;
        case MyHTML_TAG_DT:
            return Tag::dt;
        case MyHTML_TAG_EM:
            return Tag::em;
        case MyHTML_TAG_EMBED:
            return Tag::embed;
        case MyHTML_TAG_FIELDSET:
            return Tag::fieldset;
        case MyHTML_TAG_FIGCAPTION:
            return Tag::figcaption;
        case MyHTML_TAG_FIGURE:
            return Tag::figure;
        case MyHTML_TAG_FONT:
            return Tag::font;
        case MyHTML_TAG_FOOTER:
            return Tag::footer;
        case MyHTML_TAG_FORM:
            return Tag::form;
        case MyHTML_TAG_H1:
            return Tag::h1;
        case MyHTML_TAG_H2:
            return Tag::h2;
        case MyHTML_TAG_H3:
            return Tag::h3;
        case MyHTML_TAG_H4:
            return Tag::h4;
        case MyHTML_TAG_H5:
            return Tag::h5;
        case MyHTML_TAG_H6:
            return Tag::h6;
        case MyHTML_TAG_HEAD:
            return Tag::head;
        case MyHTML_TAG_HEADER:
            return Tag::header;
        case MyHTML_TAG_HR:
            return Tag::hr;
        case MyHTML_TAG_HTML:
            return Tag::html;
        case MyHTML_TAG_I:
            return Tag::i;
        case MyHTML_TAG_IFRAME:
            return Tag::iframe;
        case MyHTML_TAG_IMG:
            return Tag::img;
        case MyHTML_TAG_INPUT:
            return Tag::input;
        case MyHTML_TAG_LABEL:
            return Tag::label;
        case MyHTML_TAG_LI:
            return Tag::li;
        case MyHTML_TAG_LINK:
            return Tag::link;
        case MyHTML_TAG_MAIN:
            return Tag::main;
        case MyHTML_TAG_MENU:
            return Tag::menu;
        case MyHTML_TAG_META:
            return Tag::meta;
        case MyHTML_TAG_NAV:
            return Tag::nav;
        case MyHTML_TAG_NOSCRIPT:
            return Tag::noscript;
        case MyHTML_TAG_OBJECT:
            return Tag::object;
        case MyHTML_TAG_OL:
            return Tag::ol;
        case MyHTML_TAG_OPTION:
            return Tag::option;
        case MyHTML_TAG_P:
            return Tag::p;
        case MyHTML_TAG_PRE:
            return Tag::pre;
        case MyHTML_TAG_Q:
            return Tag::q;
        case MyHTML_TAG_S:
            return Tag::s;
        case MyHTML_TAG_SCRIPT:
            return Tag::script;
        case MyHTML_TAG_SECTION:
            return Tag::section;
        case MyHTML_TAG_SELECT:
            return Tag::select;
        case MyHTML_TAG_SMALL:
            return Tag::small;
        case MyHTML_TAG_SPAN:
            return Tag::span;
        case MyHTML_TAG_STRONG:
            return Tag::strong;
        case MyHTML_TAG_STYLE:
            return Tag::style;
        case MyHTML_TAG_SUB:
            return Tag::sub;
        case MyHTML_TAG_SUMMARY:
            return Tag::summary;
        case MyHTML_TAG_SUP:
            return Tag::sup;
        case MyHTML_TAG_TABLE:
            return Tag::table;
        case MyHTML_TAG_TBODY:
            return Tag::tbody;
        case MyHTML_TAG_TD:
            return Tag::td;
        case MyHTML_TAG_TEMPLATE:
            return Tag::html_template;
        case MyHTML_TAG_TEXTAREA:
            return Tag::textarea;
        case MyHTML_TAG_TH:
            return Tag::th;
        case MyHTML_TAG_THEAD:
            return Tag::thead;
        case MyHTML_TAG_TIME:
            return Tag::time;
        case MyHTML_TAG_TITLE:
            return Tag::title;
        case MyHTML_TAG_TR:
            return Tag::tr;
        case MyHTML_TAG_U:
            return Tag::u;
        case MyHTML_TAG_UL:
            return Tag::ul;
        case MyHTML_TAG_VIDEO:
            return Tag::video;
        default:
            return Tag::other;
    }
}

struct AttributeName {
    std::string_view text;
    Attribute name;
};
constexpr AttributeName attribute_names[] = {
    {"class", Attribute::class_name},  {"content", Attribute::content},
    {"datetime", Attribute::datetime}, {"hidden", Attribute::hidden},
    {"href", Attribute::href},         {"id", Attribute::id},
    {"itemprop", Attribute::itemprop}, {"itemtype", Attribute::itemtype},
    {"lang", Attribute::lang},         {"name", Attribute::name},
    {"property", Attribute::property}, {"pubdate", Attribute::pubdate},
    {"rel", Attribute::rel},           {"role", Attribute::role},
    {"type", Attribute::type},
};

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

}  // namespace

/// Copies MyHTML's tree into ours.
class TreeBuilder {
public:
    HtmlTree build(myhtml_tree_t* source, std::size_t nodes, std::size_t bytes) {
        tree_.nodes_.reserve(nodes + 1);
        tree_.pool_.reserve(bytes / 2);
        tree_.nodes_.push_back(HtmlNode{});  // the document: so that there is always a root
        const myhtml_tree_node_t* at = source->node_html;
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

private:
    static constexpr NodeIndex skipped = 0xFFFFFFFFu;

    NodeIndex add(const myhtml_tree_node_t* from, NodeIndex parent) {
        const Tag tag = tag_of(from);
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
            node.attributes =
                static_cast<std::uint32_t>(tree_.values_.size()) - node.first_attribute;
        }
        tree_.nodes_.push_back(node);
        return static_cast<NodeIndex>(tree_.nodes_.size() - 1);
    }

    void add_attributes(const myhtml_token_attr_t* attribute) {
        for (; attribute != nullptr; attribute = attribute->next) {
            const std::string_view key(attribute->key.data != nullptr ? attribute->key.data : "",
                                       attribute->key.data != nullptr ? attribute->key.length : 0);
            const auto* const known =
                std::find_if(std::begin(attribute_names), std::end(attribute_names),
                             [key](const AttributeName& name) { return name.text == key; });
            if (known == std::end(attribute_names)) {
                continue;
            }
            const std::uint32_t begin = pool_size();
            if (attribute->value.data != nullptr) {
                tree_.pool_.append(attribute->value.data, attribute->value.length);
            }
            tree_.values_.push_back({known->name, begin, pool_size()});
        }
    }

    void close(NodeIndex node) {
        if (node != skipped) {
            tree_.nodes_[node].end = static_cast<NodeIndex>(tree_.nodes_.size());
        }
    }

    [[nodiscard]] bool is_json_ld(NodeIndex script) const {
        return tree_.attribute(script, Attribute::type).find("ld+json") != std::string_view::npos;
    }

    [[nodiscard]] std::uint32_t pool_size() const {
        return static_cast<std::uint32_t>(tree_.pool_.size());
    }

    HtmlTree tree_;
};

std::string_view HtmlTree::text(NodeIndex index) const& noexcept {
    const HtmlNode& node = nodes_[index];
    return std::string_view(pool_).substr(node.begin_text, node.end_text - node.begin_text);
}

const HtmlTree::Value* HtmlTree::find(NodeIndex index, Attribute name) const noexcept {
    const HtmlNode& node = nodes_[index];
    for (std::uint32_t at = 0; at < node.attributes; ++at) {
        const Value& value = values_[node.first_attribute + at];
        if (value.name == name) {
            return &value;
        }
    }
    return nullptr;
}

std::string_view HtmlTree::attribute(NodeIndex index, Attribute name) const& noexcept {
    const Value* value = find(index, name);
    return value == nullptr
               ? std::string_view{}
               : std::string_view(pool_).substr(value->begin, value->end - value->begin);
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

Expected<HtmlTree> parse_html(std::string_view html) {
    if (html.size() > max_page_bytes) {
        return Error{ErrorCode::too_large, "", "the page is over 8 MiB"};
    }
    if (html.empty()) {
        html = " ";  // MyHTML crashes at the end of a page that never began
    }
    const std::unique_ptr<myhtml_t, Destroy> parser(myhtml_create());
    if (!parser || myhtml_init(parser.get(), MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0) != 0) {
        throw std::bad_alloc();
    }
    const std::unique_ptr<myhtml_tree_t, Destroy> tree(myhtml_tree_create());
    if (!tree || myhtml_tree_init(tree.get(), parser.get()) != 0) {
        throw std::bad_alloc();
    }
    Counts counts;
    myhtml_callback_before_token_done_set(tree.get(), before_token, &counts);
    myhtml_callback_tree_node_insert_set(tree.get(), enter_node, &counts);
    myhtml_encoding_set(tree.get(), MyENCODING_UTF_8);
    for (std::size_t at = 0; at < html.size(); at += chunk_bytes) {
        const std::string_view chunk = html.substr(at, chunk_bytes);
        if (myhtml_parse_chunk_single(tree.get(), chunk.data(), chunk.size()) != 0) {
            throw std::bad_alloc();  // the parser's only failure
        }
        if (counts.tokens > max_tokens || counts.nodes > max_nodes ||
            attribute_room(tree.get()) > max_attributes) {
            return Error{ErrorCode::too_large, "", "the page has too many elements"};
        }
    }
    if (myhtml_parse_chunk_end(tree.get()) != 0) {
        throw std::bad_alloc();
    }
    return TreeBuilder().build(tree.get(), counts.nodes, html.size());
}

}  // namespace khabar::page
