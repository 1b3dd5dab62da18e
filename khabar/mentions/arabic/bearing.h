#pragma once

#include <cstdint>
#include <string_view>

#include "khabar/mentions/amount_words.h"
#include "khabar/tables/table_file.h"

namespace khabar::amounts {

/// "North of", "to the south-east of": the rows of lexicon/ar/place_heads.tsv with a bearing.
class BearingReader {
public:
    BearingReader(const AmountWords& words, const TableFile& tables);

    /// The point of the compass that is named at a token: N, NE, E ...; empty for none.
    [[nodiscard]] std::string_view read(std::uint32_t at) const;

private:
    struct Point {
        char letter = 0;  ///< 0: no point of the compass
        std::uint32_t end = 0;
    };
    [[nodiscard]] Point point_at(std::uint32_t at) const;
    [[nodiscard]] char letter(std::string_view word) const;

    const AmountWords& in_;
    const Index& heads_;
    const Sheet* sheet_;
    std::uint32_t column_ = 0;
};

}  // namespace khabar::amounts
