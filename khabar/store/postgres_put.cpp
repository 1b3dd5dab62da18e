#include "khabar/store/postgres_put.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "khabar/core/hash.h"
#include "khabar/store/postgres_copy.h"
#include "khabar/store/postgres_partitions.h"
#include "khabar/store/postgres_text.h"

namespace khabar::store::postgres {

namespace {

Digest digest_of_source(const record::DocumentFacts& facts, std::string_view text,
                        std::string_view coder) {
    Digest digest;
    digest.add(facts.id).add(facts.url).add(facts.title).add(facts.publisher).add(facts.published);
    digest.add(facts.language).add(text).add(coder);
    return digest;
}

/// One document of the call: what the store has of it, and whether it is the last of its id.
struct Given {
    Hash128 key;
    Hash128 source;
    Hash128 digest;
    bool there = false;  ///< in the store
    bool same = false;   ///< and with this digest
    std::int64_t number = 0;
};

/// One transaction of put().
class Putting {
public:
    Putting(pqxx::work& work, std::span<const CodedText> documents)
        : work_(work), documents_(documents) {
        for (const CodedText& document : documents) {
            Digest digest = digest_of_source(document.facts, document.text, document.coder);
            const Hash128 source = digest.value();
            given_.push_back(
                {key_of(document.facts.id), source, digest.add(document.records).value()});
        }
    }

    /// `straight`: nobody else writes, and what is new is likely to clash with nothing.
    Expected<std::vector<Put>> run(bool straight) {
        share_lock(work_, Lock::writers);
        look();
        const std::vector<std::size_t> chosen = to_write();
        if (!chosen.empty()) {
            if (auto error = write(chosen, straight)) {
                return *std::move(error);
            }
        }
        return verdicts();
    }

private:
    void look() {
        std::vector<std::string> keys;
        std::vector<std::string> digests;
        for (const Given& given : given_) {
            keys.push_back(to_hex(given.key));
            digests.push_back(to_hex(given.digest));
        }
        const auto found = work_.exec_params(
            "SELECT k.i - 1, d.number, d.digest = k.digest "
            "FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS k (key, digest, i) "
            "JOIN khabar.document d ON d.key = k.key",
            to_array(keys), to_array(digests));
        for (const pqxx::row& row : found) {
            Given& given = given_[row[0].as<std::size_t>()];
            given.there = true;
            given.number = row[1].as<std::int64_t>();
            given.same = row[2].as<bool>();
        }
    }

    /// What each document met, the same id earlier in the call counted in.
    [[nodiscard]] std::vector<Put> verdicts() const {
        std::vector<Put> puts;
        std::map<Hash128, Hash128> before;
        for (const Given& given : given_) {
            const auto earlier = before.find(given.key);
            const bool there = given.there || earlier != before.end();
            const bool same =
                earlier != before.end() ? earlier->second == given.digest : given.same;
            puts.push_back(!there ? Put::added : same ? Put::unchanged : Put::replaced);
            before[given.key] = given.digest;
        }
        return puts;
    }

    /// The last document of each id, where it differs from what is there.
    [[nodiscard]] std::vector<std::size_t> to_write() const {
        std::set<Hash128> seen;
        std::vector<std::size_t> chosen;
        for (std::size_t i = given_.size(); i-- > 0;) {
            if (seen.insert(given_[i].key).second && !given_[i].same) {
                chosen.push_back(i);
            }
        }
        return {chosen.rbegin(), chosen.rend()};
    }

    std::optional<Error> write(const std::vector<std::size_t>& chosen, bool straight) {
        std::vector<std::int64_t> old;
        std::vector<Placed> placed;
        for (const std::size_t i : chosen) {
            placed.push_back({&documents_[i],
                              given_[i].key,
                              given_[i].source,
                              given_[i].digest,
                              given_[i].number,
                              {}});
            if (given_[i].there) {
                old.push_back(given_[i].number);
            }
        }
        if (!old.empty()) {
            remove(old);
        }
        give_numbers(placed);
        if (auto error = place(placed, straight)) {
            return error;
        }
        if (straight) {
            copy(work_, placed, false);
        } else {
            make_staging();
            copy(work_, placed, true);
            move_staged(placed);
        }
        return std::nullopt;
    }

