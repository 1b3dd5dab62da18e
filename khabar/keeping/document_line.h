#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/export/record.h"
#include "khabar/record/record.h"
#include "khabar/store/store.h"

namespace khabar::keeping {

/// A longer line is none. why: 8 MiB of the shortest sentences, an event each, are half of it
inline constexpr std::size_t max_document_line = std::size_t{1} << 30u;

/// A document with all that was coded from it: what a store keeps, before it is in one. So a
/// machine that codes need not reach the store, and one that keeps need not code.
struct DocumentLine {
    record::DocumentFacts facts;
    std::string coder;                 ///< as store::CodedText::coder
    std::string text;                  ///< what the spans of the records point into
    std::vector<record::Place> towns;  ///< as story::telling_of takes them
    std::string records;               ///< NDJSON, each line with its line feed; may be empty
    bool failed = false;               ///< an error record; then only facts.id is known
};

/// coder: coder_name() of the coder that coded it.
DocumentLine document_line(const CodedDocument& coded, std::string coder);

/// One line of NDJSON, without a line feed:
///
///     {"document":{"id","url"?,"title"?,"publisher"?,"published"?,"language","coder"},
///      "text":"...","towns":[{"id"?,"country"?,"lat"?,"lon"?,"radius_km"?,"precision"?}],
///      "events":[records]}
///
/// The records stand there as they were coded, byte for byte. Precondition: !line.failed.
std::string write_document_line(const DocumentLine& line);

/// The same back, or the record of an input that failed. Errors: bad_json, with `where`; of event
/// records that nobody put in a document they say so.
Expected<DocumentLine> read_document_line(std::string_view json, std::string_view where);

/// What Store::put takes. Errors: bad_json, of a record that cannot be read or is of another
/// document.
Expected<store::CodedText> coded_text(DocumentLine line);

}  // namespace khabar::keeping
