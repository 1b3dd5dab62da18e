#pragma once

#include <string>

#include "khabar/core/document.h"

namespace khabar {

/// What `khabar read` gives, one line without a line feed: {id, url, title, authors, publisher,
/// date, language, text, body, blocks:[{kind, span}]}; what is not known is absent. `text` is what
/// all spans point into.
std::string article_record(const Document& document);

/// The article without headline and byline, a line a block.
std::string article_body(const Document& document);

/// The article for people: headline, a blank line, the body; each ended by a line feed.
std::string article_text(const Document& document);

}  // namespace khabar
