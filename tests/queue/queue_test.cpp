// Publisher and Consumer against one server that is begun here.
#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "khabar/queue/connection.h"
#include "khabar/queue/consumer.h"
#include "khabar/queue/publisher.h"
#include "tests/queue/nats_server.h"

namespace khabar::queue {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

template <class T>
T must(Expected<T> value) {
    if (!value) {
        throw std::runtime_error(value.error().where + ": " + value.error().detail);
    }
    return *std::move(value);
}

std::vector<Publish> must(const Published& published) {
    if (published.error) {
        throw std::runtime_error(published.error->where + ": " + published.error->detail);
    }
    std::vector<Publish> verdicts;
    for (const std::optional<Publish>& verdict : published.verdicts) {
        verdicts.push_back(verdict.value());
    }
    return verdicts;
}

std::vector<Message> messages(int first, int count, std::size_t bytes = 100) {
    std::vector<Message> made;
    for (int i = first; i < first + count; ++i) {
        made.push_back({"id-" + std::to_string(i), std::string(bytes, 'x') + std::to_string(i)});
    }
    return made;
}

std::vector<Message> messages_of(const std::vector<Delivery>& deliveries) {
    std::vector<Message> told;
    for (const Delivery& delivery : deliveries) {
        told.push_back(delivery.message);
    }
    return told;
}

/// All that comes until none does. wait: less than ack_wait, or the same come again for ever.
std::vector<Delivery> fetch_all(Consumer& consumer, std::chrono::milliseconds wait = 300ms) {
    std::vector<Delivery> all;
    while (true) {
        std::vector<Delivery> some = must(consumer.fetch(100, wait));
        if (some.empty()) {
            return all;
        }
        all.insert(all.end(), some.begin(), some.end());
    }
}

/// Takes and acknowledges until there were `count`, or ten seconds are over; how many there were.
std::size_t work_off(Consumer& consumer, std::size_t count) {
    const auto until = std::chrono::steady_clock::now() + 10s;
    std::size_t done = 0;
    while (done < count && std::chrono::steady_clock::now() < until) {
        const std::vector<Delivery> some = must(consumer.fetch(100, 100ms));
        consumer.acknowledge(some);
        done += some.size();
    }
    return done;
}

/// The server has our words, and may not have heeded them yet.
std::uint64_t unacknowledged_at_last(Consumer& consumer) {
    const auto until = std::chrono::steady_clock::now() + 10s;
    while (consumer.lag()->unacknowledged > 0 && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(20ms);
    }
    return consumer.lag()->unacknowledged;
}

class Queue : public testing::Test {
protected:
    tests::NatsServer server;
    Stream stream = server.stream();
};

TEST_F(Queue, WhatIsPublishedIsFetchedInItsOrder) {
    const auto publisher = must(Publisher::open(stream));
    const std::vector<Message> given = messages(0, 1500);
    EXPECT_EQ(must(publisher->publish(given)), std::vector(given.size(), Publish::stored));
    const auto consumer = must(Consumer::open(stream));
    const std::vector<Delivery> came = fetch_all(*consumer);
    ASSERT_EQ(came.size(), given.size());
    for (std::size_t i = 0; i < given.size(); ++i) {
        EXPECT_EQ(came[i].message.id, given[i].id);
        EXPECT_EQ(came[i].message.payload, given[i].payload);
        EXPECT_EQ(came[i].sequence, i + 1);
        EXPECT_EQ(came[i].deliveries, 1u);
        EXPECT_EQ(came[i].subject, stream.subject);
    }
    EXPECT_EQ(came[99].pending, 1400u);
    EXPECT_EQ(consumer->lag()->unacknowledged, given.size());
    consumer->acknowledge(came);
    consumer->flush(1s);
    EXPECT_EQ(unacknowledged_at_last(*consumer), 0u);
    EXPECT_EQ(consumer->lag()->pending, 0u);
}

TEST_F(Queue, AllWorkersLearnHowLongTheQueueWaits) {
    stream.ack_wait = 30s;
    const auto first = must(Consumer::open(stream));
    EXPECT_EQ(first->ack_wait(), 30s);
    stream.ack_wait = 2s;
    const auto second = must(Consumer::open(stream));
    EXPECT_EQ(first->ack_wait(), 2s);
}

TEST_F(Queue, AServerThatIsGoneIsMissed) {
    const auto consumer = must(Consumer::open(stream));
    const auto until_it = [&](bool answers) {
        const auto until = std::chrono::steady_clock::now() + 20s;
        do {
            must(consumer->fetch(1, 100ms));
        } while (consumer->answers() != answers && std::chrono::steady_clock::now() < until);
        return consumer->answers() == answers;
    };
    EXPECT_TRUE(until_it(true));
    server.kill();
    EXPECT_TRUE(until_it(false));
    server.start();
    EXPECT_TRUE(until_it(true));
}

TEST_F(Queue, HowFullItIs) {
    stream.max_messages = 100;
    const auto publisher = must(Publisher::open(stream));
    must(publisher->publish(messages(0, 79)));
    ASSERT_TRUE(publisher->fill());
    EXPECT_EQ(publisher->fill()->messages, 79u);
    EXPECT_EQ(publisher->fill()->most, 100u);
    EXPECT_FALSE(publisher->fill()->is_high());
    must(publisher->publish(messages(79, 1)));
    EXPECT_TRUE(must(Consumer::open(stream))->fill()->is_high());
}

TEST_F(Queue, AnIdIsTakenOnce) {
    const auto publisher = must(Publisher::open(stream));
    std::vector<Message> given = messages(0, 3);
    given.push_back(given[1]);
    const std::vector<Publish> first{Publish::stored, Publish::stored, Publish::stored,
                                     Publish::held};
    EXPECT_EQ(must(publisher->publish(given)), first);
    EXPECT_EQ(must(must(Publisher::open(stream))->publish(given)), std::vector(4, Publish::held));
    EXPECT_EQ(fetch_all(*must(Consumer::open(stream))).size(), 3u);
}

TEST_F(Queue, AMessageThatIsTooLargeIsOneAlone) {
    const auto publisher = must(Publisher::open(stream));
    std::vector<Message> given = messages(0, 3);
    given[1].payload.assign(100'000, 'x');
    const std::vector<Publish> met{Publish::stored, Publish::too_large, Publish::stored};
    EXPECT_EQ(must(publisher->publish(given)), met);
    EXPECT_EQ(must(publisher->publish(messages(9, 1))), std::vector{Publish::stored});
    EXPECT_EQ(must(publisher->publish({})), std::vector<Publish>());
}

TEST_F(Queue, AFullStreamRefusesUntilItIsMadeLarger) {
    stream.max_messages = 1000;
    const auto publisher = must(Publisher::open(stream));
    const auto consumer = must(Consumer::open(stream));
    const std::vector<Message> given = messages(0, 1500);
    const auto refused = publisher->publish(given);
    ASSERT_TRUE(refused.error);
    EXPECT_EQ(refused.error->code, ErrorCode::queue);
    EXPECT_THAT(refused.error->detail, HasSubstr("is full"));
    EXPECT_EQ(std::count(refused.verdicts.begin(), refused.verdicts.end(), Publish::stored), 1000);
    EXPECT_EQ(work_off(*consumer, 1000), 1000u) << "to the last, and none of the oldest is gone";
    EXPECT_TRUE(publisher->publish(std::span(given).last(100)).error);
    stream.max_messages = 2000;
    EXPECT_FALSE(must(Publisher::open(stream))->publish(given).error);
    EXPECT_EQ(work_off(*consumer, 500), 500u);
    EXPECT_TRUE(must(consumer->fetch(100, 300ms)).empty());
}

TEST_F(Queue, WhatNobodySpeaksForComesAgain) {
    must(must(Publisher::open(stream))->publish(messages(0, 5)));
    const auto consumer = must(Consumer::open(stream));
    const std::vector<Delivery> came = must(consumer->fetch(100, 1s));
    ASSERT_EQ(came.size(), 5u);
    consumer->acknowledge(std::span(came).first(2));
    for (int i = 0; i < 4; ++i) {  // twice ack_wait
        consumer->keep_alive(std::span(came).last(1));
        std::this_thread::sleep_for(500ms);
    }
    const std::vector<Delivery> again = fetch_all(*consumer, 100ms);
    EXPECT_EQ(again.size(), 2u);
    for (const Delivery& delivery : again) {
        EXPECT_EQ(delivery.deliveries, 2u);
        EXPECT_GE(delivery.sequence, 3u);
    }
    consumer->acknowledge(came);
    consumer->flush(1s);
    EXPECT_EQ(unacknowledged_at_last(*consumer), 0u);
}

TEST_F(Queue, WhatIsGivenBackComesAtOnce) {
    must(must(Publisher::open(stream))->publish(messages(0, 2)));
    const auto one = must(Consumer::open(stream));
    const auto other = must(Consumer::open(stream));
    one->give_back(must(one->fetch(100, 1s)));
    EXPECT_EQ(must(other->fetch(100, 800ms)).size(), 2u);
}

TEST_F(Queue, OneMessageAloneWaitsForNoOther) {
    const auto publisher = must(Publisher::open(stream));
    const auto consumer = must(Consumer::open(stream));
    std::jthread late([&] {
        std::this_thread::sleep_for(200ms);
        must(publisher->publish(messages(0, 1)));
    });
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(must(consumer->fetch(100, 10s)).size(), 1u);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
    late.join();
}

TEST_F(Queue, AServerThatDiesIsWaitedFor) {
    const auto publisher = must(Publisher::open(stream));
    const auto consumer = must(Consumer::open(stream));
    must(publisher->publish(messages(0, 10)));
    const std::vector<Delivery> came = must(consumer->fetch(100, 1s));
    server.kill();
    EXPECT_TRUE(must(consumer->fetch(100, 200ms)).empty());
    EXPECT_FALSE(consumer->lag());
    // On a thread of its own, since the server dies with the thread that began it.
    std::vector<Publish> published;
    std::jthread publishing([&] { published = must(publisher->publish(messages(5, 10))); });
    std::this_thread::sleep_for(500ms);
    server.start();
    publishing.join();
    EXPECT_EQ(published.back(), Publish::stored);
    std::vector<Delivery> more;
    for (int i = 0; i < 100 && more.size() < 5; ++i) {
        for (Delivery& delivery : must(consumer->fetch(100, 200ms))) {
            if (delivery.sequence > 10) {
                more.push_back(std::move(delivery));
            }
        }
    }
    EXPECT_EQ(messages_of(more).size(), 5u) << "ids that were there before are known";
    EXPECT_EQ(came.size(), 10u);
}

TEST_F(Queue, AConsumerThatWasDeletedIsMadeAnew) {
    must(must(Publisher::open(stream))->publish(messages(0, 3)));
    const auto consumer = must(Consumer::open(stream));
    EXPECT_EQ(must(consumer->fetch(100, 1s)).size(), 3u);
    const auto connection = must(Connection::open(stream));
    ASSERT_EQ(js_DeleteConsumer(connection->context(), stream.name.c_str(), stream.consumer.c_str(),
                                nullptr, nullptr),
              NATS_OK);
    std::size_t came = 0;
    for (int i = 0; i < 20 && came == 0; ++i) {
        came = must(consumer->fetch(100, 200ms)).size();
    }
    EXPECT_EQ(came, 3u);
}

TEST_F(Queue, AStreamThatIsOtherwiseIsRefused) {
    must(Publisher::open(stream));
    Stream other = stream;
    other.replicas = 3;
    EXPECT_THAT(Publisher::open(other).error().detail, HasSubstr("replicas"));
    other = stream;
    other.duplicates = 1000s;
    EXPECT_THAT(Publisher::open(other).error().detail, HasSubstr("remembers ids for 600 s"));
    other = stream;
    other.subject = "else";
    EXPECT_THAT(Publisher::open(other).error().detail, HasSubstr("subject"));

    const auto connection = must(Connection::open(stream));
    const char* subject = "theirs";
    jsStreamConfig config;
    jsStreamConfig_Init(&config);
    config.Name = "theirs";
    config.Subjects = &subject;
    config.SubjectsLen = 1;
    config.Retention = js_WorkQueuePolicy;
    ASSERT_EQ(js_AddStream(nullptr, connection->context(), &config, nullptr, nullptr), NATS_OK);
    other = stream;
    other.name = "theirs";
    other.subject = "theirs";
    const auto refused = Consumer::open(other);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::queue);
    EXPECT_THAT(refused.error().detail, HasSubstr("retention"));
}

TEST(QueueAddress, NobodyThere) {
    Stream stream;
    stream.servers = "nats://me:secret@127.0.0.1:1,nats://127.0.0.1:2";
    const auto refused = Publisher::open(stream);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::queue);
    EXPECT_EQ(refused.error().where, "nats://***@127.0.0.1:1,nats://127.0.0.1:2");
    EXPECT_THAT(refused.error().detail, Not(HasSubstr("secret")));
    stream.servers = ",";
    EXPECT_THAT(Consumer::open(stream).error().detail, HasSubstr("no server is named"));
}

}  // namespace
}  // namespace khabar::queue
