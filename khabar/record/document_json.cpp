#include "khabar/record/document_json.h"

namespace khabar::record {

void write_facts(JsonLine& json, const DocumentFacts& facts) {
    json.field("id", facts.id);
    json.field_unless_empty("url", facts.url);
    json.field_unless_empty("title", facts.title);
    json.field_unless_empty("publisher", facts.publisher);
    json.field_unless_empty("published", facts.published);
    json.field("language", facts.language);
}

}  // namespace khabar::record
