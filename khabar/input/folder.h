#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/input/id_path.h"
#include "khabar/input/source.h"

namespace khabar::input {

/// What lies in a folder and is an input, or a folder whose files cannot be known.
struct FolderEntry {
    std::string path;            ///< as it is opened
    IdPath id;                   ///< the same, from where ids begin
    std::optional<Error> fault;  ///< why it cannot be opened
};

struct FolderList {
    std::vector<FolderEntry> entries;  ///< in the byte order of their paths
    std::uint64_t passed_over = 0;     ///< files that are no inputs by their names
};

/// The files of a folder, and of folders in it, that are inputs by their names (is_input_name).
/// Links to folders are not followed. Errors: io, of the folder itself.
///
/// ids_from  as open_source() has it
Expected<FolderList> list_folder(const std::string& folder, std::size_t ids_from = ids_below_it);

/// What ids of an archive's members begin with, where it is named with other inputs.
IdPath archive_id(const std::string& path, std::size_t ids_from);

/// What a file of a folder is taken for where `asked` was asked of the folder: --from html or text
/// is for pages, and the JSON and WARC files beside them stay what their names say.
InputKind kind_in_folder(const std::string& path, InputKind asked);

/// Whether a file of that kind is one page.
bool is_page(InputKind kind);

}  // namespace khabar::input
