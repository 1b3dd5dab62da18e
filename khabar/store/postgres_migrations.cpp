#include "khabar/store/postgres_migrations.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/store/postgres_address.h"

namespace khabar::store::postgres {

namespace {

struct Migration {
    int number;
    std::string_view name;
    std::string_view sql;
};

constexpr std::array migrations = {
#include "postgres_migrations.inc"
};

/// Numbers of those that ran; none in a database that is no store yet.
std::vector<int> that_ran(pqxx::work& work) {
    std::vector<int> numbers;
    const bool there =
        work.exec1("SELECT to_regclass('khabar.migration') IS NOT NULL")[0].as<bool>();
    if (there) {
        for (const pqxx::row& row : work.exec("SELECT number FROM khabar.migration")) {
            numbers.push_back(row[0].as<int>());
        }
    }
    return numbers;
}

bool lacks_any(const std::vector<int>& ran) {
    return std::any_of(migrations.begin(), migrations.end(), [&ran](const Migration& one) {
        return std::find(ran.begin(), ran.end(), one.number) == ran.end();
    });
}

void run_missing(pqxx::work& work) {
    // Another program may have waited for the same lock, and done it.
    take_lock(work, Lock::migrations);
    work.exec(
        "CREATE SCHEMA IF NOT EXISTS khabar; CREATE TABLE IF NOT EXISTS khabar.migration ("
        "number integer PRIMARY KEY, name text NOT NULL, at timestamptz NOT NULL DEFAULT now())");
    const std::vector<int> ran = that_ran(work);
    for (const Migration& one : migrations) {
        if (std::find(ran.begin(), ran.end(), one.number) == ran.end()) {
            work.exec(std::string(one.sql));
            work.exec_params("INSERT INTO khabar.migration (number, name) VALUES ($1, $2)",
                             one.number, std::string(one.name));
        }
    }
}

}  // namespace

std::optional<Error> migrate(Session& session) {
    return session.run_only([&session](pqxx::work& work) -> std::optional<Error> {
        const std::vector<int> ran = that_ran(work);
        const int newest = ran.empty() ? 0 : *std::max_element(ran.begin(), ran.end());
        if (newest > migrations.back().number) {
            return Error{ErrorCode::store, shown_address(session.address()),
                         "a newer Khabar made this store"};
        }
        if (lacks_any(ran)) {
            run_missing(work);
        }
        return std::nullopt;
    });
}

}  // namespace khabar::store::postgres
