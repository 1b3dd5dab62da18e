#pragma once

#include <string>
#include <string_view>

#include "khabar/core/expected.h"
#include "khabar/record/record.h"

namespace khabar::record {

/// A field of a record as JSON, as Review::was and Review::value hold it: "event", "mode",
/// "context", "status", "actor", "recipient", "date", "place" or "number"; "null" where the record
/// has none. Empty for another name.
std::string field_json(const Record& record, std::string_view field);

/// What a person wrote for a field, as JSON for Review::value.
///
/// text      of the document, which words are looked for in: nearest to the record's sentence
/// written   JSON as it is, where it begins with { [ or "; else
///           event, status   the code: "protest", "denied"
///           mode, context   codes divided by commas
///           actor, recipient   words of the text, divided by semicolons
///           place           the same, each may have its role before it: "from: Atbara; to: Merowe"
///           date            a day, month or year, or two with ".." between: "2023-04-15..2023-04"
///           number          "killed 14; injured 3..5", amounts as in searches
///           none            for every field but event and status: that there is none
/// What the record has already with the same words keeps its identity.
/// Errors: bad_query; `where` is the field.
Expected<std::string> correction_json(const Record& record, std::string_view text,
                                      std::string_view field, std::string_view written);

}  // namespace khabar::record
