#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "khabar/core/document.h"
#include "khabar/core/span.h"

namespace khabar::exports {

/// How to tell who is a person. A record alone does not: a person's id looks like a body's
/// ("lby.x"), and private persons have none.
struct Persons {
    /// Whether an id of the lexicon names a person. Missing: every id does but those of countries,
    /// capitals, offices of a state and gazetteers.
    std::function<bool(std::string_view id)> is_person;
    /// Where names of persons stand in a text, in bytes: titles are no part of them. Nothing where
    /// the text may hold others that it cannot find; missing: so does every text. What is in doubt
    /// is left out as a whole.
    std::function<std::optional<std::vector<Span>>(std::string_view text, LanguageId language)>
        named_in;
};

}  // namespace khabar::exports
