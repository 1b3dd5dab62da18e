#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "khabar/input/source.h"

namespace khabar::input {

/// By the extension of a file's name, whatever its case; nothing where it tells none.
std::optional<InputKind> kind_by_name(const std::string& path);

/// By the first bytes: JSON, HTML in any charset, else text.
InputKind kind_by_content(std::string_view head);

/// `bytes` from the first that is no white space, behind a byte order mark.
std::string_view without_space(std::string_view bytes);

/// Latin letters made small, others as they are.
std::string lower(std::string_view text);

}  // namespace khabar::input
