#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/civil.h"
#include "khabar/core/document.h"
#include "khabar/page/block_note.h"
#include "khabar/tables/table_file.h"

namespace khabar::page {

/// What a Markdown text says of itself in its front matter, and its blocks.
struct Markdown {
    std::vector<Block> blocks;  ///< in order; spans point into the text as given
    std::string url;
    std::string publisher;
    std::vector<std::string> authors;
    std::optional<Day> published;
    std::string published_text;
    std::vector<BlockNote> notes;  ///< of each block and each line that is in none, in order
};

/// Whether a text is Markdown by its shape: front matter, a heading as its first line, or two
/// headings. The shape decides and no InputKind of its own, since standard input and NDJSON have no
/// name and many a .txt file is Markdown; a .md file without these signs reads as plain text, which
/// gives the same paragraphs. A text of one line is none.
bool is_markdown(std::string_view text);

/// The blocks of a Markdown text (CommonMark, what news files use of it): the first heading before
/// any paragraph is the title, other ones (#, or underlined) headings; items of lists; quotes;
/// paragraphs, from their first line to their last. A span begins behind the marker ("## ", "- ",
/// "> "). Front matter, fenced code, link definitions, lines of images, tables or tags alone, and
/// rules are in no block. Without a heading the title is that of the front matter.
///
/// Marks inside a line (**, [..](..)) stay, since the text is as given: tokens read them as signs.
/// The words of an address in brackets stay too: a block has no holes. Code is told by its fence
/// alone, not by its indent.
Markdown read_markdown(std::string_view text, LanguageId language, const TableFile& tables);

}  // namespace khabar::page
