#pragma once

#include <string_view>

#include "khabar/core/document.h"
#include "khabar/core/expected.h"

namespace khabar::serve {

/// Makes the Document again of which article_record() (export/article.h) wrote the line: the same
/// text, blocks and facts. Errors: bad_json, for a line that it did not write.
Expected<Document> read_article(std::string_view line);

}  // namespace khabar::serve
