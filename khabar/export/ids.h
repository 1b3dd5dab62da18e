#pragma once

#include <string>
#include <string_view>

#include "khabar/core/document.h"
#include "khabar/core/span.h"
#include "khabar/events/event.h"

namespace khabar {

/// The caller's id, or 20 hexadecimal digits made from source (publisher, else URL) and folded
/// text.
std::string document_id(const Document& document);

/// 20 hexadecimal digits made from the document's id, the type and the trigger's span in code
/// points: a better lexicon does not orphan what hangs on it.
std::string event_id(std::string_view document_id, std::string_view type, Span trigger_code_points);
std::string event_id(const Document& document, const Event& event);

}  // namespace khabar
