#include "khabar/export/ids.h"

#include <cstddef>

#include "khabar/core/hash.h"
#include "khabar/core/offsets.h"
#include "khabar/text/fold.h"

namespace khabar {

namespace {

constexpr std::size_t id_digits = 20;  // why: 80 bits, one clash in 10^6 among 10^9 ids

}  // namespace

std::string document_id(const Document& document) {
    const Origin& origin = document.origin();
    if (!origin.id.empty()) {
        return origin.id;
    }
    std::string key = origin.publisher.empty() ? origin.url : origin.publisher;
    key += '\n';
    fold_into(key, document.text(), document.language());
    return to_hex(hash128(key)).substr(0, id_digits);
}

std::string event_id(std::string_view document_id, std::string_view type,
                     Span trigger_code_points) {
    std::string key(document_id);
    key += '\n';
    key += type;
    key += '\n';
    key += std::to_string(trigger_code_points.begin);
    key += '-';
    key += std::to_string(trigger_code_points.end);
    return to_hex(hash128(key)).substr(0, id_digits);
}

std::string event_id(const Document& document, const Event& event) {
    const CodePointOffsets offsets(document.text());
    return event_id(document_id(document), event.type, offsets.span(event.trigger));
}

}  // namespace khabar
