#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "khabar/core/civil.h"
#include "khabar/language/language.h"
#include "khabar/mentions/time_calendar.h"

namespace khabar::times {

/// The day that a page gives at the head of its text: "Cairo, 5 March 2024 (agency) -".
struct Dateline {
    Day day{};
    TokenRange tokens;  ///< of the date
};

/// Whether what stands behind a date closes a dateline: a dash, with no more than an agency before
/// it.
bool closes_dateline(const ReadText& text, TokenRange sentence, std::uint32_t end);

/// The dateline of a text: the first date with its day in a sentence near its head; with its year
/// too, where no day of publication is known.
///
/// begin(sentence)  is called before any token of a sentence is asked for
/// stops(at)        a verb, behind which no dateline stands
/// fields_at(at)    an optional date: its `date` and the token after it, `end`
template <class Begin, class Stops, class FieldsAt>
std::optional<Dateline> find_dateline(const ReadText& text, const Reckoner& reckoner,
                                      const Begin& begin, const Stops& stops,
                                      const FieldsAt& fields_at) {
    // Why: a headline, a summary and a byline may stand before the sentence with the dateline.
    constexpr std::size_t max_sentences = 4;
    constexpr std::uint32_t reach = 15;  // why: town, agency and date are no longer
    const auto& sentences = text.tokens.sentences;
    for (std::size_t i = 0; i < sentences.size() && i < max_sentences; ++i) {
        const TokenRange sentence = sentences[i].tokens;
        begin(sentence);
        const std::uint32_t top = std::min(sentence.end, sentence.begin + reach);
        for (std::uint32_t at = sentence.begin; at < top && !stops(at); ++at) {
            const auto fields = fields_at(at);
            const bool year = fields && (fields->date.year != 0 || reckoner.published());
            if (!fields || fields->date.day == 0 || !year) {
                continue;
            }
            const bool alone =
                fields->end == sentence.end || text.kind(fields->end) == TokenKind::punctuation;
            const bool closed = closes_dateline(text, sentence, fields->end) ||
                                (i == 0 && alone && !reckoner.published());
            const auto date = reckoner.date(fields->date, false);
            if (date && date->start && closed) {
                return Dateline{*date->start, {at, fields->end}};
            }
            break;
        }
    }
    return std::nullopt;
}

}  // namespace khabar::times
