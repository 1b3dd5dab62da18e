#pragma once

#include <optional>
#include <string>

#include "khabar/input/raw_bytes.h"
#include "khabar/input/source.h"

namespace khabar::input {

/// kind_of_file() of what is to be read from `bytes`, which nothing was taken of yet.
std::optional<InputKind> kind_of_bytes(RawBytes& bytes, const std::string& path, InputKind asked);

/// What all parts of a file are, so that none of them is guessed by its own first bytes: as
/// kind_of_file(), and `asked` where the file is an archive or cannot be read.
InputKind settled_kind(const std::string& path, InputKind asked);

/// Whether a path that is no folder is a list of addresses: as asked, by its name, else by its
/// first lines. Standard input, and what can be read but once, is one by --from alone.
bool is_list(const std::string& path, InputKind asked);

}  // namespace khabar::input
