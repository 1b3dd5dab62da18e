#include "khabar/store/postgres_store.h"

#include <utility>

#include "khabar/store/postgres_bulk.h"
#include "khabar/store/postgres_find.h"
#include "khabar/store/postgres_live.h"
#include "khabar/store/postgres_migrations.h"
#include "khabar/store/postgres_put.h"
#include "khabar/store/postgres_read.h"
#include "khabar/store/postgres_reviews.h"
#include "khabar/store/postgres_session.h"
#include "khabar/store/postgres_stories.h"
#include "khabar/store/postgres_terms.h"

namespace khabar::store {

namespace {

class PostgresStore final : public Store {
public:
    explicit PostgresStore(const std::string& address) : session_(address) {}

    std::optional<Error> open() {
        if (auto error = postgres::migrate(session_)) {
            return error;
        }
        if (auto error = postgres::mend(session_)) {
            return error;
        }
        return postgres::renew_derived(session_);
    }

    Expected<std::vector<Put>> put(std::span<const CodedText> documents) override {
        return postgres::put(session_, documents);
    }
    Expected<bool> holds(const record::DocumentFacts& facts, std::string_view text,
                         std::string_view coder) override {
        return postgres::holds(session_, facts, text, coder);
    }
    Expected<Found> find(const Query& query, Records records) override {
        return postgres::find(session_, query, records);
    }
    Expected<Scan> scan(const Query& query, std::size_t most) override {
        return postgres::scan(session_, query, most);
    }
    Expected<std::optional<record::KeptEvent>> event(std::string_view id) override {
        return postgres::event(session_, id);
    }
    Expected<std::optional<KeptText>> document(std::string_view id) override {
        return postgres::document(session_, id);
    }
    Expected<std::vector<record::KeptEvent>> events_of(std::string_view document) override {
        return postgres::events_of(session_, document);
    }
    Expected<StoryMembers> story(std::string_view event) override {
        return postgres::story(session_, event);
    }
    Expected<Counts> counts() override { return postgres::counts(session_); }
    Expected<std::string> state() override { return postgres::state(session_); }

    Expected<std::uint64_t> join(std::size_t most) override {
        return postgres::join(session_, most);
    }
    std::optional<Error> decide(std::span<const story::Decision> decisions) override {
        return postgres::decide(session_, decisions);
    }
    Expected<std::vector<story::Decision>> decisions() override {
        return postgres::decisions(session_);
    }

    std::optional<Error> add_reviews(std::span<const record::Review> reviews) override {
        return postgres::add_reviews(session_, reviews);
    }
    Expected<bool> undo_review(std::string_view event, std::string_view field) override {
        return postgres::undo_review(session_, event, field);
    }
    Expected<std::vector<record::Review>> reviews() override { return postgres::reviews(session_); }

    std::optional<Error> bury(std::span<const DeadLetter> letters) override {
        return postgres::bury(session_, letters);
    }
    Expected<std::vector<DeadLetter>> dead_letters(std::uint64_t after, std::size_t most) override {
        return postgres::dead_letters(session_, after, most);
    }
    std::optional<Error> unbury(std::span<const std::uint64_t> numbers) override {
        return postgres::unbury(session_, numbers);
    }
    Expected<std::optional<std::string>> feed_state(std::string_view address) override {
        return postgres::feed_state(session_, address);
    }
    std::optional<Error> keep_feed_state(std::string_view address,
                                         std::string_view state) override {
        return postgres::keep_feed_state(session_, address, state);
    }

    std::optional<Error> begin_bulk() override { return postgres::begin_bulk(session_); }
    std::optional<Error> end_bulk() override { return postgres::end_bulk(session_); }

private:
    postgres::Session session_;
};

}  // namespace

Expected<std::unique_ptr<Store>> open_postgres(const std::string& address) {
    auto store = std::make_unique<PostgresStore>(address);
    if (auto error = store->open()) {
        return *std::move(error);
    }
    return std::unique_ptr<Store>(std::move(store));
}

}  // namespace khabar::store
