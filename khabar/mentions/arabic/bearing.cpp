#include "khabar/mentions/arabic/bearing.h"
#include "khabar/tables/names.h"

namespace khabar::amounts {

BearingReader::BearingReader(const AmountWords& words, const TableFile& tables)
    : in_(words),
      heads_(tables.index(language_sheet(words.text().language(), "place_heads"))),
      sheet_(tables.sheet(language_sheet(words.text().language(), "place_heads"))) {
    if (sheet_ != nullptr) {
        column_ = sheet_->column("bearing").value_or(0);
    }
}

std::string_view BearingReader::read(std::uint32_t at) const {
    // "to" or "towards" may stand before it; "from" behind it is the place's own.
    const auto [role, hit] = in_.word_at(at);
    const std::uint32_t first = (role == "to" || role == "towards") && hit.cut == 0 ? hit.end : at;
    const Point one = point_at(first);
    const Point two = one.letter == 0 ? Point{} : point_at(one.end);
    static constexpr std::string_view pairs[] = {"NE", "NW", "SE", "SW"};
    for (const std::string_view pair : pairs) {
        if (pair[0] == one.letter && pair[1] == two.letter) {
            return pair;
        }
    }
    static constexpr std::string_view points[] = {"N", "E", "S", "W"};
    for (const std::string_view point : points) {
        if (point[0] == one.letter) {
            return point;
        }
    }
    return {};
}

/// "North", "northern", "northwards", with the article or a preposition.
BearingReader::Point BearingReader::point_at(std::uint32_t at) const {
    if (!in_.free(at) || sheet_ == nullptr || column_ == 0 ||
        in_.text().kind(at) != TokenKind::word || in_.text().best(at).before.conjunction != 0) {
        return {};
    }
    const Affixes& affixes = in_.words().affixes();
    std::string_view word = in_.text().folded(at);
    if (word.starts_with(affixes.to_the)) {
        word.remove_prefix(affixes.to_the.size());
    } else if (word.starts_with(affixes.the)) {
        word.remove_prefix(affixes.the.size());
    }
    for (const std::string* ending : {&affixes.nisba, &affixes.accusative}) {
        if (const char found = letter(word)) {
            return {found, at + 1};
        }
        if (!ending->empty() && word.ends_with(*ending)) {
            word.remove_suffix(ending->size());
        }
    }
    return {letter(word), at + 1};
}

char BearingReader::letter(std::string_view word) const {
    for (const Posting& posting : heads_.find(word).postings) {
        if (const std::string_view bearing = sheet_->cell(posting.row, column_); !bearing.empty()) {
            return bearing.front();
        }
    }
    return 0;
}

}  // namespace khabar::amounts
