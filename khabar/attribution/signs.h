#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "khabar/attribution/scene.h"

namespace khabar::attribution {

bool is_comma(const ReadText& text, std::uint32_t token);
bool is_colon(const ReadText& text, std::uint32_t token);
bool is_dash(const ReadText& text, std::uint32_t token);
bool is_quote(const ReadText& text, std::uint32_t token);
/// A sign that ends a sentence, or the half of one.
bool is_stop(const ReadText& text, std::uint32_t token);
/// A sign that does not come from words: comma, dash, quote ...
bool is_sign(const ReadText& text, std::uint32_t token);

/// The quote that closes the one at `open`, before `end`.
std::optional<std::uint32_t> closing_quote(const ReadText& text, std::uint32_t open,
                                           std::uint32_t end);

/// Whether a word is joined to what stands before it: "and", "then", or a word of that kind.
bool is_joined(const ReadText& text, std::uint32_t token);

/// "That" behind a word of saying, with or without a pronoun: an, inna, bi-anna.
bool is_that(const ReadText& text, std::uint32_t token);

/// A preposition behind which "that" may open what is said: "pointed to that", "warned of that".
bool leads_to_that(const ReadText& text, std::uint32_t token);

/// The role of the word before `token`, over particles that stand right before a verb ("who did
/// not come", "who had come").
WordRole role_before(const ReadText& text, std::uint32_t token, std::uint32_t begin);

}  // namespace khabar::attribution
