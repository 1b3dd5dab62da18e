#pragma once

#include "khabar/core/expected.h"
#include "khabar/input/source.h"
#include "khabar/queue/stream.h"

namespace khabar::live {

/// A page as a message of the queue: one line of NDJSON with "text" or, of an HTML page, "html",
/// both in UTF-8, and what the page's origin tells; its id is the hash of that line. So the same
/// document has the same id, whoever publishes it. Errors: not_text, of bytes in no charset;
/// empty, of white space alone: with the words that reading the page would end with.
Expected<queue::Message> message_of(const Page& page);

}  // namespace khabar::live
