#include "khabar/language/english/neighbours.h"

#include <charconv>
#include <string>

namespace khabar::english {

Expected<Neighbours> Neighbours::open(const TableFile& tables) {
    Neighbours out;
    const Sheet* sheet = tables.sheet("en/neighbours");
    if (sheet == nullptr) {
        return Error{ErrorCode::bad_table, "", "the lexicon lacks en/neighbours"};
    }
    for (std::uint32_t row = 0; row < sheet->rows(); ++row) {
        const std::string_view score = sheet->cell(row, "score");
        int value = 0;
        std::from_chars(score.data(), score.data() + score.size(), value);
        for (const std::string_view before : alternatives(sheet->cell(row, "before"))) {
            for (const std::string_view word : alternatives(sheet->cell(row, "word"))) {
                const auto of = word_class(before);
                const auto behind = word_class(word);
                if (!of || !behind) {
                    return Error{ErrorCode::bad_table, sheet->place(row), "no such class"};
                }
                out.scores_[static_cast<std::size_t>(*of)][static_cast<std::size_t>(*behind)] =
                    static_cast<std::int16_t>(value);
            }
        }
    }
    return out;
}

}  // namespace khabar::english
