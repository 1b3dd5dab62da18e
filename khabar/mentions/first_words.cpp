#include "khabar/mentions/first_words.h"

#include <algorithm>
#include <bit>
#include <optional>

#include "khabar/tables/names.h"

namespace khabar::amounts {

namespace {

constexpr std::size_t most_known = 4096;  // why: few texts have more different words

}  // namespace

FirstWords::FirstWords(const WordMatcher& words, const TableFile& tables)
    : flags_(words.text().size(), 0) {
    const ReadText& text = words.text();
    const Index& firsts = tables.index(language_sheet(text.language(), "first_words"));
    // Most words of a text have stood in it before: by the hash of a word, where it did last.
    std::vector<std::optional<std::uint32_t>> stood(
        std::bit_ceil(std::clamp<std::size_t>(text.size(), 1, most_known)));
    for (std::uint32_t token = 0; token < flags_.size(); ++token) {
        if (text.kind(token) == TokenKind::number) {
            continue;
        }
        auto& before = stood[text.hashes[token] & (stood.size() - 1)];
        flags_[token] = before && text.folded(*before) == text.folded(token)
                            ? flags_[*before]
                            : words.flags(firsts, token);
        before = token;
    }
}

}  // namespace khabar::amounts
