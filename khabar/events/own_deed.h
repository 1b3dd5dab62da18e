#pragma once

#include <cstdint>

#include "khabar/events/scene.h"

namespace khabar::events {

/// Whether what a word of saying says is a deed of the speaker's that lies ahead or may come, told
/// by one of the verbs: "warned that it would retaliate", "the ban could be restored, he warned".
/// A passive names nobody else who would do it. What others may do is no deed of his ("warned that
/// rebels could attack"), nor is violence that may befall somebody ("ships could be hit").
bool says_own_deed(const Scene& scene, std::uint32_t speech, const WordList& verbs);

/// Whether a word of saying says what another must do, told by one of the verbs: "the premier must
/// resign, she said".
bool says_anothers_duty(const Scene& scene, std::uint32_t speech, const WordList& verbs);

}  // namespace khabar::events
