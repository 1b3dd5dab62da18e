// What only a server can do: it goes away, others write at the same time, and it is asked too much.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "khabar/store/store.h"
#include "tests/store/made.h"
#include "tests/store/postgres_server.h"

namespace khabar {
namespace {

using namespace std::chrono_literals;
using store::CodedText;
using store::Put;
using store::Store;
using testing::HasSubstr;
using testing::Not;

std::unique_ptr<Store> open(const std::string& address) {
    auto opened = store::open_store(address);
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().detail);
    return opened ? *std::move(opened) : nullptr;
}

/// Events of all documents, each as its record's line, in the order of the documents.
std::vector<std::string> lines_of(const std::vector<CodedText>& documents) {
    std::vector<std::string> lines;
    for (const CodedText& document : documents) {
        for (std::size_t at = 0; at < document.records.size();) {
            const std::size_t end = document.records.find('\n', at);
            lines.push_back(document.records.substr(at, end - at));
            at = end + 1;
        }
    }
    return lines;
}

std::vector<std::string> kept_lines(Store& store, const std::vector<CodedText>& documents) {
    std::vector<std::string> lines;
    for (const CodedText& document : documents) {
        const auto events = store.events_of(document.facts.id);
        EXPECT_TRUE(events) << (events ? "" : events.error().detail);
        for (const record::KeptEvent& event : *events) {
            lines.push_back(event.line);
        }
    }
    return lines;
}

/// That the store holds these documents and nothing else, by every way of asking.
void expect_exactly(Store& store, const std::vector<CodedText>& documents) {
    const std::vector<std::string> lines = lines_of(documents);
    EXPECT_EQ(kept_lines(store, documents), lines);
    const auto counts = store.counts();
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->documents, documents.size());
    EXPECT_EQ(counts->events, lines.size());
    std::size_t found = 0;
    store::Query query;
    query.limit = 100;
    do {
        const auto page = store.find(query);
        ASSERT_TRUE(page) << page.error().detail;
        found += page->events.size();
        query.after = page->next;
    } while (!query.after.empty());
    EXPECT_EQ(found, lines.size());
    for (const CodedText& document : documents) {
        const auto held = store.holds(document.facts, document.text, document.coder);
        EXPECT_TRUE(held && *held) << document.facts.id;
    }
}

/// Puts until it is done, through every error; how often a document was new.
std::size_t put_all(Store& store, const std::vector<CodedText>& documents, std::size_t at_once) {
    std::size_t added = 0;
    for (std::size_t begin = 0; begin < documents.size(); begin += at_once) {
        const std::size_t count = std::min(at_once, documents.size() - begin);
        while (true) {
            const auto puts = store.put(std::span(documents).subspan(begin, count));
            if (puts) {
                added +=
                    static_cast<std::size_t>(std::count(puts->begin(), puts->end(), Put::added));
                break;
            }
            EXPECT_EQ(puts.error().code, ErrorCode::store) << puts.error().detail;
            std::this_thread::sleep_for(20ms);
        }
    }
    return added;
}

TEST(PostgresFaults, RestartedInMidRun) {
    auto& server = tests::PostgresServer::instance();
    const std::vector<CodedText> documents = tests::made_documents(40);
    const auto store = open(server.fresh_address());
    ASSERT_TRUE(store->put(std::span(documents).first(20)));
    server.restart();
    const auto lost = store->put(std::span(documents).subspan(20));
    ASSERT_FALSE(lost);
    EXPECT_EQ(lost.error().code, ErrorCode::store);
    EXPECT_NE(lost.error().detail, "");
    // The next call is connected again, and sees what was there.
    ASSERT_TRUE(store->put(std::span(documents).subspan(20)));
    expect_exactly(*store, documents);
}

TEST(PostgresFaults, KilledWhileItWrites) {
    auto& server = tests::PostgresServer::instance();
    const std::string address = server.fresh_address();
    const std::vector<CodedText> documents = tests::made_documents(600);
    const auto store = open(address);
    std::atomic<bool> done = false;
    std::size_t added = 0;
    std::thread writer([&] {
        added = put_all(*store, documents, 3);
        done = true;
    });
    tests::Dice dice(7);
    unsigned kills = 0;
    while (!done && kills < 12) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20 + dice.below(150)));
        server.kill_and_restart();
        ++kills;
    }
    writer.join();
    EXPECT_GE(kills, 3u) << "the writer was too fast to be killed";
    EXPECT_LE(added, documents.size());
    // The last kill may have come behind the last call: one call is told of it, the next is not.
    static_cast<void>(store->counts());
    expect_exactly(*store, documents);
    // Nothing is new to one that begins again.
    EXPECT_EQ(put_all(*open(address), documents, 50), 0u);
}

