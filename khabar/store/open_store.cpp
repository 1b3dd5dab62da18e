#include <string>

#include "khabar/store/postgres_store.h"
#include "khabar/store/sqlite_store.h"
#include "khabar/store/store.h"

namespace khabar::store {

Expected<std::unique_ptr<Store>> open_store(std::string_view address, Cache cache) {
    constexpr std::string_view file = "sqlite:";
    if (address.starts_with("postgresql://") || address.starts_with("postgres://")) {
        return open_postgres(std::string(address));
    }
    if (address.starts_with(file)) {
        address.remove_prefix(file.size());
    } else if (address.find("://") != std::string_view::npos) {
        return Error{ErrorCode::store, std::string(address.substr(0, address.find("://"))),
                     "no such kind of store; there are sqlite:FILE and postgresql://..."};
    }
    if (address.empty()) {
        return Error{ErrorCode::store, "", "no file is named"};
    }
    return open_sqlite(std::string(address), cache);
}

}  // namespace khabar::store
