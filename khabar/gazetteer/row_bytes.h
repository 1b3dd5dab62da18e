#pragma once

#include <string>
#include <string_view>

#include "khabar/gazetteer/place_row.h"

namespace khabar::gazetteer {

/// A row as bytes that a Sorter can hold: appended to `out`, and read back by row_of. Equal rows
/// give equal bytes; the bytes begin with the id.
/// Precondition: row_fault(row) finds nothing.
void append_row(std::string& out, const PlaceRow& row);

/// Precondition: append_row made the bytes.
PlaceRow row_of(std::string_view bytes);

}  // namespace khabar::gazetteer
