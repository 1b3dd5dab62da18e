#include "khabar/gazetteer/name_key.h"

#include <cstdint>
#include <utility>

#include "khabar/core/utf8.h"
#include "khabar/text/fold.h"
#include "khabar/text/tokens.h"

namespace khabar::gazetteer {

namespace {

bool is_arabic(char32_t c) {
    return (c >= 0x0600 && c <= 0x06FF) || (c >= 0x0750 && c <= 0x077F) ||
           (c >= 0x08A0 && c <= 0x08FF) || (c >= 0xFB50 && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFC);
}

}  // namespace

LanguageId language_of_name(std::string_view name) {
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint c = decode_at(name, at);
        if (is_arabic(c.value)) {
            return LanguageId::arabic;
        }
        at += c.length;
    }
    return LanguageId::english;
}

std::string name_key(std::string_view name) {
    const LanguageId language = language_of_name(name);
    const auto size = static_cast<std::uint32_t>(name.size());
    const Document document(Origin{}, language, std::string(name),
                            {{BlockKind::paragraph, {0, size}, language}});
    std::string key;
    key.reserve(name.size());
    for (const Token& token : split_tokens(document).tokens) {
        if (token.kind != TokenKind::word && token.kind != TokenKind::number) {
            continue;
        }
        const std::size_t before = key.size();
        key += before == 0 ? "" : " ";
        const std::size_t begin = key.size();
        fold_into(key, document.text(token.span), language);
        if (key.size() == begin) {  // nothing but marks
            key.resize(before);
        }
    }
    return key;
}

}  // namespace khabar::gazetteer
