#include "khabar/serve/rate_limit.h"

#include <string>

#include <gtest/gtest.h>

namespace khabar::serve {
namespace {

using Clock = RateLimit::Clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(RateLimit, LetsABurstThroughAndThenARate) {
    RateLimit limit;
    const Clock::time_point now{seconds(1000)};
    int allowed = 0;
    for (int i = 0; i < 1000; ++i) {
        allowed += limit.allow("192.0.2.1", now) ? 1 : 0;
    }
    EXPECT_EQ(allowed, 200);
    EXPECT_TRUE(limit.allow("192.0.2.2", now)) << "another address has its own";
    for (int i = 0; i < 1000; ++i) {
        allowed += limit.allow("192.0.2.1", now + seconds(1)) ? 1 : 0;
    }
    EXPECT_EQ(allowed, 250);
}

TEST(RateLimit, DoesNotCountThisMachine) {
    RateLimit limit;
    for (int i = 0; i < 1000; ++i) {
        ASSERT_TRUE(limit.allow("127.0.0.1", Clock::time_point(seconds(1))));
        ASSERT_TRUE(limit.allow("::1", Clock::time_point(seconds(1))));
    }
}

TEST(RateLimit, TakesANetworkForOneAddress) {
    RateLimit limit;
    const Clock::time_point now{seconds(1000)};
    for (int i = 0; i < 200; ++i) {
        ASSERT_TRUE(limit.allow("2001:db8::" + std::to_string(i), now));
    }
    EXPECT_FALSE(limit.allow("2001:db8::ffff", now));
    EXPECT_TRUE(limit.allow("2001:db8:0:1::1", now));
    EXPECT_EQ(network_of("192.0.2.7"), "192.0.2.7");
}

TEST(RateLimit, TenWrongTokensAMinute) {
    RateLimit limit;
    const Clock::time_point now{seconds(1000)};
    for (int i = 0; i < 10; ++i) {
        const std::string token = "guess" + std::to_string(i);
        ASSERT_TRUE(limit.may_try("127.0.0.1", token, now));
        limit.count_wrong("127.0.0.1", token, now);
    }
    EXPECT_FALSE(limit.may_try("127.0.0.1", "guess10", now));
    for (const char* same : {"127.0.0.2", "::1", "::ffff:127.0.0.3"}) {
        EXPECT_FALSE(limit.may_try(same, "guess10", now)) << same << " is this machine too";
    }
    EXPECT_TRUE(limit.may_try("192.0.2.1", "guess10", now));
    EXPECT_FALSE(limit.may_try("127.0.0.1", "guess10", now + seconds(59)));
    EXPECT_TRUE(limit.may_try("127.0.0.1", "guess10", now + seconds(60)));
}

TEST(RateLimit, OneWrongTokenAgainIsNoGuess) {
    RateLimit limit;
    const Clock::time_point now{seconds(1000)};
    for (int i = 0; i < 100; ++i) {
        ASSERT_TRUE(limit.may_try("127.0.0.1", "of yesterday", now + milliseconds(i)));
        limit.count_wrong("127.0.0.1", "of yesterday", now + milliseconds(i));
    }
    EXPECT_TRUE(limit.may_try("127.0.0.1", "the right one", now + seconds(1)));
}

TEST(RateLimit, HoldsABoundedNumberOfAddresses) {
    RateLimit limit;
    const Clock::time_point now{seconds(1000)};
    int allowed = 0;
    for (int i = 0; i < 30'000; ++i) {
        allowed += limit.allow("10." + std::to_string(i / 65536) + "." +
                                   std::to_string(i / 256 % 256) + "." + std::to_string(i % 256),
                               now)
                       ? 1
                       : 0;
    }
    EXPECT_EQ(allowed, 20'000);
    EXPECT_TRUE(limit.allow("192.0.2.1", now + seconds(121))) << "those that are quiet go";
}

}  // namespace
}  // namespace khabar::serve
