#include "khabar/serve/kept_json.h"

#include "khabar/export/writer.h"
#include "khabar/record/document_json.h"
#include "khabar/record/json_line.h"

namespace khabar::serve {

std::string kept_json(const record::KeptEvent& event) {
    const auto writer = exports::make_writer(exports::Format::ndjson, {});
    std::string line;
    writer->begin(line);
    writer->add(line, event);
    writer->end(line);
    if (line.ends_with('\n')) {
        line.pop_back();
    }
    return line;
}

std::string kept_json(std::span<const record::KeptEvent> events) {
    std::string list = "[";
    for (const record::KeptEvent& event : events) {
        list += list.size() > 1 ? "," : "";
        list += kept_json(event);
    }
    return list + "]";
}

std::string facts_json(const record::DocumentFacts& facts) {
    record::JsonLine json;
    json.open_object();
    record::write_facts(json, facts);
    json.close_object();
    return std::string(json.line());
}

}  // namespace khabar::serve
