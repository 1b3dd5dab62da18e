#include "khabar/page/html_tree.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <new>
#include <optional>
#include <utility>

#include <myhtml/callback.h>
#include <myhtml/myhtml.h>
#include <myhtml/token.h>
#include <myhtml/tree.h>

#include "khabar/page/tree_builder.h"

namespace khabar::page {

namespace {

// The bytes given to the parser at once: between two of them the bounds are looked at.
constexpr std::size_t chunk_bytes = std::size_t{64} << 10u;

/// One parse: what the callbacks of MyHTML are given.
struct Parse {
    std::string_view html;
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

// Characters that no reader is shown: styles, what stands in for frames, scripts that are no
// JSON-LD.
bool is_silent(const myhtml_tree_node_t* element) {
    switch (element->tag_id) {
        case MyHTML_TAG_IFRAME:
        case MyHTML_TAG_NOEMBED:
        case MyHTML_TAG_NOFRAMES:
        case MyHTML_TAG_STYLE:
            return true;
        case MyHTML_TAG_SCRIPT:
            break;
        default:
            return false;
    }
    if (element->token == nullptr) {
        return true;
    }
    for (const auto* at = element->token->attr_first; at != nullptr; at = at->next) {
        if (at->key.length == 4 && std::string_view(at->key.data, 4) == "type" &&
            at->value.length > 0) {
            return std::string_view(at->value.data, at->value.length).find("ld+json") ==
                   std::string_view::npos;
        }
    }
    return true;
}

// Takes out the attributes that are not kept, before the parser decodes them.
void drop_attributes(myhtml_token_node_t* token, std::string_view html) {
    for (myhtml_token_attr_t* at = token->attr_first; at != nullptr;) {
        myhtml_token_attr_t* const next = at->next;
        if (at->raw_key_length > 0) {
            const auto name = attribute_of(html.substr(at->raw_key_begin, at->raw_key_length));
            if (!name || (*name == Attribute::href && token->tag_id != MyHTML_TAG_LINK)) {
                myhtml_token_attr_remove(token, at);
            }
        }
        at = next;
    }
}

// Called before each token is decoded and enters the tree. Most of a page's bytes are scripts,
// comments and attributes that nobody asks for: they are not decoded. A start tag that would go too
// deep becomes an end tag that closes nothing: the parser then neither nests nor adds a node.
void* before_token(myhtml_tree_t* tree, myhtml_token_node_t* token, void* context) {
    auto* parse = static_cast<Parse*>(context);
    ++parse->tokens;
    const myhtml_tag_id_t tag = token->tag_id;
    const myhtml_tree_list_t* const open = tree->open_elements;
    if (tag == MyHTML_TAG__TEXT) {
        if (open->length > 0 && is_silent(open->list[open->length - 1])) {
            token->raw_length = 0;
        }
        return context;
    }
    if (tag == MyHTML_TAG__COMMENT) {
        token->raw_length = 0;
        return context;
    }
    if (tag == MyHTML_TAG__DOCTYPE || tag == MyHTML_TAG__END_OF_FILE ||
        (token->type & MyHTML_TOKEN_TYPE_CLOSE) != 0) {
        return context;
    }
    const bool formatting = is_formatting(tag);
    // Of formatting elements that are open thrice the parser compares the attributes; but an <a>
    // closes the one before it.
    if (!formatting || tag == MyHTML_TAG_A) {
        drop_attributes(token, parse->html);
    }
    if (is_raw_text(tag)) {
        return context;
    }
    const bool too_deep = open->length >= max_depth;
    const bool too_many = formatting && tree->active_formatting->length >= max_open_formatting;
    if (too_deep || too_many) {
        token->tag_id = MyHTML_TAG_WBR;
        token->type = static_cast<myhtml_token_type>(token->type | MyHTML_TOKEN_TYPE_CLOSE);
    }
    return context;
}

// Called for each node that enters the tree. A text poses as a comment: MyHTML would join it to the
// text that follows, in time that grows with the square of their number and by a memcpy that
// overlaps (docs/DECISIONS/0003-html-parser.md).
void enter_node(myhtml_tree_t*, myhtml_tree_node_t* node, void* context) {
    ++static_cast<Parse*>(context)->nodes;
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

}  // namespace

Expected<HtmlTree> parse_html(std::string_view html) {
    if (html.size() > max_page_bytes) {
        return Error{ErrorCode::too_large, "", "the page is over 8 MiB"};
    }
    std::string without_nuls;  // a browser drops them; MyHTML writes the byte before them again
    if (html.find('\0') != std::string_view::npos) {
        std::remove_copy(html.begin(), html.end(), std::back_inserter(without_nuls), '\0');
        html = without_nuls;
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
    Parse parse{html};
    myhtml_callback_before_token_done_set(tree.get(), before_token, &parse);
    myhtml_callback_tree_node_insert_set(tree.get(), enter_node, &parse);
    myhtml_encoding_set(tree.get(), MyENCODING_UTF_8);
    for (std::size_t at = 0; at < html.size(); at += chunk_bytes) {
        const std::string_view chunk = html.substr(at, chunk_bytes);
        if (myhtml_parse_chunk_single(tree.get(), chunk.data(), chunk.size()) != 0) {
            throw std::bad_alloc();  // the parser's only failure
        }
        if (parse.tokens > max_tokens || parse.nodes > max_nodes ||
            attribute_room(tree.get()) > max_attributes) {
            return Error{ErrorCode::too_large, "", "the page has too many elements"};
        }
    }
    if (myhtml_parse_chunk_end(tree.get()) != 0) {
        throw std::bad_alloc();
    }
    return TreeBuilder().build(*tree, parse.nodes, html.size());
}

}  // namespace khabar::page
