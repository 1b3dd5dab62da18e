#pragma once

#include <memory>
#include <span>
#include <vector>

#include "khabar/events/event.h"

namespace khabar {

/// The rows of lexicon/events/ of one language, ready to match: immutable, one serves every thread.
class PatternSet;

/// Errors: bad_table, when a sheet is not there.
Expected<std::shared_ptr<const PatternSet>> open_patterns(std::shared_ptr<const TableFile> tables,
                                                          LanguageId language);

/// What one document gave.
struct Coded {
    std::vector<Event> events;
    std::vector<Candidate> candidates;  ///< in the order of their clauses
    Tally tally;
};

Coded code_events(const ReadText& text, std::span<const Clause> clauses,
                  std::span<const Frame> frames, std::span<const Mention> mentions,
                  const PatternSet& patterns);

}  // namespace khabar
