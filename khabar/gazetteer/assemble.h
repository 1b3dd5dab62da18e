#pragma once

#include <string>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/gazetteer/place_row.h"
#include "khabar/gazetteer/sink.h"
#include "khabar/gazetteer/sorter.h"
#include "khabar/gazetteer/source_note.h"
#include "khabar/gazetteer/watch.h"

namespace khabar::gazetteer {

/// Appends the record under which a row is sorted: its place on the Hilbert curve, then the row.
/// Precondition: row_fault(row) finds nothing.
void append_sorted_row(std::string& out, const PlaceRow& row);

/// Writes a whole gazetteer (layout.h) out of sorted rows. Errors: as of Writer::finish.
///
/// rows   records of append_sorted_row; sort() was not called
/// names  empty: the names of the rows are sorted in it
Expected<Written> assemble(Sorter& rows, Sorter& names, const std::vector<SourceNote>& notes,
                           Sink& sink, const Watch& watch);

}  // namespace khabar::gazetteer
