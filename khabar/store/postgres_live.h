#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/store/dead_letter.h"
#include "khabar/store/postgres_session.h"

namespace khabar::store::postgres {

// The calls of Store for live work.
std::optional<Error> bury(Session& session, std::span<const DeadLetter> letters);
Expected<std::vector<DeadLetter>> dead_letters(Session& session, std::uint64_t after,
                                               std::size_t most);
std::optional<Error> unbury(Session& session, std::span<const std::uint64_t> numbers);
Expected<std::optional<std::string>> feed_state(Session& session, std::string_view address);
std::optional<Error> keep_feed_state(Session& session, std::string_view address,
                                     std::string_view state);

}  // namespace khabar::store::postgres
