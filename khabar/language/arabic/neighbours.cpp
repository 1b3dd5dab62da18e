#include "khabar/language/arabic/neighbours.h"

#include <fmt/format.h>

#include <charconv>
#include <limits>
#include <string>
#include <utility>

namespace khabar::arabic {

namespace {

constexpr std::string_view sheet_name = "ar/neighbours";

Error fault(const Sheet& sheet, std::uint32_t row, std::string detail) {
    return {ErrorCode::bad_table, sheet.place(row), std::move(detail)};
}

}  // namespace

Expected<Neighbours> Neighbours::open(const TableFile& tables) {
    Neighbours out;
    out.lines_.resize(word_classes);
    const Sheet* sheet = tables.sheet(sheet_name);
    const Sheet* function_words = tables.sheet("ar/function_words");
    const Sheet* verbs = tables.sheet("ar/verbs");
    if (sheet == nullptr || function_words == nullptr || verbs == nullptr) {
        return Error{ErrorCode::bad_table, "",
                     "the lexicon lacks ar/neighbours, ar/function_words or ar/verbs"};
    }
    for (const auto& [words, of] :
         {std::pair{&out.words_[0], function_words}, std::pair{&out.words_[1], verbs}}) {
        words->sheet = static_cast<std::uint16_t>(of - tables.sheets().data());
        words->lines.assign(of->rows(), 0);
    }
    // classes first, so that a word's own line begins as that of its class
    for (const bool of_words : {false, true}) {
        for (std::uint32_t row = 0; row < sheet->rows(); ++row) {
            if (!word_class(sheet->cell(row, "before")).has_value() != of_words) {
                continue;
            }
            const auto line = out.line_of(tables, *sheet, row);
            if (!line) {
                return line.error();
            }
            const std::string_view score = sheet->cell(row, "score");
            int value = 0;
            std::from_chars(score.data(), score.data() + score.size(), value);
            const bool joined = sheet->cell(row, "joined") == "y";
            for (const std::string_view name : alternatives(sheet->cell(row, "word"))) {
                const auto word = word_class(name);
                if (!word) {
                    return fault(*sheet, row, fmt::format("no such class: \"{}\"", name));
                }
                out.lines_[*line].scores[joined ? 1 : 0][static_cast<std::size_t>(*word)] =
                    static_cast<std::int16_t>(value);
            }
        }
    }
    return out;
}

Expected<std::uint8_t> Neighbours::line_of(const TableFile& tables, const Sheet& sheet,
                                           std::uint32_t row) {
    const std::string_view before = sheet.cell(row, "before");
    if (const auto known = word_class(before)) {
        return static_cast<std::uint8_t>(*known);
    }
    const std::size_t colon = before.find(':');
    const std::string_view role =
        colon == std::string_view::npos ? std::string_view() : before.substr(colon + 1);
    const Sheet& words = tables.sheets()[words_[0].sheet];
    for (std::uint32_t each = 0; each < words.rows(); ++each) {
        if (words.cell(each, "form") == before.substr(0, colon) &&
            (role.empty() || words.cell(each, "role") == role)) {
            Features f;
            f.part = part_of_speech(words.cell(each, "pos"));
            f.role = word_role(words.cell(each, "role"));
            return own_line(words_[0], each, class_of(f, false, false));
        }
    }
    const Sheet& verbs = tables.sheets()[words_[1].sheet];
    for (std::uint32_t each = 0; each < verbs.rows(); ++each) {
        if (verbs.cell(each, "lemma") == before) {
            return own_line(words_[1], each, WordClass::perfect);
        }
    }
    return fault(sheet, row,
                 fmt::format("neither a class nor a function word nor a verb: \"{}\"", before));
}

/// A word's own line begins as that of its class.
std::uint8_t Neighbours::own_line(Words& words, std::uint32_t row, WordClass of) {
    std::uint8_t& line = words.lines[row];
    if (line == 0 && lines_.size() <= std::numeric_limits<std::uint8_t>::max()) {
        line = static_cast<std::uint8_t>(lines_.size());
        lines_.push_back(lines_[static_cast<std::size_t>(of)]);
    }
    return line;
}

std::uint8_t Neighbours::line(WordClass of, const WordForm* form) const {
    for (const Words& words : words_) {
        if (form != nullptr && form->sheet == words.sheet && words.lines[form->row] != 0 &&
            (&words == &words_[0] || of == WordClass::perfect || of == WordClass::imperfect)) {
            return words.lines[form->row];
        }
    }
    return static_cast<std::uint8_t>(of);
}

}  // namespace khabar::arabic
