#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <pqxx/pqxx>

#include "khabar/core/expected.h"

namespace khabar::store::postgres {

/// Another writer was faster: the whole transaction is tried again. Never leaves Session::run.
class Raced : public std::exception {
public:
    [[nodiscard]] const char* what() const noexcept override {
        return "other writers kept changing the same documents";
    }
};

// Advisory locks of a store, all of one class: "khab".
inline constexpr std::int32_t lock_class = 0x6b686162;
enum class Lock : std::int32_t {
    migrations = 1,
    writers = 2,  ///< shared by all that write; a bulk load holds it alone
    stories = 3,  ///< by all that join, and by those that take tellings away
    partitions = 4
};
/// Until the end of the transaction. Errors as any statement has: busy.
void take_lock(pqxx::transaction_base& work, Lock lock);
void share_lock(pqxx::transaction_base& work, Lock lock);

/// One connection, and what it knows. A connection that was lost is made anew by the next call.
class Session {
public:
    explicit Session(std::string address) : address_(std::move(address)) {}

    /// Does `work` (takes a pqxx::work&, returns Expected<T>) in one transaction: an error undoes
    /// it. Deadlocks and lost races are tried again.
    template <class T, class Work>
    Expected<T> run(Work work) {
        for (unsigned attempt = 1;; ++attempt) {
            try {
                connect();
                pqxx::work transaction(*connection_);
                Expected<T> result = work(transaction);
                if (result) {
                    transaction.commit();
                }
                return result;
            } catch (const std::bad_alloc&) {
                throw;
            } catch (const std::exception& exception) {
                if (auto error = failed(exception, attempt)) {
                    return *std::move(error);
                }
            }
        }
    }

    /// The same for work that gives nothing back (returns std::optional<Error>).
    template <class Work>
    std::optional<Error> run_only(Work work) {
        const auto done = run<bool>([&work](pqxx::work& transaction) -> Expected<bool> {
            if (auto error = work(transaction)) {
                return *std::move(error);
            }
            return true;
        });
        return done ? std::nullopt : std::optional(done.error());
    }

    /// Partitions that are known to be there, by their first row.
    std::set<std::int64_t>& partitions() { return partitions_; }
    /// When all that are there were read.
    std::optional<std::chrono::steady_clock::time_point>& partitions_read() {
        return partitions_read_;
    }
    /// This connection holds Lock::writers for itself alone.
    [[nodiscard]] bool in_bulk() const { return in_bulk_; }
    void set_bulk(bool bulk) { in_bulk_ = bulk; }
    [[nodiscard]] const std::string& address() const { return address_; }

private:
    void connect();
    /// The error to give back; nothing: try again.
    std::optional<Error> failed(const std::exception& exception, unsigned attempt);

    std::string address_;
    std::unique_ptr<pqxx::connection> connection_;
    std::unique_ptr<pqxx::quiet_errorhandler> quiet_;  // goes before the connection that it heeds
    std::set<std::int64_t> partitions_;
    std::optional<std::chrono::steady_clock::time_point> partitions_read_;
    bool in_bulk_ = false;
};

}  // namespace khabar::store::postgres
