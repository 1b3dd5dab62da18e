#pragma once

#include <vector>

#include "khabar/evaluation/score.h"

namespace khabar::evaluation {

/// Whole articles: events, by type and status; the fields of those found; how far a confidence
/// can be trusted.
void score_articles(const std::vector<Article>& gold, const Records& records, Score& out);

}  // namespace khabar::evaluation
