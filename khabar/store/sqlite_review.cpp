#include "khabar/store/sqlite_impl.h"

namespace khabar::store::sqlite {
namespace {

using record::Review;

Review read_review(const Rows& rows) {
    Review review;
    review.event = rows.text(0);
    review.document = rows.text(1);
    review.kind = static_cast<Review::Kind>(rows.integer(2));
    review.field = rows.text(3);
    review.value = rows.text(4);
    review.was = rows.text(5);
    review.by = rows.text(6);
    review.when = rows.text(7);
    review.note = rows.text(8);
    return review;
}

std::vector<Review> read_all(Rows&& rows) {
    std::vector<Review> reviews;
    while (rows.next()) {
        reviews.push_back(read_review(rows));
    }
    return reviews;
}

}  // namespace

std::optional<Error> SqliteStore::add_reviews(std::span<const Review> reviews) {
    Transaction transaction(*connection_, Transaction::Kind::write);
    for (const Review& review : reviews) {
        connection_->act(
            "INSERT INTO reviews(event, document, kind, field, value, was, author, at, note) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            {review.event, review.document, static_cast<std::int64_t>(review.kind), review.field,
             review.value, review.was, review.by, review.when, review.note});
    }
    return transaction.commit();
}

// Two reviews of one second: the one that came later is the newer.
Expected<bool> SqliteStore::undo_review(std::string_view event, std::string_view field) {
    Transaction transaction(*connection_, Transaction::Kind::write);
    const auto number = connection_->number(
        "SELECT number FROM reviews WHERE event = ? AND field = ? "
        "ORDER BY at DESC, number DESC LIMIT 1",
        {event, field});
    if (number) {
        connection_->act("DELETE FROM reviews WHERE number = ?", {*number});
    }
    if (auto error = transaction.commit()) {
        return *std::move(error);
    }
    return number.has_value();
}

// Ties are broken by what all stores know, and not by the order in which they came.
Expected<std::vector<Review>> SqliteStore::reviews() {
    Transaction transaction(*connection_, Transaction::Kind::read);
    std::vector<Review> reviews = read_all(connection_->ask(
        "SELECT event, document, kind, field, value, was, author, at, note FROM reviews "
        "ORDER BY document, event, at, field, author, value"));
    if (auto error = transaction.commit()) {
        return *std::move(error);
    }
    return reviews;
}

std::vector<Review> reviews_of(Connection& connection, std::string_view event) {
    return read_all(connection.ask(
        "SELECT event, document, kind, field, value, was, author, at, note FROM reviews "
        "WHERE event = ? ORDER BY at, field, author, value",
        {event}));
}

}  // namespace khabar::store::sqlite
