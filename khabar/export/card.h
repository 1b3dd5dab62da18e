#pragma once

#include <cstddef>
#include <string>

#include "khabar/export/table.h"
#include "khabar/record/kept_event.h"
#include "khabar/record/record.h"
#include "khabar/tables/table_file.h"

namespace khabar {

/// Appends one event for people: what, who to whom, where, when, how many, who says so, the words,
/// the rule. `number` is what it is called by, 1 the first. Names are those of the record; an
/// entity without an id may have one that is only shown (`who.name.en`).
void append_card(std::string& out, const record::Record& record, std::size_t number,
                 const TableOptions& options, const TableFile& tables);

/// The same of an event that is kept, with its document, its story and what people said of it.
void append_card(std::string& out, const record::KeptEvent& event, std::size_t number,
                 const TableOptions& options, const TableFile& tables);

/// The document's title, then publisher, day, address, id, and how many events.
void append_heading(std::string& out, const record::DocumentFacts& document, std::size_t events,
                    const TableOptions& options);

/// Who a telling is from, publisher first: "The Post > mayor said".
std::string source_text(const record::Record& record, const TableOptions& options,
                        const TableFile& tables);

}  // namespace khabar
