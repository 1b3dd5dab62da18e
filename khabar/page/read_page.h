#pragma once

#include <string_view>
#include <vector>

#include "khabar/core/document.h"
#include "khabar/core/expected.h"
#include "khabar/page/block_note.h"
#include "khabar/tables/table_file.h"

namespace khabar {

/// The article of a page: its title, an empty line, and its paragraphs with an empty line between
/// two of them; blocks cover these and nothing else. What `origin` already holds wins over what the
/// page says of itself.
///
/// bytes    as the file or the server gave them, in any charset
/// charset  as the server names it (HTTP Content-Type), or empty
/// Errors: empty, too_large (over 8 MiB, or too many elements), not_text, no_article
/// (less than 25 words of prose, or another kind of page: page_kind.h; the detail says which and
/// why). `where` is the origin's address.
Expected<Document> read_page(std::string_view bytes, Origin origin, const TableFile& tables,
                             std::string_view charset = {});

/// What the page is, then what read_page does, or would do, with each of its blocks, in order.
/// Nothing for bytes that hold no page.
std::vector<BlockNote> explain_page(std::string_view bytes, const Origin& origin,
                                    const TableFile& tables, std::string_view charset = {});

}  // namespace khabar
