// Stores that an older Khabar made, and readers without rights, on PostgreSQL.
#include <string>
#include <vector>

#include "tests/store/postgres_server.h"
#include "tests/store/store_suite.h"

namespace khabar::tests {
namespace {

TEST(PostgresOlder, OldTermsAreMadeAnew) {
    auto& server = PostgresServer::instance();
    const std::string address = server.fresh_address();
    const std::vector<store::CodedText> documents = made_documents(30);
    must(must(store::open_store(address))->put(documents));
    const std::string all = "SELECT row, terms FROM khabar.event ORDER BY row";
    const std::string before = server.query(address, all);
    server.query(
        address,
        "UPDATE khabar.event SET terms = '{}'; UPDATE khabar.terms_version SET version = 0");
    ASSERT_NE(server.query(address, all), before);
    must(store::open_store(address));
    EXPECT_EQ(server.query(address, all), before);
}

TEST(PostgresOlder, BriefsOfAnOlderStoreAreMade) {
    auto& server = PostgresServer::instance();
    const std::string address = server.fresh_address();
    must(must(store::open_store(address))->put(made_documents(30)));
    const std::string all = "SELECT row, brief FROM khabar.event ORDER BY row";
    const std::string before = server.query(address, all);
    server.query(address,
                 "ALTER TABLE khabar.event DROP COLUMN brief; "
                 "ALTER TABLE khabar.terms_version DROP COLUMN brief_version; "
                 "DELETE FROM khabar.migration WHERE number = 3");
    must(store::open_store(address));
    EXPECT_EQ(server.query(address, all), before);
    server.query(address,
                 "UPDATE khabar.event SET brief = ''; "
                 "UPDATE khabar.terms_version SET brief_version = 0");
    must(store::open_store(address));
    EXPECT_EQ(server.query(address, all), before);
}

/// One who may read the store's tables and nothing else.
TEST(PostgresOlder, AReaderMayAskForTheState) {
    auto& server = PostgresServer::instance();
    const std::string address = server.fresh_address();
    const auto store = must(store::open_store(address));
    must(store->put(made_documents(3)));
    server.query(address,
                 "CREATE ROLE reader LOGIN; GRANT USAGE ON SCHEMA khabar TO reader; "
                 "GRANT SELECT ON ALL TABLES IN SCHEMA khabar TO reader");
    std::string as_reader = address;
    as_reader.replace(as_reader.find("postgres@"), 9, "reader@");
    const auto reader = must(store::open_store(as_reader));
    EXPECT_FALSE(must(reader->state()).empty());
    EXPECT_FALSE(must(reader->scan({}, 10)).briefs.empty());
}

}  // namespace
}  // namespace khabar::tests
