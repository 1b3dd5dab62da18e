#pragma once

#include <string_view>

#include "khabar/language/english/candidates.h"

namespace khabar::english {

/// How a word that no row knows may be read: by its ending, else as a noun.
void add_shapes(std::string_view folded, Capital capital, Candidates& out);

}  // namespace khabar::english
