#include "khabar/events/vocabulary.h"

#include <algorithm>

namespace khabar::events {

namespace {

constexpr std::size_t fewest_slots = 1024;

std::uint32_t tag_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32u);
}

}  // namespace

std::size_t Vocabulary::slot_of(std::string_view folded, std::uint64_t hash) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.word == WordId::unknown ||
            (slot.tag == tag_of(hash) &&
             words_[static_cast<std::size_t>(slot.word) - 1] == folded)) {
            return at;
        }
    }
}

void Vocabulary::grow() {
    slots_.assign(std::max(slots_.size() * 2, fewest_slots), {});
    filter_ = HashFilter(slots_.size() / 2);
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const std::uint64_t hash = hash64(words_[i]);
        slots_[slot_of(words_[i], hash)] = {tag_of(hash),
                                            WordId{static_cast<std::uint32_t>(i + 1)}};
        filter_.add(tag_of(hash));
    }
}

WordId Vocabulary::add(std::string_view folded) {
    if (words_.size() * 2 >= slots_.size()) {
        grow();
    }
    const std::uint64_t hash = hash64(folded);
    Slot& slot = slots_[slot_of(folded, hash)];
    if (slot.word == WordId::unknown) {
        slot = {tag_of(hash), WordId{static_cast<std::uint32_t>(size())}};
        filter_.add(slot.tag);
        words_.emplace_back(folded);
    }
    return slot.word;
}

WordId Vocabulary::find(const HashedKey& folded) const {
    // one that nothing was added to holds no key either
    return filter_.may_hold(tag_of(folded.hash)) ? slots_[slot_of(folded.text, folded.hash)].word
                                                 : WordId::unknown;
}

void make_list(WordList& words) {
    std::erase(words, WordId::unknown);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

bool lists(const WordList& words, WordId word) {
    return std::binary_search(words.begin(), words.end(), word);
}

bool share_word(const WordList& a, const WordList& b) {
    auto in_a = a.begin();
    auto in_b = b.begin();
    while (in_a != a.end() && in_b != b.end()) {
        const WordId one = *in_a;
        const WordId other = *in_b;
        if (one == other) {
            return true;
        }
        // no branch: which of them is less nobody can foresee
        in_a += one < other ? 1 : 0;
        in_b += other < one ? 1 : 0;
    }
    return false;
}

}  // namespace khabar::events
