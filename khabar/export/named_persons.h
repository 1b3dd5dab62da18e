#pragma once

#include "khabar/coder/coder.h"
#include "khabar/export/persons.h"

namespace khabar::exports {

/// Who is a person, as the lexicon and the reader of texts know it. Names in a text are those of
/// actors who are one human being, without the title before them, and a given name with other names
/// behind it. A text with a given name or with a word that nobody knows outside of these, and of
/// what was read as something else, is in doubt. The Coder outlives it.
Persons named_persons(const Coder& coder);

}  // namespace khabar::exports
