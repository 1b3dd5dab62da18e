// What is added to the address of a server.
#include "khabar/store/postgres_address.h"

#include <gtest/gtest.h>

namespace khabar::store::postgres {
namespace {

TEST(PostgresAddress, HasTimeLimitsOfItsOwnOrOurs) {
    EXPECT_EQ(with_time_limits("postgresql://here/news"),
              "postgresql://here/news?connect_timeout=10&keepalives_idle=30"
              "&keepalives_interval=10&keepalives_count=3&tcp_user_timeout=60000");
    EXPECT_EQ(with_time_limits("postgresql://here/news?tcp_user_timeout=5&connect_timeout=1"),
              "postgresql://here/news?tcp_user_timeout=5&connect_timeout=1&keepalives_idle=30"
              "&keepalives_interval=10&keepalives_count=3");
}

}  // namespace
}  // namespace khabar::store::postgres
