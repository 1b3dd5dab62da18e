#pragma once

#include <vector>

#include "khabar/language/language.h"
#include "khabar/mentions/first_words.h"
#include "khabar/mentions/mention.h"
#include "khabar/tables/table_file.h"

namespace khabar::times {

struct Times {
    std::vector<Mention> mentions;
    /// Day and month that are part of a name (a movement, a street): no time, and no amount either.
    std::vector<TokenRange> names;
    /// English ages in years, "more than thirty [years old]", which are among the names too.
    std::vector<TokenRange> ages;
    /// Which words may belong to an amount: read once for times and quantities.
    amounts::FirstWords firsts;
};

/// What find_times finds, and beside it the dates that are names; nothing for a text that is not
/// Arabic. find_quantities needs both; a caller that wants times and quantities of one text calls
/// this once and hands it on to amounts::find_quantities.
Times read_times(const ReadText& text, const TableFile& tables);

}  // namespace khabar::times
