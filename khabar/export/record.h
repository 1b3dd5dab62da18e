#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "khabar/core/document.h"
#include "khabar/core/expected.h"
#include "khabar/events/event.h"
#include "khabar/mentions/mention.h"
#include "khabar/tables/table_file.h"

namespace khabar {

/// What one document gave, as every export is given it: a view, all parts outlive it.
struct CodedDocument {
    const Document& document;
    std::span<const Event> events;
    std::span<const Mention> mentions;  ///< what Link::mention points into; may be empty
    const TableFile& tables;
    std::string_view title{};  ///< the caller's, for a text that holds none
};

/// The caller's id, or 20 hexadecimal digits made from source (publisher, else URL) and folded
/// text.
std::string document_id(const Document& document);

/// 20 hexadecimal digits made from the document's id, the type and the trigger's span in code
/// points: a better lexicon does not orphan what hangs on it.
std::string event_id(std::string_view document_id, std::string_view type, Span trigger_code_points);
std::string event_id(const Document& document, const Event& event);

/// The sum of the score's parts.
std::int32_t total_score(const Event& event);

/// How sure the event is, in [0, 1], two decimals.
double confidence(const Event& event);

/// Appends one line of NDJSON (RECORD.md) for each event, in their order, each with its line feed.
void append_records(std::string& out, const CodedDocument& coded);

/// The record of one event, without a line feed. Precondition: event < coded.events.size().
std::string event_record(const CodedDocument& coded, std::size_t event);

/// The line that stands in a failed input's place, without a line feed.
std::string error_record(std::string_view id, const Error& error);

/// "events/patterns_ar.tsv:123": the place of a row as records give it.
std::string rule_place(RowId row, const TableFile& tables);

}  // namespace khabar
