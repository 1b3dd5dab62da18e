#include "khabar/language/english/known_words.h"

#include <algorithm>
#include <bit>

namespace khabar::english {

KnownWords::KnownWords(const WordReader& reader, std::size_t tokens)
    : reader_(reader), entries_(std::bit_ceil(std::clamp<std::size_t>(tokens, 1, most_entries))) {}

void KnownWords::read(const ReadText& text, std::uint32_t token, Capital capital, bool joined,
                      Candidates& out) {
    const HashedKey word = text.key(token);
    Entry& entry =
        entries_[(word.hash + static_cast<std::size_t>(capital)) & (entries_.size() - 1)];
    if (entry.count > 0 && entry.capital == capital && entry.joined == joined &&
        text.folded(entry.token) == word.text) {
        std::copy_n(all_.begin() + entry.first, entry.count, out.all.begin());
        out.count = entry.count;
        return;
    }
    reader_.read(word.text, capital, joined, out);
    entry = {token, static_cast<std::uint32_t>(all_.size()), static_cast<std::uint8_t>(out.count),
             capital, joined};
    all_.insert(all_.end(), out.list().begin(), out.list().end());
}

}  // namespace khabar::english
