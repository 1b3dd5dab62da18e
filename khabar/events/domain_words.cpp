#include "khabar/events/domain_words.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "khabar/tables/names.h"
#include "khabar/text/fold.h"

namespace khabar::events {

namespace {

std::vector<WordId> split_words(std::string_view phrase, LanguageId language,
                                Vocabulary& vocabulary) {
    std::vector<WordId> words;
    while (!phrase.empty()) {
        const std::size_t blank = std::min(phrase.find(' '), phrase.size());
        words.push_back(vocabulary.add(fold(phrase.substr(0, blank), language)));
        phrase.remove_prefix(std::min(blank + 1, phrase.size()));
    }
    return words;
}

}  // namespace

DomainWords::DomainWords(const TableFile& tables, LanguageId language, Vocabulary& vocabulary) {
    const Sheet* sheet = tables.sheet(sheet_of("events/domains", language));
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
            const std::vector<WordId> words = split_words(lemma, language, vocabulary);
            const auto first = static_cast<std::size_t>(words.front());
            words_.resize(std::max(words_.size(), first + 1));
            word.rest.assign(words.begin() + 1, words.end());
            words_[first].push_back(word);
        }
    }
    for (auto& words : words_) {
        std::stable_sort(words.begin(), words.end(), [](const DomainWord& a, const DomainWord& b) {
            return a.rest.size() > b.rest.size();
        });
    }
}

std::span<const DomainWord> DomainWords::beginning_with(WordId word) const {
    const auto at = static_cast<std::size_t>(word);
    return at < words_.size() ? std::span(words_[at]) : std::span<const DomainWord>();
}

}  // namespace khabar::events
