#pragma once

#include <cstdint>

#include "khabar/language/language.h"
#include "khabar/syntax/clause_rows.h"

namespace khabar::syntax {

/// Which nouns name events: verbal nouns and others that rows of events, saying or status speak of.
class EnglishEventNouns {
public:
    EnglishEventNouns(const ReadText& text, const ClauseRows& rows) : text_(text), rows_(rows) {}

    /// The reading under which a word names an event, or nullptr.
    /// adjective: it stands alone behind "be" ("ready").
    [[nodiscard]] const Reading* reading(std::uint32_t at, bool adjective) const;

private:
    [[nodiscard]] bool is_listed(const Reading& reading) const;

    const ReadText& text_;
    const ClauseRows& rows_;
};

}  // namespace khabar::syntax
