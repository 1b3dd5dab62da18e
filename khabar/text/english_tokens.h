#pragma once

#include <cstdint>
#include <string_view>

#include "khabar/text/tokens.h"

namespace khabar {

/// Adds the tokens and sentences of one English block.
///
/// A word is a run of letters; apostrophes between letters are its own (O'Brien, Sana'a), but for
/// what is short for a word: Syria | 's, do | n't, they | 're, workers | '. Points are part of
/// initials and abbreviations (U.S., a.m., Gen., J.). A hyphen between two words or numbers is in
/// no token; "--", "..." and every other visible character is one.
/// A sentence ends at . ! ? unless what follows goes on in small letters, at a line's end, and
/// after max_sentence_tokens; an abbreviation ends one only where a word follows that begins one.
void split_english(std::string_view text, const Block& block, std::uint32_t paragraph, Tokens& out);

}  // namespace khabar
