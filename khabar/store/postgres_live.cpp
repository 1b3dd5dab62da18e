#include "khabar/store/postgres_live.h"

#include <algorithm>
#include <limits>

#include "khabar/core/hash.h"
#include "khabar/store/letter_key.h"
#include "khabar/store/postgres_text.h"

namespace khabar::store::postgres {

namespace {

/// The server's integers have a sign.
template <class Number>
std::int64_t signed_of(Number number) {
    constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(std::min<std::uint64_t>(number, most));
}

}  // namespace

std::optional<Error> bury(Session& session, std::span<const DeadLetter> letters) {
    return session.run_only([letters](pqxx::work& work) -> std::optional<Error> {
        for (const DeadLetter& given : letters) {
            const DeadLetter letter = keepable(given);
            work.exec_params(
                "INSERT INTO khabar.dead_letter (digest, message, subject, sequence, code, detail, "
                "payload, at, worker) VALUES ($1::uuid, $2, $3, $4, $5, $6, $7, $8, $9) "
                "ON CONFLICT DO NOTHING",
                to_hex(digest_of(letter)), letter.message, letter.subject,
                signed_of(letter.sequence), letter.code, letter.detail,
                pqxx::binarystring(letter.payload), letter.when, letter.worker);
        }
        return std::nullopt;
    });
}

Expected<std::vector<DeadLetter>> dead_letters(Session& session, std::uint64_t after,
                                               std::size_t most) {
    using Letters = std::vector<DeadLetter>;
    return session.run<Letters>([after, most](pqxx::work& work) -> Expected<Letters> {
        Letters letters;
        for (const pqxx::row& row : work.exec_params(
                 "SELECT number, message, subject, sequence, code, detail, payload, at, worker "
                 "FROM (SELECT *, sum(octet_length(payload)) OVER (ORDER BY number) - "
                 "octet_length(payload) AS bytes_before FROM (SELECT * FROM khabar.dead_letter "
                 "WHERE number > $1 ORDER BY number LIMIT $2) AS page) AS summed "
                 "WHERE bytes_before < $3 ORDER BY number",
                 signed_of(after), signed_of(most), signed_of(max_letters_bytes))) {
            auto payload = from_bytea(row[6].c_str());
            if (!payload) {
                return payload.error();
            }
            const auto text = [&row](int i) { return row[i].as<std::string>(); };
            letters.push_back({row[0].as<std::uint64_t>(), text(1), text(2),
                               row[3].as<std::uint64_t>(), text(4), text(5), *std::move(payload),
                               text(7), text(8)});
        }
        return letters;
    });
}

std::optional<Error> unbury(Session& session, std::span<const std::uint64_t> numbers) {
    std::vector<std::int64_t> list(numbers.size());
    std::transform(numbers.begin(), numbers.end(), list.begin(), signed_of<std::uint64_t>);
    return session.run_only([&list](pqxx::work& work) -> std::optional<Error> {
        work.exec_params("DELETE FROM khabar.dead_letter WHERE number = ANY ($1::bigint[])",
                         to_array(list));
        return std::nullopt;
    });
}

Expected<std::optional<std::string>> feed_state(Session& session, std::string_view address) {
    using State = std::optional<std::string>;
    return session.run<State>([address](pqxx::work& work) -> Expected<State> {
        const auto found = work.exec_params(
            "SELECT state FROM khabar.feed_state WHERE key = $1::uuid", to_hex(hash128(address)));
        return found.empty() ? State() : State(found[0][0].as<std::string>());
    });
}

std::optional<Error> keep_feed_state(Session& session, std::string_view address,
                                     std::string_view state) {
    return session.run_only([address, state](pqxx::work& work) -> std::optional<Error> {
        work.exec_params(
            "INSERT INTO khabar.feed_state (key, address, state) VALUES ($1::uuid, $2, $3) "
            "ON CONFLICT (key) DO UPDATE SET state = excluded.state",
            to_hex(hash128(address)), std::string(address), std::string(state));
        return std::nullopt;
    });
}

}  // namespace khabar::store::postgres
