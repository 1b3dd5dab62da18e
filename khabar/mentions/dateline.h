#pragma once

#include <cstdint>

#include "khabar/core/civil.h"
#include "khabar/language/language.h"

namespace khabar::times {

/// Why: a headline, a summary and a byline may stand before the sentence with the dateline.
constexpr std::size_t max_dateline_sentence = 4;

/// The day that a page gives at the head of its text: "Cairo, 5 March 2024 (agency) -".
struct Dateline {
    Day day{};
    TokenRange tokens;  ///< of the date
};

/// Whether what stands behind a date closes a dateline: a dash, with no more than an agency before
/// it.
bool closes_dateline(const ReadText& text, TokenRange sentence, std::uint32_t end);

}  // namespace khabar::times