TEST(PostgresFaults, TwoThreadsWriteTheSame) {
    const std::string address = tests::PostgresServer::instance().fresh_address();
    const std::vector<CodedText> documents = tests::made_documents(300);
    std::vector<CodedText> backwards(documents.rbegin(), documents.rend());
    const auto one = open(address);
    const auto two = open(address);
    std::size_t added = 0;
    std::thread other([&] { added = put_all(*two, backwards, 7); });
    const std::size_t mine = put_all(*one, documents, 5);
    other.join();
    EXPECT_EQ(mine + added, documents.size()) << "each document is new to one of them";
    expect_exactly(*one, documents);
}

TEST(PostgresFaults, TwoProcessesReplaceTheSame) {
    const std::string address = tests::PostgresServer::instance().fresh_address();
    const std::vector<CodedText> old = tests::made_documents(120);
    const std::vector<CodedText> fresh = tests::made_documents(120, 1);
    ASSERT_EQ(put_all(*open(address), old, 40), old.size());
    const pid_t child = fork();
    if (child == 0) {
        auto store = store::open_store(address);
        if (store) {
            put_all(**store, {fresh.rbegin(), fresh.rend()}, 6);
        }
        _exit(store && !testing::Test::HasFailure() ? 0 : 1);
    }
    const auto store = open(address);
    EXPECT_EQ(put_all(*store, fresh, 4), 0u);
    int status = 1;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
    expect_exactly(*store, fresh);
}

TEST(PostgresFaults, TwoJoinAtOnce) {
    const std::string address = tests::PostgresServer::instance().fresh_address();
    const std::vector<CodedText> documents = tests::made_documents(200);
    const auto one = open(address);
    const auto two = open(address);
    put_all(*one, documents, 50);
    const auto join_all = [](Store& store) {
        while (true) {
            const auto left = store.join(10);
            ASSERT_TRUE(left) << left.error().detail;
            if (*left == 0) {
                return;
            }
        }
    };
    std::thread other([&] { join_all(*two); });
    join_all(*one);
    other.join();
    const auto alone = open(tests::PostgresServer::instance().fresh_address());
    put_all(*alone, documents, 50);
    join_all(*alone);
    for (const CodedText& document : documents) {
        const auto together = one->events_of(document.facts.id);
        const auto apart = alone->events_of(document.facts.id);
        ASSERT_TRUE(together && apart);
        ASSERT_EQ(together->size(), apart->size());
        for (std::size_t i = 0; i < together->size(); ++i) {
            EXPECT_EQ((*together)[i].story, (*apart)[i].story);
            EXPECT_EQ((*together)[i].tellings, (*apart)[i].tellings);
        }
    }
}

TEST(PostgresFaults, TwoOpenAtOnce) {
    const std::string address = tests::PostgresServer::instance().fresh_address();
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&address] { EXPECT_NE(open(address), nullptr); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
}

TEST(PostgresFaults, KilledInABulkLoad) {
    auto& server = tests::PostgresServer::instance();
    const std::string address = server.fresh_address();
    const std::vector<CodedText> documents = tests::made_documents(60);
    const std::string count_indexes =
        "SELECT count(*) FROM khabar.secondary_index WHERE to_regclass('khabar.' || name) IS NULL";
    {
        const auto store = open(address);
        ASSERT_FALSE(store->begin_bulk());
        ASSERT_TRUE(store->put(std::span(documents).first(30)));
        EXPECT_NE(server.query(address, count_indexes), "0\n");
        server.kill_and_restart();
    }
    const auto store = open(address);
    EXPECT_EQ(server.query(address, count_indexes), "0\n");
    put_all(*store, documents, 10);
    expect_exactly(*store, documents);
}

