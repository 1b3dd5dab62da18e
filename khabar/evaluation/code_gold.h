#pragma once

#include "khabar/coder/coder.h"
#include "khabar/core/expected.h"
#include "khabar/evaluation/gold.h"
#include "khabar/evaluation/read_telling.h"

namespace khabar::evaluation {

/// Adds what the coder gives for one text, as `khabar code --from ndjson` writes it and a reader
/// would read it; a text that cannot be read counts among the errors.
/// Errors: bad_json, when a record is not what RECORD.md promises.
std::optional<Error> code_text(const Text& text, const Coder& coder, Records& records);

/// The same for all texts of some gold.
Expected<Records> code_gold(const Gold& gold, const Coder& coder);

}  // namespace khabar::evaluation
