#pragma once

#include "khabar/coder/coder.h"

namespace khabar {

/// Adds what the blocks of another language gave to the layers of the same Document: its tokens,
/// sentences, mentions and clauses come behind, and whatever refers to them by number refers to
/// where they stand then. Events and candidates are put in the order of their triggers.
void join_layers(Layers& all, Layers more);

}  // namespace khabar
