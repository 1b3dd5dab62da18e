#pragma once

#include <memory>
#include <string>

#include "khabar/input/id_path.h"
#include "khabar/input/raw_bytes.h"
#include "khabar/input/source.h"

namespace khabar::input {

/// The pages in the bytes of a file: what is packed is unpacked, archives are opened.
///
/// kind   automatic: by the name, else by the first bytes. Archives are known by their first bytes
///        whatever it says, and by the name where it says nothing
/// path   in errors; also the name
/// id     of what ids of its pages are made
///
/// What begins amid a file is no archive, and its kind is not guessed by its first bytes.
std::unique_ptr<Source> open_bytes(std::unique_ptr<RawBytes> bytes, InputKind kind,
                                   const std::string& path, const IdPath& id = {});

}  // namespace khabar::input