    /// Takes documents away with their events.
    void remove(const std::vector<std::int64_t>& numbers) {
        take_lock(work_, Lock::stories);
        const auto documents = work_.exec_params(
            "SELECT events FROM khabar.document WHERE number = ANY ($1::bigint[]) "
            "ORDER BY number FOR UPDATE",
            to_array(numbers));
        if (documents.size() != numbers.size()) {
            throw Raced();
        }
        std::vector<std::int64_t> rows;
        for (const pqxx::row& document : documents) {
            const std::vector<std::int64_t> events = integers(document[0].c_str());
            rows.insert(rows.end(), events.begin(), events.end());
        }
        const std::string list = to_array(rows);
        leave_stories(list);
        work_.exec_params("DELETE FROM khabar.telling WHERE row = ANY ($1::bigint[])", list);
        work_.exec_params("DELETE FROM khabar.event WHERE row = ANY ($1::bigint[])", list);
        work_.exec_params("DELETE FROM khabar.document WHERE number = ANY ($1::bigint[])",
                          to_array(numbers));
    }

    /// Whoever joined a story may have joined it for one of these tellings, or been kept from it by
    /// a decision on one: all of these stories are joined anew. `rows`: an array of bigint.
    void leave_stories(const std::string& rows) {
        std::vector<std::string> decided;
        for (const pqxx::row& row : work_.exec_params(
                 "SELECT d.b FROM khabar.telling t JOIN khabar.decision d ON d.a = t.id "
                 "WHERE t.row = ANY ($1::bigint[]) UNION "
                 "SELECT d.a FROM khabar.telling t JOIN khabar.decision d ON d.b = t.id "
                 "WHERE t.row = ANY ($1::bigint[])",
                 rows)) {
            decided.push_back(to_hex(key_of(row[0].c_str())));
        }
        work_.exec_params(
            "UPDATE khabar.telling SET leader = NULL, tellings = 1, sources = 1 "
            "WHERE leader IN (SELECT leader FROM khabar.telling "
            "WHERE row = ANY ($1::bigint[]) OR key = ANY ($2::uuid[]))",
            rows, to_array(decided));
    }

    void give_numbers(std::vector<Placed>& placed) {
        std::vector<Placed*> fresh;
        for (Placed& one : placed) {
            if (one.number == 0) {
                fresh.push_back(&one);
            }
        }
        const auto numbers = work_.exec_params(
            "SELECT nextval('khabar.document_number') FROM generate_series(1, $1)", fresh.size());
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            fresh[i]->number = numbers[static_cast<pqxx::result::size_type>(i)][0].as<int64_t>();
        }
    }

    /// Gives each event its row: its own, or the next that is free.
    std::optional<Error> place(std::vector<Placed>& placed, bool straight) {
        std::set<std::int64_t> taken;
        std::set<Hash128> keys;
        if (!straight) {
            taken = taken_rows(placed);
            if (auto error = refuse_known_ids(placed)) {
                return error;
            }
        }
        for (Placed& one : placed) {
            const std::vector<Row>& events = one.document->rows;
            for (std::size_t i = 0; i < events.size(); ++i) {
                if (!keys.insert(events[i].key).second) {
                    return twice(events[i].id);
                }
                std::int64_t row = events[i].row;
                while (!taken.insert(row).second) {
                    ++row;
                }
                one.events.push_back({i, row});
            }
        }
        return std::nullopt;
    }

    static Error twice(const std::string& id) {
        return {ErrorCode::refused, "", "two events have the id " + id};
    }

    static std::vector<std::int64_t> rows_of(const std::vector<Placed>& placed) {
        std::vector<std::int64_t> rows;
        for (const Placed& one : placed) {
            for (const Row& row : one.document->rows) {
                rows.push_back(row.row);
            }
        }
        return rows;
    }

