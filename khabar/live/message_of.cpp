#include "khabar/live/message_of.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "khabar/core/civil.h"
#include "khabar/core/hash.h"
#include "khabar/page/charset.h"
#include "khabar/page/lines.h"
#include "khabar/record/json_line.h"

namespace khabar::live {

namespace {

std::string day_of(const Origin& origin) {
    return origin.published_text.empty() && origin.published ? format_day(*origin.published)
                                                             : origin.published_text;
}

bool is_only_space(std::string_view text) {
    return page::trim(text, {0, static_cast<std::uint32_t>(text.size())}).empty();
}

}  // namespace

Expected<queue::Message> message_of(const Page& page) {
    std::string decoded;
    std::string_view text = page.bytes;
    if (page.kind != InputKind::ndjson) {
        auto utf8 = page::decode_text(page.bytes, page.charset);
        if (!utf8) {
            return Error{utf8.error().code, page.where, utf8.error().detail};
        }
        decoded = std::move(utf8->text);
        text = decoded;
    }
    const bool is_html = page.kind == InputKind::html;
    if (is_only_space(text)) {  // as the readers say: a worker could only make a dead letter of it
        return Error{ErrorCode::empty, page.where,
                     is_html ? "the page is empty" : "the text is empty"};
    }
    record::JsonLine line;
    line.open_object();
    line.field_unless_empty("id", page.origin.id);
    line.field_unless_empty("lang", page.language ? code(*page.language) : std::string_view());
    line.field_unless_empty("title", page.title);
    line.field_unless_empty("url", page.origin.url);
    line.field_unless_empty("publisher", page.origin.publisher);
    line.field_unless_empty("published", day_of(page.origin));
    line.field_unless_empty("listed", page.listed ? format_day(*page.listed) : std::string());
    line.field(is_html ? "html" : "text", text);
    line.close_object();
    return queue::Message{to_hex(hash128(line.line())), std::string(line.line())};
}

}  // namespace khabar::live
