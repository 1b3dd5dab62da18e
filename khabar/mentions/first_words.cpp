#include "khabar/mentions/first_words.h"
#include "khabar/tables/names.h"

namespace khabar::amounts {

FirstWords::FirstWords(const WordMatcher& words, const TableFile& tables)
    : flags_(words.text().size(), 0) {
    const Index& firsts = tables.index(language_sheet(words.text().language(), "first_words"));
    for (std::uint32_t token = 0; token < flags_.size(); ++token) {
        if (words.text().kind(token) != TokenKind::number) {
            flags_[token] = words.flags(firsts, token);
        }
    }
}

}  // namespace khabar::amounts
