#pragma once

#include <string>
#include <string_view>

#include "khabar/core/document.h"
#include "khabar/core/expected.h"
#include "khabar/serve/service.h"

namespace khabar::serve {

/// A text or a page that somebody sent, with what they know of it (CodeRequest of openapi.json).
struct SentDocument {
    Document document;
    std::string title;  ///< the sender's, for a text that holds none
};

/// Reads a body. A text is read here; a page in a process of its own, so that a parser's fault that
/// a page can cause ends that process alone.
/// Errors: bad_json and bad_query, with the field; of the text or page empty, too_large,
/// no_article; io, with "page", where the process broke or took too long.
Expected<SentDocument> sent_document(std::string_view body, Service& service);

}  // namespace khabar::serve
