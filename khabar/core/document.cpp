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

}  // namespace khabar
