#pragma once

#include <cstdint>

#include "khabar/attribution/scene.h"

namespace khabar::attribution {

/// The first token behind the dateline of a sentence: "Cairo (MENA) -", "Reuters - Benghazi:".
/// Where there is none, the sentence's first. What stands in a dateline wrote the page or took it
/// over: it speaks nowhere in the sentence.
std::uint32_t dateline_end(const Scene& scene, const Stretch& sentence);

}  // namespace khabar::attribution
