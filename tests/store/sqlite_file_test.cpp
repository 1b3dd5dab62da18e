// What a file can be that is no good store, and what a full disk does. Of SQLite alone.
#include <fcntl.h>
#include <linux/capability.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include <sqlite3.h>

#include "tests/folder.h"
#include "tests/store/store_suite.h"

namespace khabar::tests {
namespace {

void run_sql(const std::filesystem::path& file, const char* sql) {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(file.c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(handle);
    sqlite3_close(handle);
}

std::int64_t number_of(const std::filesystem::path& file, const char* sql) {
    sqlite3* handle = nullptr;
    EXPECT_EQ(sqlite3_open(file.c_str(), &handle), SQLITE_OK);
    std::int64_t number = -1;
    const auto take = [](void* out, int /*count*/, char** values, char** /*names*/) {
        *static_cast<std::int64_t*>(out) = std::atoll(values[0]);
        return 0;
    };
    EXPECT_EQ(sqlite3_exec(handle, sql, take, &number, nullptr), SQLITE_OK);
    sqlite3_close(handle);
    return number;
}

std::string error_at(const std::string& address) {
    const auto opened = store::open_store(address);
    if (opened) {
        return "opened";
    }
    EXPECT_EQ(opened.error().code, ErrorCode::store);
    return opened.error().where + ": " + opened.error().detail;
}

/// Runs `work` in a process of its own; its exit status.
int in_child(const std::function<int()>& work) {
    const pid_t child = fork();
    if (child == 0) {
        int status = 99;
        try {
            status = work();
        } catch (const std::exception& fault) {
            static_cast<void>(std::fputs(fault.what(), stderr));
        }
        _exit(status);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

void fill(const std::string& path, std::uint32_t count) {
    const auto store = must(store::open_store(path));
    const auto documents = made_documents(count);
    must(store->put(documents));
}

TEST(SqliteFile, PlainPathAndAddressAreOne) {
    const Folder folder;
    const std::string path = (folder / "a.db").string();
    fill(path, 5);
    EXPECT_EQ(must(must(store::open_store("sqlite:" + path))->counts()).documents, 5u);
}

TEST(SqliteFile, AddressesThatNameNoStore) {
    EXPECT_NE(error_at("mysql://x/y").find("no such kind"), std::string::npos);
    EXPECT_NE(error_at("").find("no file"), std::string::npos);
    EXPECT_NE(error_at("sqlite:").find("no file"), std::string::npos);
    EXPECT_NE(error_at("/nowhere/at/all.db").find("/nowhere/at/all.db"), std::string::npos);
    const Folder folder;
    EXPECT_NE(error_at(folder.path().string()), "opened");
}

TEST(SqliteFile, AnEmptyFileBecomesAStore) {
    const Folder folder;
    std::ofstream(folder / "a.db").close();
    fill((folder / "a.db").string(), 3);
}

TEST(SqliteFile, NoDatabaseIsLeftAsItIs) {
    const Folder folder;
    const std::string text(5000, 'n');
    std::ofstream(folder / "a.db") << text;
    EXPECT_NE(error_at((folder / "a.db").string()).find("not a database"), std::string::npos);
    EXPECT_EQ(std::filesystem::file_size(folder / "a.db"), text.size());
}

TEST(SqliteFile, AnotherProgramsDatabaseIsLeftAsItIs) {
    const Folder folder;
    run_sql(folder / "a.db", "CREATE TABLE theirs(x); INSERT INTO theirs VALUES(1)");
    EXPECT_NE(error_at((folder / "a.db").string()).find("no Khabar store"), std::string::npos);
    run_sql(folder / "b.db", "PRAGMA application_id = 7");
    EXPECT_NE(error_at((folder / "b.db").string()).find("no Khabar store"), std::string::npos);
    run_sql(folder / "a.db", "INSERT INTO theirs VALUES(2)");
    EXPECT_FALSE(std::filesystem::exists(folder / "a.db-wal"));
}

TEST(SqliteFile, ANewerStoreIsRefused) {
    const Folder folder;
    fill((folder / "a.db").string(), 3);
    run_sql(folder / "a.db", "PRAGMA user_version = 99");
    EXPECT_NE(error_at((folder / "a.db").string()).find("newer Khabar: version 99"),
              std::string::npos);
}

TEST(SqliteFile, TermsOfAnOlderVersionAreMadeAnew) {
    const Folder folder;
    const std::string path = (folder / "a.db").string();
    Oracle oracle;
    {
        const auto store = must(store::open_store(path));
        const auto documents = made_documents(60);
        must(store->put(documents));
        for (const store::CodedText& document : documents) {
            oracle.put(document);
        }
        must(store->join(10'000));
    }
    oracle.join();
    run_sql(folder / "a.db",
            "UPDATE meta SET value = 0 WHERE name = 'terms_version';"
            "INSERT INTO terms(terms) VALUES('delete-all');");
    const auto store = must(store::open_store(path));
    expect_answers(*store, oracle, 21, 60);
}

TEST(SqliteFile, BriefsOfAnOlderStoreAreMade) {
    const Folder folder;
    const std::string path = (folder / "a.db").string();
    fill(path, 60);
    const auto briefs = [&path] {
        const auto store = must(store::open_store(path));
        std::string text;
        for (const store::Brief& brief : must(store->scan({}, store::max_scan)).briefs) {
            text += to_text(brief) + "\n";
        }
        return text;
    };
    const std::string before = briefs();
    EXPECT_GT(before.size(), 1000u);
    // As the first version made it.
    run_sql(folder / "a.db",
            "ALTER TABLE events DROP COLUMN brief; DROP TABLE dead_letters; DROP TABLE feed_states;"
            "DELETE FROM meta WHERE name IN ('brief_version', 'state');"
            "PRAGMA user_version = 1");
    EXPECT_EQ(briefs(), before);
    EXPECT_FALSE(must(must(store::open_store(path))->state()).empty());
    must(must(store::open_store(path))->keep_feed_state("feed", "{}"));
    must(must(store::open_store(path))->bury(std::vector<store::DeadLetter>(1)));
    run_sql(folder / "a.db",
            "UPDATE events SET brief = x'00';"
            "UPDATE meta SET value = 0 WHERE name = 'brief_version'");
    EXPECT_EQ(briefs(), before);
    run_sql(folder / "a.db", "UPDATE events SET brief = x'00'");
    EXPECT_EQ(must(store::open_store(path))->scan({}, 10).error().code, ErrorCode::store);
}

TEST(SqliteFile, WhatChangesNothingKeepsTheState) {
    const Folder folder;
    const std::string path = (folder / "a.db").string();
    fill(path, 20);
    const auto store = must(store::open_store(path));
    while (must(store->join(1000)) > 0) {
    }
    const std::string state = must(store->state());
    must(store->find({}));
    must(store->scan({}, 10));
    must(store->counts());
    must(store->reviews());
    const auto documents = made_documents(20);
    must(store->put(documents));
    must(store->join(1000));
    must(store->decide({}));
    must(store->add_reviews({}));
    EXPECT_FALSE(must(store->undo_review("none", "")));
    must(store->keep_feed_state("feed", "{}"));
    must(store->bury(std::vector<store::DeadLetter>(1)));
    must(store->unbury(std::vector<std::uint64_t>{1}));
    EXPECT_EQ(must(store->state()), state);
    EXPECT_EQ(must(must(store::open_store(path))->state()), state);
}

// A load leaves the index of terms in many segments, and each search looks into all.
TEST(SqliteFile, JoiningBringsTheIndexIntoOrder) {
    const Folder folder;
    const std::string path = (folder / "a.db").string();
    Oracle oracle;
    const auto store = must(store::open_store(path));
    for (std::uint32_t i = 0; i < 200; ++i) {
        const store::CodedText document = made_document(i);
        must(store->put({&document, 1}));
        oracle.put(document);
    }
    const auto segments = [&folder] {
        return number_of(folder / "a.db", "SELECT count(DISTINCT segid) FROM terms_idx");
    };
    const std::int64_t before = segments();
    while (must(store->join(20)) > 0) {
    }
    oracle.join();
    EXPECT_LT(segments(), before / 2) << before;
    expect_answers(*store, oracle, 4, 60);
}

// Whatever bytes are damaged: an answer or an error, and no crash. Run in a process of its own,
// which would die alone.
TEST(SqliteFile, DamagedFilesGiveErrors) {
    const Folder folder;
    const std::string good = (folder / "good.db").string();
    fill(good, 80);
    const auto size = std::filesystem::file_size(good);
    int failed = 0;
    constexpr std::uint32_t trials = 40;
    for (std::uint32_t seed = 0; seed < trials; ++seed) {
        const std::string bad = (folder / "bad.db").string();
        std::filesystem::remove(bad + "-wal");
        std::filesystem::remove(bad + "-shm");
        std::filesystem::copy_file(good, bad, std::filesystem::copy_options::overwrite_existing);
        Dice dice(seed + 1);
        if (seed % 8 == 0) {
            std::filesystem::resize_file(bad, dice.below(size));
        } else {
            std::fstream file(bad, std::ios::in | std::ios::out | std::ios::binary);
            for (int i = 0; i < 300; ++i) {
                file.seekp(static_cast<std::streamoff>(seed % 3 == 0 ? dice.below(20'000)
                                                                     : dice.below(size)));
                file.put(static_cast<char>(dice.below(256)));
            }
        }
        const int status = in_child([&bad] {
            const auto store = store::open_store(bad);
            if (!store) {
                return 1;
            }
            bool whole = true;
            Dice queries(3);
            for (int i = 0; i < 20; ++i) {
                const store::Query query = made_query(queries);
                whole = bool((*store)->find(query)) && whole;
                whole = bool((*store)->scan(query, 1000)) && whole;
            }
            const auto documents = made_documents(90, 1);
            whole = bool((*store)->put(documents)) && whole;
            whole = bool((*store)->join(1000)) && whole;
            return whole ? 0 : 1;
        });
        EXPECT_TRUE(status == 0 || status == 1) << "seed " << seed << ": " << status;
        failed += status == 1 ? 1 : 0;
    }
    EXPECT_GT(failed, static_cast<int>(trials) / 2) << "the damage was not seen";
}

/// Root is a user like others then, and still who owns the files.
bool give_up_powers() {
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3]{};
    return syscall(SYS_capset, &header, none) == 0;
}

TEST(SqliteFile, AFileThatMayNotBeWrittenIsRead) {
    const Folder folder;
    const std::string path = (folder / "a.db").string();
    fill(path, 20);
    ASSERT_EQ(chmod(path.c_str(), 0444), 0);
    ASSERT_EQ(chmod(folder.path().c_str(), 0777), 0);
    const int status = in_child([&path] {
        if (geteuid() == 0 && !give_up_powers()) {  // root may write everything
            return 2;
        }
        const auto store = must(store::open_store(path));
        if (must(store->find({})).events.empty()) {
            return 3;
        }
        const auto documents = made_documents(30);
        const auto done = store->put(documents);
        return done ? 4 : done.error().code == ErrorCode::store ? 0 : 5;
    });
    EXPECT_EQ(status, 0);
}

// No file may grow over a limit: what a full disk does, at 30 places of the writing.
TEST(SqliteFile, AFullDiskLosesNothing) {
    const Folder folder;
    for (rlim_t limit = 100'000; limit < 3'100'000; limit += 100'000) {
        const std::string path = (folder / (std::to_string(limit) + ".db")).string();
        int ends[2];
        ASSERT_EQ(pipe(ends), 0);
        const int status = in_child([&] {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit bound{limit, limit};
            setrlimit(RLIMIT_FSIZE, &bound);
            auto store = store::open_store(path);
            if (!store) {
                return store.error().code == ErrorCode::store ? 1 : 2;
            }
            for (std::uint32_t i = 0; i < 400; ++i) {
                const store::CodedText document = made_document(i);
                const auto done = (*store)->put({&document, 1});
                if (!done) {
                    return done.error().code == ErrorCode::store ? 1 : 2;
                }
                if (write(ends[1], "x", 1) != 1) {
                    return 3;
                }
            }
            return 0;
        });
        close(ends[1]);
        std::uint32_t told = 0;
        for (char byte = 0; read(ends[0], &byte, 1) == 1;) {
            ++told;
        }
        close(ends[0]);
        EXPECT_TRUE(status == 1 || (status == 0 && told == 400)) << limit << ": " << status;
        const auto store = must(store::open_store(path));
        for (std::uint32_t i = 0; i < told; ++i) {
            const store::CodedText document = made_document(i);
            ASSERT_TRUE(must(store->holds(document.facts, document.text, document.coder)))
                << limit << ": document " << i << " of " << told;
        }
        EXPECT_EQ(must(store->counts()).documents, told) << limit;
    }
}

}  // namespace
}  // namespace khabar::tests
