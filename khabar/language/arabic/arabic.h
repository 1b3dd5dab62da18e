#pragma once

#include <memory>

#include "khabar/language/language.h"

namespace khabar::arabic {

/// Arabic by look-up: each token is cut in every legal way into particles, stem and pronoun, the
/// stem is looked up in the index "ar/words", and the ways are ranked by additive integer scores
/// (arabic.cpp, `weights`). Errors: bad_table.
Expected<std::unique_ptr<const Language>> open_arabic(std::shared_ptr<const TableFile> tables);

}  // namespace khabar::arabic
