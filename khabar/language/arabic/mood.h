#pragma once

#include "khabar/language/language.h"

namespace khabar::arabic {

/// The mood of a finite verb: imperative by its form; jussive where its letters show it;
/// subjunctive behind an attached l-; as the column `mood` of the function word before it asks;
/// what its letters show; else indicative. None for the perfect and for what is no verb.
/// `previous`: the best reading of the word before, nullptr at the beginning.
Mood mood_of(const Reading& verb, const Reading* previous, const TableFile& tables);

}  // namespace khabar::arabic
