#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/document.h"
#include "khabar/core/expected.h"
#include "khabar/page/block_note.h"
#include "khabar/tables/table_file.h"

namespace khabar {

/// Over this a plain text is too_large. why: as a page; spans of one Document are 32 bits.
constexpr std::size_t max_text_bytes = std::size_t{8} << 20u;

/// A plain text as a Document: its text is exactly `text`, and its blocks are the lines that are
/// article. Menus, share bars, related links, comment forms, tags and rights (rows of
/// lexicon/page/boilerplate.tsv) are in no block, nor is anything after a line that ends an
/// article. A text of one line is one paragraph, whatever it says. A text that is Markdown by its
/// shape is read as such (markdown.h), and its front matter fills what `origin` leaves open.
///
/// text      well-formed UTF-8 (mend_utf8 it before)
/// language  as the caller knows it; else by letters, Arabic where there are none
/// Errors: empty (white space alone), too_large, no_article (boilerplate alone).
Expected<Document> read_text(std::string text, Origin origin, std::optional<LanguageId> language,
                             const TableFile& tables);

/// What read_text does with each line that is not empty, in order. Nothing for a text that is
/// too_large.
std::vector<BlockNote> explain_text(std::string_view text, const TableFile& tables);

}  // namespace khabar
