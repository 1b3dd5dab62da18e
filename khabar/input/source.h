#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "khabar/core/document.h"
#include "khabar/core/expected.h"
#include "khabar/input/web/fetch.h"

namespace khabar {

enum class InputKind : std::uint8_t {
    automatic,  ///< by the file's extension, else by its first bytes
    html,
    text,
    ndjson,  ///< {"id","lang","text","title"?,"url"?,"publisher"?,"published"?} a line; or "html"
             ///< for "text": a page, whose own facts stand where the line tells none
    warc,  ///< what a crawler keeps (ISO 28500); no Page is of this kind: its pages are html, text
    urls   ///< an address a line, each fetched (address_list.h)
};
/// "auto", "html", "text", "ndjson", "warc", "urls", as --from names them.
std::optional<InputKind> input_kind(std::string_view name);

/// One document as it came in, not yet read.
struct Page {
    InputKind kind = InputKind::text;  ///< html, text: `bytes` are as the file holds them, in any
                                       ///< charset; ndjson: `bytes` are its text, well-formed; a
                                       ///< line's "html" is html, in UTF-8
    std::string bytes;
    Origin origin;                       ///< what the line, or the file's name in a folder, tells
    std::optional<LanguageId> language;  ///< the line's "lang", where Khabar knows it
    std::string title;                   ///< the line's "title": no part of its text, or empty
    std::optional<Day> listed;  ///< the day by the feed that named the page (a line's "listed"):
                                ///< that of publication, where the page itself tells none
    std::string charset;        ///< as the server names it, or empty
    std::string where;  ///< for errors: "FILE", an address, "FILE:LINE", "FILE:byte N" of a WARC
                        ///< record, "FILE!MEMBER" of an archive; "-" is standard input
};

/// What a Source gives: a Page, or why there is none in this place.
struct Input {
    std::string id;  ///< the document's, as far as known: also of one that failed
    Expected<Page> page;
};

/// What a Source met and did not give, since it is no page: no failure, but worth a word.
struct PassedOver {
    std::uint64_t statuses = 0;  ///< answers in WARC files that the server marked as no page
    std::uint64_t media = 0;     ///< records in WARC files whose media are no text
    std::uint64_t files = 0;     ///< of folders, zip and tar, that are no inputs by their names
    std::uint64_t days = 0;      ///< of publication, told by lines of JSON and no days
};
PassedOver operator+(const PassedOver& one, const PassedOver& other);

/// Pages one at a time: memory holds one page, whatever the number of them.
class Source {
public:
    Source() = default;
    virtual ~Source() = default;
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;
    /// The next page or failure; nothing at the end. A failure does not end the run.
    /// Errors in it: io, too_large, bad_json, bad_archive; of an address also forbidden, fetch,
    /// not_text.
    [[nodiscard]] virtual std::optional<Input> next() = 0;
    /// Up to where it was read.
    [[nodiscard]] virtual PassedOver passed_over() const { return {}; }
};

/// Where in the paths that are named the ids of pages begin.
inline constexpr std::size_t ids_below_it = std::string::npos;  ///< below the folder or archive
/// Of several folders and archives: behind the folder that all of them lie in, so that
/// 2022/a.html and 2023/a.html are two pages, "2022/a" and "2023/a". Of one: below it.
std::size_t ids_begin(std::span<const std::string> paths);

/// Opens a file, a folder, an address (anything with "://" in its place), or "-" for standard
/// input.
///
/// A folder gives its files *.html *.htm *.xhtml *.txt *.md *.markdown *.json *.ndjson *.jsonl
/// *.warc, packed too (*.gz, *.zst), and *.zip *.tar *.tar.gz *.tar.zst *.tar.xz, those of folders
/// in it too, in the byte order of their paths; the id of an HTML or text file there is its
/// path below the folder without extension (page_id()), and with it where two of them would have
/// one id. Links to folders are not followed; a folder
/// in it that cannot be opened is one failed input. Zip and tar are folders too, whatever
/// `kind` says, in the order of their members; archives in them are not opened. A JSON file may
/// hold NDJSON, one object, or an array of such objects. gzip and zstd are undone wherever the
/// first bytes show them. An address is fetched by `rules` when its first input is asked for. A
/// file *.urls, or another text whose first lines are all addresses, is a list of them
/// (address_list.h); no folder gives one, so that reading a folder asks nothing of the network.
/// Errors: io (no such file, or not to be read).
///
/// stopped  asked while standard input, or another pipe, is waited for: true ends it there, with a
///          failed input (io); or empty
/// ids_from  ids_begin() of all paths that are named with it
Expected<std::unique_ptr<Source>> open_source(const std::string& path, InputKind kind,
                                              const input::FetchRules& rules = {},
                                              const std::function<bool()>& stopped = {},
                                              std::size_t ids_from = ids_below_it);

/// How many inputs `path` will give, where that can be told without reading: an HTML or text file,
/// a page at an address, a folder of such files.
std::optional<std::size_t> count_inputs(const std::string& path, InputKind kind);

}  // namespace khabar
