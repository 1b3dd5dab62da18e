#pragma once

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "khabar/store/store.h"
#include "tests/store/backends.h"
#include "tests/store/made.h"
#include "tests/store/oracle.h"

namespace khabar::tests {

/// The value, or a failed test that tells the error.
template <class T>
T must(Expected<T> value) {
    if (!value) {
        throw std::runtime_error(std::string(name(value.error().code)) + ": " +
                                 value.error().where + ": " + value.error().detail);
    }
    return *std::move(value);
}
inline void must(const std::optional<Error>& error) {
    if (error) {
        throw std::runtime_error(std::string(name(error->code)) + ": " + error->detail);
    }
}

/// One test on each backend, with an empty store of its own.
class StoreSuite : public testing::TestWithParam<Backend> {
protected:
    StoreSuite()
        : address_(GetParam().fresh_address()), store_(must(store::open_store(address_))) {}

    void reopen() {
        store_.reset();
        store_ = must(store::open_store(address_));
    }
    [[nodiscard]] store::Store& store() { return *store_; }
    [[nodiscard]] const std::string& address() const { return address_; }

    /// Puts documents, some at a time, into the store and the oracle.
    std::vector<store::Put> put(const std::vector<store::CodedText>& documents,
                                std::size_t at_a_time = 50) {
        std::vector<store::Put> all;
        for (std::size_t at = 0; at < documents.size(); at += at_a_time) {
            const std::size_t count = std::min(at_a_time, documents.size() - at);
            const auto done = must(store().put(std::span(documents).subspan(at, count)));
            all.insert(all.end(), done.begin(), done.end());
        }
        for (const store::CodedText& document : documents) {
            oracle_.put(document);
        }
        return all;
    }
    void join(std::size_t most = 1000) {
        while (must(store().join(most)) > 0) {
        }
        oracle_.join();
    }

    Oracle oracle_;

private:
    std::string address_;
    std::unique_ptr<store::Store> store_;
};

/// All pages of a query, up to `most` events.
std::vector<record::KeptEvent> all_pages(store::Store& store, store::Query query, std::size_t limit,
                                         std::size_t most = 100'000);

std::vector<std::string> ids_of(const store::Scan& scan);
/// All that a brief says.
std::string to_text(const store::Brief& brief);

/// The answers of the store to `count` made queries are those of the oracle.
void expect_answers(store::Store& store, Oracle& oracle, std::uint32_t seed, int count);
/// All documents, events and stories of the store are those of the oracle.
void expect_all(store::Store& store, Oracle& oracle);

}  // namespace khabar::tests