    /// The rows of the store that these would have, and what follows those without a gap.
    std::set<std::int64_t> taken_rows(const std::vector<Placed>& placed) {
        std::set<std::int64_t> taken;
        std::vector<std::int64_t> asked = rows_of(placed);
        while (!asked.empty()) {
            const auto found = work_.exec_params(
                "SELECT row FROM khabar.telling WHERE row = ANY ($1::bigint[])", to_array(asked));
            asked.clear();
            for (const pqxx::row& row : found) {
                taken.insert(row[0].as<std::int64_t>());
                asked.push_back(row[0].as<std::int64_t>() + 1);
            }
        }
        return taken;
    }

    /// An id that another document has is an error; one of the same document says that another
    /// writer has put it since look().
    std::optional<Error> refuse_known_ids(const std::vector<Placed>& placed) {
        std::vector<std::string> keys;
        std::vector<std::string> documents;
        for (const Placed& one : placed) {
            documents.push_back(to_hex(one.key));
            for (const Row& row : one.document->rows) {
                keys.push_back(to_hex(row.key));
            }
        }
        const auto found = work_.exec_params(
            "SELECT t.id, d.key = ANY ($2::uuid[]) FROM khabar.telling t "
            "JOIN khabar.document d ON d.number = t.document "
            "WHERE t.key = ANY ($1::uuid[]) ORDER BY 2 LIMIT 1",
            to_array(keys), to_array(documents));
        if (!found.empty() && found[0][1].as<bool>()) {
            throw Raced();
        }
        return found.empty() ? std::nullopt : std::optional(twice(found[0][0].as<std::string>()));
    }

    void make_staging() {
        work_.exec(
            "CREATE TEMP TABLE IF NOT EXISTS new_document "
            "(LIKE khabar.document INCLUDING COMPRESSION) ON COMMIT DELETE ROWS; "
            "CREATE TEMP TABLE IF NOT EXISTS new_event "
            "(LIKE khabar.event INCLUDING COMPRESSION) ON COMMIT DELETE ROWS; "
            "CREATE TEMP TABLE IF NOT EXISTS new_telling "
            "(LIKE khabar.telling INCLUDING DEFAULTS) ON COMMIT DELETE ROWS");
    }

    /// In the order of the keys, so that two writers of the same documents wait and do not block
    /// each other. Who finds that another was faster begins again.
    void move_staged(const std::vector<Placed>& placed) {
        std::size_t events = 0;
        for (const Placed& one : placed) {
            events += one.events.size();
        }
        const auto all_moved = [this](const char* sql, std::size_t count) {
            if (work_.exec(sql).affected_rows() != count) {
                throw Raced();
            }
        };
        all_moved(
            "INSERT INTO khabar.document SELECT * FROM new_document ORDER BY key "
            "ON CONFLICT DO NOTHING",
            placed.size());
        all_moved(
            "INSERT INTO khabar.telling SELECT * FROM new_telling ORDER BY row "
            "ON CONFLICT DO NOTHING",
            events);
        all_moved(
            "INSERT INTO khabar.event SELECT * FROM new_event ORDER BY row ON CONFLICT DO NOTHING",
            events);
    }

    pqxx::work& work_;
    std::span<const CodedText> documents_;
    std::vector<Given> given_;
};

}  // namespace

Expected<std::vector<Put>> put(Session& session, std::span<const CodedText> documents) {
    if (documents.empty()) {
        return std::vector<Put>();
    }
    if (auto error = make_partitions(session, documents)) {
        return *std::move(error);
    }
    bool clashed = false;
    return session.run<std::vector<Put>>([&](pqxx::work& work) -> Expected<std::vector<Put>> {
        try {
            return Putting(work, documents).run(session.in_bulk() && !clashed);
        } catch (const pqxx::unique_violation&) {
            clashed = true;
            throw;  // Session::run tries again
        }
    });
}

Expected<bool> holds(Session& session, const record::DocumentFacts& facts, std::string_view text,
                     std::string_view coder) {
    return session.run<bool>([&](pqxx::work& work) -> Expected<bool> {
        const auto found = work.exec_params(
            "SELECT source = $2::uuid FROM khabar.document WHERE key = $1::uuid",
            to_hex(key_of(facts.id)), to_hex(digest_of_source(facts, text, coder).value()));
        return !found.empty() && found[0][0].as<bool>();
    });
}

}  // namespace khabar::store::postgres
