#include "khabar/store/postgres_reviews.h"

#include "khabar/core/hash.h"
#include "khabar/store/postgres_text.h"

namespace khabar::store::postgres {

namespace {

using record::Review;

std::vector<Review> read(const pqxx::result& found) {
    std::vector<Review> reviews;
    for (const pqxx::row& row : found) {
        const auto text = [&row](int i) { return row[i].as<std::string>(); };
        reviews.push_back({text(0), text(1), static_cast<Review::Kind>(row[2].as<int>()), text(3),
                           text(4), text(5), text(6), text(7), text(8)});
    }
    return reviews;
}

Hash128 digest_of(const Review& review) {
    return Digest()
        .add(review.event)
        .add(review.field)
        .add(review.by)
        .add(review.when)
        .add(review.value)
        .value();
}

}  // namespace

std::vector<Review> reviews_of(pqxx::work& work, std::span<const std::string> events) {
    return read(work.exec_params(
        "SELECT event, document, kind, field, value, was, by, at, note FROM khabar.review "
        "WHERE event = ANY ($1::text[]) ORDER BY at, field, by, value",
        to_array(events)));
}

std::optional<Error> add_reviews(Session& session, std::span<const Review> reviews) {
    return session.run_only([reviews](pqxx::work& work) -> std::optional<Error> {
        for (const Review& review : reviews) {
            work.exec_params(
                "INSERT INTO khabar.review (digest, event, document, kind, field, value, was, by, "
                "at, note) VALUES ($1::uuid, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
                "ON CONFLICT DO NOTHING",
                to_hex(digest_of(review)), review.event, review.document,
                static_cast<int>(review.kind), review.field, review.value, review.was, review.by,
                review.when, review.note);
        }
        return std::nullopt;
    });
}

// Two reviews of one second: the one that came later is the newer.
Expected<bool> undo_review(Session& session, std::string_view event, std::string_view field) {
    return session.run<bool>([event, field](pqxx::work& work) -> Expected<bool> {
        const auto gone = work.exec_params(
            "DELETE FROM khabar.review WHERE number = (SELECT number FROM khabar.review "
            "WHERE event = $1 AND field = $2 ORDER BY at DESC, number DESC LIMIT 1)",
            std::string(event), std::string(field));
        return gone.affected_rows() != 0;
    });
}

// Ties are broken by what all stores know, and not by the order in which they came.
Expected<std::vector<Review>> reviews(Session& session) {
    return session.run<std::vector<Review>>([](pqxx::work& work) -> Expected<std::vector<Review>> {
        return read(
            work.exec("SELECT event, document, kind, field, value, was, by, at, note "
                      "FROM khabar.review ORDER BY document, event, at, field, by, value"));
    });
}

}  // namespace khabar::store::postgres
