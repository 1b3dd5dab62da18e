#pragma once

#include <string>
#include <string_view>

namespace khabar::serve {

/// openapi.json, with docs/record.schema.json under the address that it is served at.
std::string served_openapi();
/// docs/record.schema.json.
std::string_view served_record_schema();

}  // namespace khabar::serve
