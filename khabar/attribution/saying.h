#pragma once

#include <cstdint>
#include <vector>

#include "khabar/attribution/frame.h"
#include "khabar/attribution/scene.h"
#include "khabar/attribution/speech.h"

namespace khabar::attribution {

/// One word of saying, what it says, and who says it.
struct Saying {
    std::uint32_t clause = 0;
    Speech speech;
    std::uint32_t begin = 0;  ///< its first token, where what is said before it ends
    TokenRange said;          ///< the words that are said
    bool quoted = false;      ///< they stand in quotation marks
    bool nested = false;      ///< it is itself said by another
    std::vector<Link> links;  ///< outermost first; empty: the words do not say who
    Features speaker;         ///< gender and number, for who goes on in the next sentence
};

}  // namespace khabar::attribution
