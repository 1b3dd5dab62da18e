#pragma once

#include <cstdint>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include <pqxx/pqxx>

#include "khabar/core/expected.h"
#include "khabar/story/join.h"

namespace khabar::store::postgres {

/// The tellings of one database, inside the caller's transaction. What the database throws does not
/// pass through story::join: it becomes an error there, and rethrow() throws it again.
class StoredTellings final : public story::Tellings {
public:
    explicit StoredTellings(pqxx::work& work) : work_(work) {}

    Expected<std::vector<story::Joined>> near(std::uint8_t family, std::int32_t first_day,
                                              std::int32_t end_day) override;
    Expected<std::vector<story::Joined>> led_by(const std::string& leader) override;
    Expected<std::optional<story::Joined>> find(const std::string& event) override;
    Expected<std::vector<story::Decision>> decisions(const std::string& event) override;
    std::optional<Error> lead(const std::string& event, const std::string& leader) override;

    void rethrow() const {
        if (thrown_) {
            std::rethrow_exception(thrown_);
        }
    }

private:
    /// What `ask` gives, or an error for what it throws.
    template <class T, class Ask>
    T guarded(Ask ask) {
        try {
            return ask();
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception& exception) {
            thrown_ = std::current_exception();
            return Error{ErrorCode::store, "", exception.what()};
        }
    }

    pqxx::work& work_;
    std::exception_ptr thrown_;
};

/// Columns: a, b, together, by, at.
std::vector<story::Decision> read_decisions(const pqxx::result& found);

}  // namespace khabar::store::postgres
