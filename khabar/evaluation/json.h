#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/document.h>

#include "khabar/core/expected.h"
#include "khabar/core/span.h"

namespace khabar::evaluation {

using Json = rapidjson::Value;

/// Takes one object of a file, and where it stands there: "FILE:LINE" or "FILE: document 3".
using TakeObject = std::function<std::optional<Error>(const Json&, const std::string& where)>;

/// Gives the objects of a JSON list, the one JSON object, or those of NDJSON, one at a time.
/// Errors: bad_json, with FILE:LINE of what cannot be read; the first that `take` gives.
std::optional<Error> each_object(std::string_view content, const std::string& file,
                                 const TakeObject& take);

/// A field that is neither null nor missing; else nullptr.
const Json* field(const Json& object, const char* name);
/// A text, or empty.
std::string text_of(const Json& object, const char* name);
std::optional<double> number_of(const Json& object, const char* name);
/// [begin, end]
std::optional<Span> span_of(const Json& object, const char* name);
/// The elements of a list, none where there is no list.
std::vector<const Json*> list_of(const Json& object, const char* name);

}  // namespace khabar::evaluation
