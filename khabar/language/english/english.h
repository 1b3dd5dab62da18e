#pragma once

#include <memory>

#include "khabar/language/language.h"

namespace khabar::english {

/// English by look-up in "en/words"; what no row knows is read by its shape. Errors: bad_table.
Expected<std::unique_ptr<const Language>> open_english(std::shared_ptr<const TableFile> tables);

}  // namespace khabar::english
