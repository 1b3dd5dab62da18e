#pragma once

#include <span>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/store/postgres_session.h"
#include "khabar/store/store.h"

namespace khabar::store::postgres {

/// Store::put and Store::holds.
Expected<std::vector<Put>> put(Session& session, std::span<const CodedText> documents);
Expected<bool> holds(Session& session, const record::DocumentFacts& facts, std::string_view text,
                     std::string_view coder);

}  // namespace khabar::store::postgres
