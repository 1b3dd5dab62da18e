#pragma once

#include <cstdint>
#include <exception>
#include <map>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <pqxx/pqxx>

#include "khabar/core/expected.h"
#include "khabar/story/join.h"

namespace khabar::store::postgres {

/// The tellings of one database, inside the caller's transaction, which holds Lock::stories: nobody
/// else changes stories or decisions meanwhile. What the database throws does not pass through
/// story::join: it becomes an error there, and rethrow() throws it again.
///
/// A question to the database takes as long as hundreds to memory. So what is asked of each event
/// that is joined is asked of all at once, and leaders are written many together.
class StoredTellings final : public story::Tellings {
public:
    /// events: those that are joined.
    StoredTellings(pqxx::work& work, std::span<const std::string> events);

    Expected<std::vector<story::Joined>> near(std::uint8_t family, std::int32_t first_day,
                                              std::int32_t end_day) override;
    Expected<std::vector<story::Joined>> led_by(const std::string& leader) override;
    Expected<std::optional<story::Joined>> find(const std::string& event) override;
    Expected<std::vector<story::Decision>> decisions(const std::string& event) override;
    std::optional<Error> lead(const std::string& event, const std::string& leader) override;

    /// Those that are not written yet: also to be called at the end. Throws what the database does.
    void write_leaders();
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

    [[nodiscard]] Expected<std::vector<story::Joined>> with_leaders(
        Expected<std::vector<story::Joined>> all) const;

    pqxx::work& work_;
    bool decided_ = false;  ///< there are decisions
    /// What is known of the events that are joined, until a leader changes; nothing: not there.
    std::unordered_map<std::string, std::optional<story::Joined>> joined_;
    std::unordered_set<std::string> leading_;     ///< of these: who leads somebody
    std::map<std::string, std::string> leaders_;  ///< by event: to be written
    std::exception_ptr thrown_;
};

/// Columns: a, b, together, by, at.
std::vector<story::Decision> read_decisions(const pqxx::result& found);

}  // namespace khabar::store::postgres
