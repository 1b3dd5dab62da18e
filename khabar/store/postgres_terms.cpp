#include "khabar/store/postgres_terms.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/record/record.h"
#include "khabar/store/brief.h"
#include "khabar/store/postgres_text.h"
#include "khabar/store/terms.h"

namespace khabar::store::postgres {

namespace {

bool is_fresh(pqxx::work& work) {
    return !work.exec_params(
                    "SELECT FROM khabar.terms_version WHERE version = $1 AND "
                    "brief_version = $2",
                    terms_version, brief_version)
                .empty();
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
        work.exec_params("UPDATE khabar.event SET terms = $2::text[], brief = $3 WHERE row = $1",
                         row, to_array(terms_of(*record)),
                         pqxx::binarystring(brief_bytes(*record)));
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

std::optional<Error> renew_derived(Session& session) {
    return session.run_only([](pqxx::work& work) -> std::optional<Error> {
        if (is_fresh(work)) {
            return std::nullopt;
        }
        take_lock(work, Lock::writers);
        if (is_fresh(work)) {
            return std::nullopt;  // another program did it while this one waited
        }
        if (auto error = renew_all(work)) {
            return error;
        }
        work.exec("DELETE FROM khabar.terms_version");
        work.exec_params("INSERT INTO khabar.terms_version VALUES ($1, $2)", terms_version,
                         brief_version);
        return std::nullopt;
    });
}

}  // namespace khabar::store::postgres
