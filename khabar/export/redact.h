#pragma once

#include <span>
#include <string>
#include <string_view>

#include "khabar/export/secrets.h"
#include "khabar/record/kept_event.h"

namespace khabar::exports {

/// Takes the names of persons out of every field of the event: "[person]" stands for them. Offices,
/// bodies, countries and sectors stay. Where free text cannot be searched for others than those
/// that the record names (Secrets::in_doubt), it is left out.
/// An address that may tell a name is cut to its host; what reviewers wrote goes, but for verdicts
/// and corrections of codes.
void redact(record::KeptEvent& kept, const Secrets& secrets);

/// The text of a document with as many code points as before, so that offsets hold: all but the
/// sentences of the records, and the names in those, is a row of blocks (U+2588); of a sentence in
/// doubt the words of trigger, date and numbers alone are left.
std::string redacted_text(std::string_view text, std::span<const record::KeptEvent> events,
                          const Secrets& secrets);

}  // namespace khabar::exports
