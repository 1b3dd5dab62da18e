// What live work leaves in a store beside documents. No search shows it, so none of it changes the
// store's state().
#include <algorithm>
#include <cstddef>
#include <limits>

#include "khabar/store/letter_key.h"
#include "khabar/store/sqlite_impl.h"

namespace khabar::store::sqlite {
namespace {

/// SQLite's integers have a sign.
std::int64_t signed_of(std::uint64_t number) {
    constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(std::min(number, most));
}

}  // namespace

std::optional<Error> SqliteStore::bury(std::span<const DeadLetter> letters) {
    Transaction transaction(*connection_, Transaction::Kind::aside);
    for (const DeadLetter& given : letters) {
        const DeadLetter letter = keepable(given);
        connection_->act(
            "INSERT INTO dead_letters(digest, message, subject, sequence, code, detail, payload, "
            "at, worker) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            {to_hex(digest_of(letter)), letter.message, letter.subject, signed_of(letter.sequence),
             letter.code, letter.detail, Blob{letter.payload}, letter.when, letter.worker});
    }
    return transaction.commit();
}

Expected<std::vector<DeadLetter>> SqliteStore::dead_letters(std::uint64_t after, std::size_t most) {
    Transaction transaction(*connection_, Transaction::Kind::read);
    std::vector<DeadLetter> letters;
    {
        Rows rows = connection_->ask(
            "SELECT number, message, subject, sequence, code, detail, payload, at, worker "
            "FROM dead_letters WHERE number > ? ORDER BY number LIMIT ?",
            {signed_of(after), signed_of(most)});
        std::size_t bytes = 0;
        while (bytes < max_letters_bytes && rows.next()) {
            letters.push_back({static_cast<std::uint64_t>(rows.integer(0)), rows.text(1),
                               rows.text(2), static_cast<std::uint64_t>(rows.integer(3)),
                               rows.text(4), rows.text(5), rows.text(6), rows.text(7),
                               rows.text(8)});
            bytes += letters.back().payload.size();
        }
    }
    if (auto error = transaction.commit()) {
        return *std::move(error);
    }
    return letters;
}

std::optional<Error> SqliteStore::unbury(std::span<const std::uint64_t> numbers) {
    Transaction transaction(*connection_, Transaction::Kind::aside);
    for (const std::uint64_t number : numbers) {
        connection_->act("DELETE FROM dead_letters WHERE number = ?", {signed_of(number)});
    }
    return transaction.commit();
}

Expected<std::optional<std::string>> SqliteStore::feed_state(std::string_view address) {
    Transaction transaction(*connection_, Transaction::Kind::read);
    std::optional<std::string> state;
    {
        Rows rows = connection_->ask("SELECT state FROM feed_states WHERE address = ?", {address});
        if (rows.next()) {
            state = rows.text(0);
        }
    }
    if (auto error = transaction.commit()) {
        return *std::move(error);
    }
    return state;
}

std::optional<Error> SqliteStore::keep_feed_state(std::string_view address,
                                                  std::string_view state) {
    Transaction transaction(*connection_, Transaction::Kind::aside);
    connection_->act(
        "INSERT INTO feed_states(address, state) VALUES(?, ?) "
        "ON CONFLICT(address) DO UPDATE SET state = excluded.state",
        {address, state});
    return transaction.commit();
}

}  // namespace khabar::store::sqlite
