#pragma once

#include <cstdint>
#include <string_view>

#include "khabar/language/language.h"
#include "khabar/tables/table_file.h"

namespace khabar {

/// The likeliest reading of a token as Universal Dependencies would have it.
struct WordAnnotation {
    std::string_view proclitics;
    std::string_view enclitic;
    Features features;
};
/// A one-letter preposition with its pronoun is a pronoun with an attached letter; a compound
/// preposition is the noun behind its particle; what has the letters of a participle is one.
WordAnnotation annotate_word(const ReadText& text, std::uint32_t token, const TableFile& tables);

/// The letters cut off in front of the word, as written; and the pronoun behind it.
std::string_view proclitics(const ReadText& text, const Reading& reading);
std::string_view enclitic(const ReadText& text, const Reading& reading);

/// The lemma of a reading as its row writes it; empty for an unknown word.
std::string_view lemma(const Reading& reading, const TableFile& tables);
std::string_view lemma(RowId row, const TableFile& tables);

}  // namespace khabar
