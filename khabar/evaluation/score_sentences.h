#pragma once

#include <vector>

#include "khabar/evaluation/score.h"

namespace khabar::evaluation {

/// Sentences by how many people accepted an event of a type in them: against the labels on which
/// all agree ("strict"), against the majority, and against one of the people drawn by lot.
void score_judged(const std::vector<Judged>& gold, const Records& records, Score& out);

/// Sentences with the words for who, whom and what.
void score_marked(const std::vector<Marked>& gold, const Records& records, Score& out);

}  // namespace khabar::evaluation
