#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/evaluation/json.h"
#include "khabar/evaluation/telling.h"

namespace khabar::evaluation {

/// An event of gold. Errors: bad_json with `where`: no type, or no trigger with its span.
Expected<Telling> gold_telling(const Json& json, const std::string& where);

/// An event record (RECORD.md). Errors: as above.
Expected<Telling> record_telling(const Json& json, const std::string& where);

/// Records by document.
struct Records {
    std::map<std::string, std::vector<Telling>, std::less<>> of;
    std::size_t errors = 0;  ///< error records among them
};

/// Adds the records of some NDJSON. A trigger must be the words that its span holds in the text of
/// its document, where `texts` has it. Errors: bad_json, with FILE:LINE.
std::optional<Error> read_records(std::string_view content, const std::string& file,
                                  const std::vector<const Text*>& texts, Records& records);

}  // namespace khabar::evaluation
