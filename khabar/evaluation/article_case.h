#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/evaluation/gold.h"

namespace khabar::evaluation {

/// Whole articles of our own with their full records, in the format of golden cases
/// (tests/golden/README.md): every event is listed, with all its fields in the words of the text;
/// ` #2` behind words means where they stand for the second time.
/// Errors: bad_json, with FILE:LINE: a case file that is not well formed, an event without a
/// trigger, words that the text does not hold.
Expected<std::vector<Article>> read_article_cases(std::string_view content,
                                                  const std::string& file);

}  // namespace khabar::evaluation
