#include "tests/store/backends.h"
#include "tests/store/postgres_backend.h"
#include "tests/store/postgres_server.h"

namespace khabar::tests {

Backend postgres_backend() {
    return {"PostgreSQL", [] { return PostgresServer::instance().fresh_address(); }};
}

std::vector<Backend> backends() {
    return {sqlite_backend(), postgres_backend()};
}

}  // namespace khabar::tests
