#include "khabar/export/article.h"

#include "khabar/core/offsets.h"
#include "khabar/export/record.h"
#include "khabar/record/json_line.h"

namespace khabar {

namespace {

/// Whether a block is told under the headline, not about the article.
bool is_body(BlockKind kind) {
    switch (kind) {
        case BlockKind::title:
        case BlockKind::byline:
        case BlockKind::caption:
            return false;
        case BlockKind::dateline:
        case BlockKind::paragraph:
        case BlockKind::heading:
        case BlockKind::list_item:
        case BlockKind::quote:
            return true;
    }
    return true;
}

}  // namespace

std::string article_record(const Document& document) {
    const Origin& origin = document.origin();
    const CodePointOffsets offsets(document.text());
    record::JsonLine json;
    json.open_object();
    json.field("id", document_id(document));
    json.field_unless_empty("url", origin.url);
    json.field_unless_empty("title", document.title());
    if (!origin.authors.empty()) {
        json.key("authors");
        json.open_list();
        for (const std::string& author : origin.authors) {
            json.text(author);
        }
        json.close_list();
    }
    json.field_unless_empty("publisher", origin.publisher);
    if (origin.published) {
        json.field("date", format_day(*origin.published));
    }
    if (origin.modified) {
        json.field("modified", format_day(*origin.modified));
    }
    json.field("language", code(document.language()));
    json.field_unless_empty("mended", origin.mended);
    json.field("text", document.text());
    json.field("body", article_body(document));
    json.key("blocks");
    json.open_list();
    for (const Block& block : document.blocks()) {
        json.open_object();
        json.field("kind", name(block.kind));
        json.key("span");
        json.span(offsets.span(block.span));
        json.close_object();
    }
    json.close_list();
    json.close_object();
    return std::string(json.line());
}

std::string article_body(const Document& document) {
    std::string body;
    for (const Block& block : document.blocks()) {
        if (is_body(block.kind)) {
            if (!body.empty()) {
                body += '\n';
            }
            body += document.text(block.span);
        }
    }
    return body;
}

std::string article_text(const Document& document) {
    std::string text(document.title());
    if (!text.empty()) {
        text += "\n\n";
    }
    const std::string body = article_body(document);
    text += body;
    if (!body.empty()) {
        text += '\n';
    }
    return text;
}

}  // namespace khabar
