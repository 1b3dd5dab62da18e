#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/store/sqlite.h"
#include "khabar/store/store.h"

namespace khabar::store::sqlite {

/// The Store in one SQLite file; see sqlite_schema.cpp for its tables.
class SqliteStore final : public Store {
public:
    explicit SqliteStore(std::unique_ptr<Connection> connection)
        : connection_(std::move(connection)) {}

    // sqlite_put.cpp
    Expected<std::vector<Put>> put(std::span<const CodedText> documents) override;
    Expected<bool> holds(const record::DocumentFacts& facts, std::string_view text,
                         std::string_view coder) override;
    // sqlite_find.cpp
    Expected<Found> find(const Query& query, Records records) override;
    Expected<Scan> scan(const Query& query, std::size_t most) override;
    // sqlite_read.cpp
    Expected<std::optional<record::KeptEvent>> event(std::string_view id) override;
    Expected<std::optional<KeptText>> document(std::string_view id) override;
    Expected<std::vector<record::KeptEvent>> events_of(std::string_view document) override;
    Expected<StoryMembers> story(std::string_view event) override;
    Expected<Counts> counts() override;
    Expected<std::string> state() override;
    // sqlite_story.cpp
    Expected<std::uint64_t> join(std::size_t most) override;
    std::optional<Error> decide(std::span<const story::Decision> decisions) override;
    Expected<std::vector<story::Decision>> decisions() override;
    // sqlite_review.cpp
    std::optional<Error> add_reviews(std::span<const record::Review> reviews) override;
    Expected<bool> undo_review(std::string_view event, std::string_view field) override;
    Expected<std::vector<record::Review>> reviews() override;
    // sqlite_live.cpp
    std::optional<Error> bury(std::span<const DeadLetter> letters) override;
    Expected<std::vector<DeadLetter>> dead_letters(std::uint64_t after, std::size_t most) override;
    std::optional<Error> unbury(std::span<const std::uint64_t> numbers) override;
    Expected<std::optional<std::string>> feed_state(std::string_view address) override;
    std::optional<Error> keep_feed_state(std::string_view address, std::string_view state) override;

    std::optional<Error> begin_bulk() override;
    std::optional<Error> end_bulk() override;

private:
    std::unique_ptr<Connection> connection_;
};

/// The key of an id, as a column holds it: 16 bytes.
std::string key_bytes(std::string_view id);

// Of sqlite_read.cpp. They stand inside the caller's transaction, and what fails stays in it.
/// Precondition: `row` is the row of an event.
std::optional<record::KeptEvent> kept_event(Connection& connection, std::int64_t row,
                                            Records records = Records::read);
std::optional<std::int64_t> row_of_event(Connection& connection, std::string_view id);

// Of sqlite_review.cpp.
/// What people said of the event, the oldest first.
std::vector<record::Review> reviews_of(Connection& connection, std::string_view event);

}  // namespace khabar::store::sqlite
