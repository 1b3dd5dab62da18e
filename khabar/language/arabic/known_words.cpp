#include "khabar/language/arabic/known_words.h"

#include <algorithm>
#include <bit>

namespace khabar::arabic {

KnownWords::KnownWords(const WordReader& reader, std::size_t tokens, std::int32_t most_behind)
    : reader_(reader),
      most_behind_(most_behind),
      entries_(std::bit_ceil(std::clamp<std::size_t>(tokens, 1, most_entries))) {}

void KnownWords::read(const ReadText& text, std::uint32_t token, const WordLetters& letters,
                      Candidates& out) {
    Entry& entry = entries_[text.hashes[token] & (entries_.size() - 1)];
    // the same bytes of the page: its marks and hamzas have a say in what a word is worth
    if (entry.count > 0 && text.words(entry.token) == text.words(token)) {
        std::copy_n(all_.begin() + entry.first, entry.count, out.all.begin());
        out.count = entry.count;
        out.most_behind = most_behind_;
        out.like = entry.like;
        out.kinds = entry.kinds;
        out.kind_count = entry.kind_count;
        return;
    }
    reader_.read(letters, text.folded(token), most_behind_, out);
    entry = {token,
             static_cast<std::uint32_t>(all_.size()),
             static_cast<std::uint8_t>(out.count),
             static_cast<std::uint8_t>(out.kind_count),
             out.like,
             out.kinds};
    all_.insert(all_.end(), out.list().begin(), out.list().end());
}

}  // namespace khabar::arabic
