#pragma once

#include <vector>

#include "khabar/export/secrets.h"
#include "khabar/export/writer.h"
#include "khabar/record/kept_event.h"

namespace khabar::exports {

/// What people said of the event, and strict PLOVER, as the options ask: none, one, or several
/// events. Names of persons are still in.
std::vector<record::KeptEvent> chosen(const record::KeptEvent& kept, const ExportOptions& options);

/// The same without the names of persons where the options ask for that: what a format is given.
/// An event that nothing changed has the line that the coder wrote.
std::vector<record::KeptEvent> prepared(const record::KeptEvent& kept,
                                        const ExportOptions& options);

}  // namespace khabar::exports
