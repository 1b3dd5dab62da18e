#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "khabar/core/document.h"
#include "khabar/core/expected.h"
#include "khabar/input/fetch.h"

namespace khabar {

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
    std::string where;  ///< for errors: "FILE", an address, or "FILE:LINE"; "-" is standard input
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
    /// Errors in it: io, too_large, bad_json; of an address also forbidden, fetch, not_text.
    [[nodiscard]] virtual std::optional<Input> next() = 0;
};

/// Opens a file, a folder, an address (anything with "://" in its place), or "-" for standard
/// input.
///
/// A folder gives its files *.html *.htm *.xhtml *.txt *.md *.markdown *.json *.ndjson *.jsonl,
/// those of folders in it too, in the byte order of their paths; the id of an HTML or text file
/// there is its name without extension. Links to folders are not followed. A JSON file may hold
/// NDJSON, one object, or an array of such objects. An address is fetched by `rules` when its first
/// input is asked for. Errors: io (no such file, or not to be read).
Expected<std::unique_ptr<Source>> open_source(const std::string& path, InputKind kind,
                                              const input::FetchRules& rules = {});

/// How many inputs `path` will give, where that can be told without reading: an HTML or text file,
/// a page at an address, a folder of such files.
std::optional<std::size_t> count_inputs(const std::string& path, InputKind kind);

}  // namespace khabar
