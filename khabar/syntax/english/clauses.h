#pragma once

#include <span>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/mentions/mention.h"
#include "khabar/syntax/clause.h"
#include "khabar/tables/table_file.h"

namespace khabar::syntax {

/// What split_clauses gives for an English text.
std::vector<Clause> english_clauses(const ReadText& text, std::span<const Mention> mentions,
                                    const TableFile& tables);

}  // namespace khabar::syntax
