#include "khabar/events/vocabulary.h"

#include <algorithm>
#include <utility>

namespace khabar::events {

WordId Vocabulary::add(std::string folded) {
    const auto next = WordId{static_cast<std::uint32_t>(size())};
    return words_.emplace(std::move(folded), next).first->second;
}

WordId Vocabulary::find(std::string_view folded) const {
    const auto found = words_.find(folded);
    return found == words_.end() ? WordId::unknown : found->second;
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
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) {
            return true;
        }
        a[i] < b[j] ? ++i : ++j;
    }
    return false;
}

}  // namespace khabar::events
