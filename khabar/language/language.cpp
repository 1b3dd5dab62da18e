#include "khabar/language/language.h"

#include <cassert>

#include "khabar/language/arabic/arabic.h"
#include "khabar/language/english/english.h"

namespace khabar {

void Readings::end_token() {
    assert(all_.size() > first_.back());
    first_.push_back(static_cast<std::uint32_t>(all_.size()));
}

Span ReadText::span(TokenRange range) const {
    if (range.empty()) {
        return {};
    }
    return span(range, readings.best(range.begin));
}

Span ReadText::span(TokenRange range, const Reading& first) const {
    return {first.begin, tokens.tokens[range.end - 1].span.end};
}

void ReadText::end_folded(std::uint32_t begin) {
    folded_spans.push_back({begin, static_cast<std::uint32_t>(folded_pool.size())});
    hashes.push_back(hash64(std::string_view(folded_pool).substr(begin)));
}

Span ReadText::noun_span(TokenRange range) const {
    const auto opens = [&](std::uint32_t token) {
        const Features& word = best(token).features;
        return language() == LanguageId::english && word.part == PartOfSpeech::determiner &&
               word.role != WordRole::quantifier && word.role != WordRole::negation;
    };
    while (range.begin + 1 < range.end && opens(range.begin)) {
        ++range.begin;
    }
    return span(range);
}

Expected<std::unique_ptr<const Language>> open_language(LanguageId id,
                                                        std::shared_ptr<const TableFile> tables) {
    switch (id) {
        case LanguageId::arabic:
            return arabic::open_arabic(std::move(tables));
        case LanguageId::english:
            return english::open_english(std::move(tables));
    }
    return Error{ErrorCode::bad_table, "", "no such language"};
}

}  // namespace khabar