TEST(PostgresFaults, LostInABulkLoad) {
    auto& server = tests::PostgresServer::instance();
    const std::vector<CodedText> documents = tests::made_documents(60);
    const auto store = open(server.fresh_address());
    ASSERT_FALSE(store->begin_bulk());
    ASSERT_TRUE(store->put(std::span(documents).first(30)));
    server.restart();
    put_all(*store, documents, 10);
    ASSERT_FALSE(store->end_bulk());
    expect_exactly(*store, documents);
}

TEST(PostgresFaults, OthersWaitForABulkLoad) {
    const std::string address = tests::PostgresServer::instance().fresh_address();
    const std::vector<CodedText> documents = tests::made_documents(60);
    const auto store = open(address);
    const auto other = open(address);
    ASSERT_FALSE(store->begin_bulk());
    std::atomic<bool> written = false;
    std::thread writer([&] {
        put_all(*other, documents, 60);
        written = true;
    });
    put_all(*store, documents, 20);
    std::this_thread::sleep_for(200ms);
    EXPECT_FALSE(written);
    ASSERT_FALSE(store->end_bulk());
    writer.join();
    expect_exactly(*store, documents);
}

TEST(PostgresFaults, TakesTooLong) {
    auto& server = tests::PostgresServer::instance();
    const std::string address = server.fresh_address();
    const auto store = open(address);
    std::thread holder([&] {
        server.query(address, "BEGIN; LOCK TABLE khabar.event; SELECT pg_sleep(8); COMMIT");
    });
    std::this_thread::sleep_for(1s);
    const auto found = store->find({});
    holder.join();
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::too_costly);
    EXPECT_TRUE(store->find({}));
}

TEST(PostgresFaults, NoPasswordInErrors) {
    const auto nobody = store::open_store("postgresql://me:s3cr%65t@127.0.0.1:1/none");
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.error().where, "postgresql://me:***@127.0.0.1:1/none");
    EXPECT_THAT(nobody.error().detail, HasSubstr("127.0.0.1"));
    EXPECT_THAT(nobody.error().detail, Not(HasSubstr("s3cr")));
    const auto no_address = store::open_store("postgresql://me:s3cret@[::1/none?password=hidden");
    ASSERT_FALSE(no_address);
    for (const std::string& text : {no_address.error().where, no_address.error().detail}) {
        EXPECT_THAT(text, Not(HasSubstr("s3cret")));
        EXPECT_THAT(text, Not(HasSubstr("hidden")));
    }
}

TEST(PostgresFaults, ANewerStoreIsRefused) {
    auto& server = tests::PostgresServer::instance();
    const std::string address = server.fresh_address();
    open(address);
    server.query(address, "INSERT INTO khabar.migration VALUES (9999, 'later')");
    const auto refused = store::open_store(address);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().detail, HasSubstr("newer"));
}

/// A zero byte becomes U+FFFD: PostgreSQL keeps none, and the others of the call must not suffer.
TEST(PostgresFaults, AZeroByteInAText) {
    const std::string address = tests::PostgresServer::instance().fresh_address();
    std::vector<CodedText> documents = tests::made_documents(3);
    documents[1].text = std::string("a\0b", 3);
    const auto store = open(address);
    ASSERT_TRUE(store->put(documents));
    const auto kept = store->document(documents[1].facts.id);
    ASSERT_TRUE(kept && *kept);
    EXPECT_EQ((*kept)->text,
              "a\xEF\xBF\xBD"
              "b");
    const auto held = store->holds(documents[1].facts, documents[1].text, documents[1].coder);
    EXPECT_TRUE(held && *held);
    expect_exactly(*store, documents);
}

/// Two events whose days and keys agree in all the bits of a row.
TEST(PostgresFaults, ClashingRows) {
    const std::string address = tests::PostgresServer::instance().fresh_address();
    std::vector<CodedText> documents = tests::made_documents(20);
    std::erase_if(documents, [](const CodedText& one) { return one.rows.empty(); });
    ASSERT_GE(documents.size(), 4u);
    const std::int64_t row = documents[0].rows[0].row;
    for (CodedText& document : documents) {
        document.rows[0].row = row;
    }
    const auto store = open(address);
    ASSERT_TRUE(store->put(std::span(documents).first(2)));
    ASSERT_TRUE(store->put(std::span(documents).subspan(2)));
    expect_exactly(*store, documents);
}

}  // namespace
}  // namespace khabar
