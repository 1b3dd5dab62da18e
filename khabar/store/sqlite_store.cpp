#include "khabar/store/sqlite_store.h"

#include <utility>

#include "khabar/store/sqlite_impl.h"
#include "khabar/store/sqlite_plan.h"
#include "khabar/store/sqlite_schema.h"

namespace khabar::store {

Expected<std::unique_ptr<Store>> open_sqlite(const std::string& path, Cache cache) {
    auto connection = sqlite::Connection::open(path);
    if (!connection) {
        return connection.error();
    }
    if (auto error = sqlite::make_ready(**connection)) {
        return *std::move(error);
    }
    if (cache == Cache::small && !(*connection)->run("PRAGMA cache_size = -8192")) {
        return *(*connection)->take_failure();
    }
    if (auto error = sqlite::add_functions(**connection)) {
        return *std::move(error);
    }
    return std::unique_ptr<Store>(std::make_unique<sqlite::SqliteStore>(*std::move(connection)));
}

namespace sqlite {

std::optional<Error> SqliteStore::begin_bulk() {
    return drop_indexes(*connection_);
}

std::optional<Error> SqliteStore::end_bulk() {
    return make_indexes(*connection_);
}

}  // namespace sqlite
}  // namespace khabar::store
