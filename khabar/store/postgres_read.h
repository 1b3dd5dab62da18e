#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/store/postgres_session.h"
#include "khabar/store/store.h"

namespace khabar::store::postgres {

/// The events of these rows, in their order; rows without an event are left out.
Expected<std::vector<record::KeptEvent>> kept_events(pqxx::work& work,
                                                     std::span<const std::int64_t> rows,
                                                     Records records = Records::read);

/// The record and the sketch of each row, in their order.
struct Told {
    record::Record record;
    story::Sketch sketch;
    std::int64_t leader = 0;
};
Expected<std::vector<Told>> tellings_led_by(pqxx::work& work,
                                            std::span<const std::int64_t> leaders);

// The reading calls of Store.
Expected<std::optional<record::KeptEvent>> event(Session& session, std::string_view id);
Expected<std::optional<KeptText>> document(Session& session, std::string_view id);
Expected<std::vector<record::KeptEvent>> events_of(Session& session, std::string_view document);
Expected<Store::StoryMembers> story(Session& session, std::string_view event);
Expected<std::string> state(Session& session);
Expected<Counts> counts(Session& session);

}  // namespace khabar::store::postgres
