#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "khabar/core/document.h"
#include "khabar/events/vocabulary.h"
#include "khabar/tables/table_file.h"

namespace khabar::events {

/// What a page may be about; of all but the last RECORD.md wants no event (rule 4).
enum class Domain : std::uint8_t { sport, markets, weather, science, culture, open };

constexpr std::array<std::string_view, 6> domain_names{"sport",   "markets", "weather",
                                                       "science", "culture", "public"};

/// A word or phrase of a domain: one row's alternative in events/domains_<language>.
struct DomainWord {
    std::vector<WordId> rest;  ///< the words behind the first
    Domain domain = Domain::sport;
    std::int32_t weight = 0;
};

/// The sheet events/domains_<language>, read once.
class DomainWords {
public:
    DomainWords(const TableFile& tables, LanguageId language, Vocabulary& vocabulary);

    /// The words and phrases that begin with a word, the longest first.
    [[nodiscard]] std::span<const DomainWord> beginning_with(WordId word) const;

private:
    std::vector<std::vector<DomainWord>> words_;  ///< by the first word
};

}  // namespace khabar::events
