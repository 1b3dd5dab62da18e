#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "khabar/core/document.h"
#include "khabar/core/expected.h"

namespace khabar {

/// Over this a page, or a line of NDJSON, is too_large and is never read whole. why: the readers
/// stop at 8 MiB; this leaves room for escapes and for UTF-32.
constexpr std::size_t max_input_bytes = std::size_t{64} << 20u;

enum class InputKind : std::uint8_t {
    automatic,  ///< by the file's extension, else by its first bytes
    html,
    text,
    ndjson  ///< {"id","lang","text","title"?,"url"?,"publisher"?,"published"?} a line
};
/// "auto", "html", "text", "ndjson", as --from names them.
std::optional<InputKind> input_kind(std::string_view name);

/// One document as it came in, not yet read.
struct Page {
    InputKind kind = InputKind::text;  ///< html, text: `bytes` are as the file holds them, in any
                                       ///< charset; ndjson: `bytes` are its text, well-formed
    std::string bytes;
    Origin origin;                       ///< what the line, or the file's name in a folder, tells
    std::optional<LanguageId> language;  ///< the line's "lang", where Khabar knows it
    std::string title;                   ///< the line's "title": no part of its text, or empty
    std::string charset;                 ///< as the server names it, or empty
    std::string where;  ///< for errors: "FILE" or "FILE:LINE"; "-" is standard input
};

/// What a Source gives: a Page, or why there is none in this place.
struct Input {
    std::string id;  ///< the document's, as far as known: also of one that failed
    Expected<Page> page;
};

/// Pages one at a time: memory holds one page, whatever the number of them.
class Source {
public:
    Source() = default;
    virtual ~Source() = default;
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;
    /// The next page or failure; nothing at the end. A failure does not end the run.
    /// Errors in it: io, too_large, bad_json.
    [[nodiscard]] virtual std::optional<Input> next() = 0;
};

/// Opens a file, a folder, or "-" for standard input.
///
/// A folder gives its files *.html *.htm *.xhtml *.txt *.md *.markdown *.json *.ndjson *.jsonl,
/// those of folders in it too, in the byte order of their paths; the id of an HTML or text file
/// there is its name without extension. Links to folders are not followed. A JSON file may hold
/// NDJSON, one object, or an array of such objects. Errors: io (no such file, or not to be read).
Expected<std::unique_ptr<Source>> open_source(const std::string& path, InputKind kind);

}  // namespace khabar
