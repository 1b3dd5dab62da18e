#include "khabar/core/document.h"

namespace khabar {

std::string_view code(LanguageId language) {
    switch (language) {
        case LanguageId::arabic:
            return "ar";
        case LanguageId::english:
            return "en";
    }
    return "";
}

std::string_view Document::title() const& noexcept {
    for (const Block& block : blocks_) {
        if (block.kind == BlockKind::title) {
            return text(block.span);
        }
    }
    return {};
}

std::string_view name(BlockKind kind) {
    switch (kind) {
        case BlockKind::title:
            return "title";
        case BlockKind::byline:
            return "byline";
        case BlockKind::dateline:
            return "dateline";
        case BlockKind::paragraph:
            return "paragraph";
        case BlockKind::heading:
            return "heading";
        case BlockKind::list_item:
            return "list_item";
        case BlockKind::quote:
            return "quote";
        case BlockKind::caption:
            return "caption";
    }
    return "";
}

}  // namespace khabar
