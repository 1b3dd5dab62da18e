#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "khabar/syntax/english/words.h"

namespace khabar::syntax {

enum class VerbShape : std::uint8_t {
    finite,
    plain,       ///< the base form with nothing before it: a present, or governed ("help defend")
    infinitive,  ///< behind "to"
    ing,
    either,     ///< a past or a participle by its letters: "arrested"
    participle  ///< that alone: "taken"
};

/// Auxiliaries, adverbs and the verb that they belong to: "has not yet been freed".
struct VerbGroup {
    std::uint32_t end = 0;
    std::optional<std::uint32_t> main;  ///< the main verb; nothing for a form of "be" alone
    VerbShape shape = VerbShape::finite;
    bool passive = false;
    bool bare = false;  ///< no auxiliary and no "to" before it
};

/// The verb group that begins at a token; nothing where none does.
std::optional<VerbGroup> verb_group(const ReadText& text, std::span<const EnglishToken> tokens,
                                    TokenRange sentence, std::uint32_t at);

/// The same behind a subject that stands behind its auxiliary: "did the army attack".
/// Precondition: the word is a verb's form.
std::optional<VerbGroup> verb_group_behind(const ReadText& text,
                                           std::span<const EnglishToken> tokens,
                                           TokenRange sentence, std::uint32_t at,
                                           EnglishWord auxiliary);

}  // namespace khabar::syntax
