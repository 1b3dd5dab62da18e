#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "khabar/core/document.h"
#include "khabar/events/event.h"
#include "khabar/export/error_record.h"  // IWYU pragma: export
#include "khabar/export/ids.h"           // IWYU pragma: export
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

/// The sum of the score's parts.
std::int32_t total_score(const Event& event);

/// A share in hundredths as records give it: 85 is 0.85.
double hundredths(std::int32_t value);

/// How sure the event is, in [0, 1], two decimals.
double confidence(const Event& event);

/// Appends one line of NDJSON (RECORD.md) for each event, in their order, each with its line feed.
void append_records(std::string& out, const CodedDocument& coded);

/// The record of one event, without a line feed. Precondition: event < coded.events.size().
std::string event_record(const CodedDocument& coded, std::size_t event);

/// "events/patterns_ar.tsv:123": the place of a row as records give it.
std::string rule_place(RowId row, const TableFile& tables);

}  // namespace khabar
