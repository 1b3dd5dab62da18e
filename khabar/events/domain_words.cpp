#include "khabar/events/domain_words.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "khabar/text/fold.h"

namespace khabar::events {

namespace {

std::vector<std::string> split_words(std::string_view phrase) {
    std::vector<std::string> words;
    while (!phrase.empty()) {
        const std::size_t blank = std::min(phrase.find(' '), phrase.size());
        words.push_back(fold(phrase.substr(0, blank), LanguageId::arabic));
        phrase.remove_prefix(std::min(blank + 1, phrase.size()));
    }
    return words;
}

}  // namespace

DomainWords::DomainWords(const TableFile& tables) {
    const Sheet* sheet = tables.sheet("events/domains_ar");
    if (sheet == nullptr) {
        return;
    }
    for (std::uint32_t row = 0; row < sheet->rows(); ++row) {
        DomainWord word;
        const auto* const named =
            std::find(domain_names.begin(), domain_names.end(), sheet->cell(row, "domain"));
        word.domain = static_cast<Domain>(named - domain_names.begin());
        const std::string_view weight = sheet->cell(row, "weight");
        std::from_chars(weight.data(), weight.data() + weight.size(), word.weight);
        for (const std::string_view lemma : alternatives(sheet->cell(row, "lemma"))) {
            std::vector<std::string> words = split_words(lemma);
            word.rest.assign(words.begin() + 1, words.end());
            words_[words.front()].push_back(word);
        }
    }
    for (auto& [first, words] : words_) {
        std::stable_sort(words.begin(), words.end(), [](const DomainWord& a, const DomainWord& b) {
            return a.rest.size() > b.rest.size();
        });
    }
}

std::span<const DomainWord> DomainWords::beginning_with(const std::string& word) const {
    const auto found = words_.find(word);
    return found == words_.end() ? std::span<const DomainWord>() : std::span(found->second);
}

}  // namespace khabar::events
