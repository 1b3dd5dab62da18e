#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/mentions/mention.h"
#include "khabar/syntax/clause.h"
#include "khabar/tables/names.h"
#include "khabar/tables/table_file.h"

namespace khabar::attribution {

/// What the whole room reads: the words of one text and what the stages before found in them.
struct Scene {
    const ReadText& text;
    std::span<const Clause> clauses;
    std::span<const Mention> mentions;
    const TableFile& tables;
    const Index& turns = tables.index(
        language_sheet(text.language(), "turns"));  ///< behind which another telling begins
};

/// One sentence: its tokens, and which clauses are its.
struct Stretch {
    std::uint32_t sentence = 0;
    TokenRange tokens;
    std::uint32_t first = 0;  ///< clauses [first, last)
    std::uint32_t last = 0;
};

/// The sentences of the text, in order; one without words or clauses too.
std::vector<Stretch> stretches(const Scene& scene);

}  // namespace khabar::attribution
