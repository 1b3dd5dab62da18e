#include "khabar/store/postgres_terms.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/record/record.h"
#include "khabar/store/postgres_text.h"
#include "khabar/store/terms.h"

namespace khabar::store::postgres {

namespace {

/// 0 in a store that has no events yet.
int version_of(pqxx::work& work) {
    const auto found = work.exec("SELECT version FROM khabar.terms_version");
    return found.empty() ? 0 : found[0][0].as<int>();
}

std::optional<Error> renew_document(pqxx::work& work, const pqxx::row& document) {
    const auto records = document[1].as<std::string>();
    const std::vector<std::int64_t> rows = integers(document[2].c_str());
    std::size_t at = 0;
    for (const std::int64_t row : rows) {
        const std::size_t end = records.find('\n', at);
        if (end == std::string::npos) {
            return Error{ErrorCode::store, "", "an event without its record"};
        }
        const auto record = record::read_record(std::string_view(records).substr(at, end - at), "");
        if (!record) {
            return Error{ErrorCode::store, "", record.error().detail};
        }
        work.exec_params("UPDATE khabar.event SET terms = $2::text[] WHERE row = $1", row,
                         to_array(terms_of(*record)));
        at = end + 1;
    }
    return std::nullopt;
}

std::optional<Error> renew_all(pqxx::work& work) {
    constexpr int at_once = 200;  // why: documents in memory together
    std::int64_t last = 0;
    while (true) {
        const auto documents = work.exec_params(
            "SELECT number, records, events FROM khabar.document WHERE number > $1 "
            "ORDER BY number LIMIT $2",
            last, at_once);
        if (documents.empty()) {
            return std::nullopt;
        }
        for (const pqxx::row& document : documents) {
            if (auto error = renew_document(work, document)) {
                return error;
            }
            last = document[0].as<std::int64_t>();
        }
    }
}

}  // namespace

std::optional<Error> renew_terms(Session& session) {
    return session.run_only([](pqxx::work& work) -> std::optional<Error> {
        if (version_of(work) == terms_version) {
            return std::nullopt;
        }
        take_lock(work, Lock::writers);
        if (version_of(work) == terms_version) {
            return std::nullopt;  // another program did it while this one waited
        }
        if (auto error = renew_all(work)) {
            return error;
        }
        work.exec("DELETE FROM khabar.terms_version");
        work.exec_params("INSERT INTO khabar.terms_version VALUES ($1)", terms_version);
        return std::nullopt;
    });
}

}  // namespace khabar::store::postgres
