#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/record/review.h"
#include "khabar/store/postgres_session.h"

namespace khabar::store::postgres {

/// What people said of these events, the oldest first.
std::vector<record::Review> reviews_of(pqxx::work& work, std::span<const std::string> events);

// The calls of Store.
std::optional<Error> add_reviews(Session& session, std::span<const record::Review> reviews);
Expected<bool> undo_review(Session& session, std::string_view event, std::string_view field);
Expected<std::vector<record::Review>> reviews(Session& session);

}  // namespace khabar::store::postgres
