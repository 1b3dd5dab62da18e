#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "khabar/record/record.h"
#include "khabar/story/story.h"

namespace khabar::story {

/// Texts at least so like each other repeat each other (docs/DECISIONS/0024).
inline constexpr double copy_likeness = 0.15;

/// Of each member the first one that it repeats, or itself: copies of one text, tellings of one
/// publisher, of one quoted outlet or agency, and whatever is tied so in a chain.
std::vector<std::size_t> first_of_source(std::span<const Member> members);

/// The words of the last of a chain who is not the publisher; empty: the publisher says it himself.
std::string said_by(const std::vector<record::Link>& chain);

}  // namespace khabar::story
