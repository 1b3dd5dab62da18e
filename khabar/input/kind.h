#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "khabar/input/id_path.h"
#include "khabar/input/source.h"

namespace khabar::input {

/// By the extension of a file's name, whatever its case, under ".gz" or ".zst" where the file is
/// packed; nothing where it tells none.
std::optional<InputKind> kind_by_name(const std::string& path);

/// Whether a name ends in ".gz" or ".zst".
bool is_packed_name(const std::string& path);

/// By the first bytes, unpacked: WARC, JSON, HTML in any charset, else text.
InputKind kind_by_content(std::string_view head);

/// Whether bytes that begin so are HTML in any charset, or text in UTF-8: what compression is not.
bool looks_like_text(std::string_view head);

/// Whether a file of that name is an archive that is read like a folder: zip or tar.
bool is_archive_name(const std::string& path);
/// Whether bytes begin as xz does, which is read of a tar alone.
bool begins_xz(std::string_view head);
/// Whether it is an archive by the first bytes. head: as they lie in the file; unpacked: behind
/// gzip and zstd.
bool is_archive(std::string_view head, std::string_view unpacked);

/// What a file holds: as asked, else by its name, else by its first bytes. Nothing: it is an
/// archive, known by its first bytes whatever was asked, and by its name where nothing was.
std::optional<InputKind> kind_of_file(const std::string& path, InputKind asked,
                                      std::string_view head, std::string_view unpacked);

/// Whether a folder gives the file: kind_by_name tells one, or it is an archive.
bool is_input_name(const std::string& path);

/// Whether JSON that begins so is an array, or an object over many lines, and no NDJSON. Lines may
/// stand behind a first one that is odd: no JSON, or an array that is closed in it.
bool is_whole_json(std::string_view head);

/// The file's name without its extension, and without that of its packing.
std::string name_stem(const std::string& path);

/// The id of a page that came in a folder or an archive: where it lies below it, without its
/// extension and that of its packing, unless they stay. A name that is no UTF-8 is mended, and has
/// a hash of its bytes behind it, since many are mended to the same.
///
/// below  "1/index.html" -> "1/index"; of a member "archive.zip/index.html"
std::string page_id(const IdPath& path);

/// The folder that a path lies in, with its '/', as it is written; empty: the one at hand.
std::string_view folder_of(std::string_view path);

/// `bytes` from the first that is no white space, behind a byte order mark.
std::string_view without_space(std::string_view bytes);

/// `text` without the blanks and tabs around it.
std::string_view trimmed(std::string_view text);

/// Latin letters made small, others as they are.
std::string lower(std::string_view text);

}  // namespace khabar::input
