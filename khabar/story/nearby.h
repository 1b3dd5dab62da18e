#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "khabar/story/features.h"
#include "khabar/story/join.h"

namespace khabar::story {

/// One telling of a store, ready to be compared.
struct Entry {
    Joined joined;
    Features features;
    std::uint64_t document = 0;  ///< hash of its document's id
    [[nodiscard]] const Telling& telling() const { return joined.telling; }
    [[nodiscard]] const std::string& id() const { return joined.telling.event; }
    [[nodiscard]] bool leads() const { return joined.leader == joined.telling.event; }
    [[nodiscard]] bool before(const Entry& other) const {
        return telling().before(other.telling());
    }
};

/// The tellings of a store as one run of join() sees them: each is read once, the days of a family
/// as they are asked for. The first error of the store stops it: from then on nothing is found.
class Nearby {
public:
    explicit Nearby(Tellings& tellings) : tellings_(tellings) {}

    /// All of its family whose days overlap its own, itself among them. Entries stay where they are
    /// until make_room().
    std::vector<Entry*> near(const Telling& telling);
    std::vector<Entry*> led_by(const std::string& leader);
    Entry* find(const std::string& event);  ///< nullptr: not there
    const std::vector<Decision>& decisions(const std::string& event);
    void lead(Entry& entry, const std::string& leader);

    /// Forgets what was read where it has become much.
    void make_room();
    [[nodiscard]] const std::optional<Error>& error() const { return error_; }

private:
    using Cell = std::pair<std::uint8_t, std::int32_t>;  ///< family and day
    Entry* keep(Joined joined);
    void read_days(std::uint8_t family, std::int32_t first, std::int32_t end);
    template <class T>
    T given(Expected<T> answer);

    Tellings& tellings_;
    std::unordered_map<std::string, std::unique_ptr<Entry>> entries_;  ///< null: known not to be
    std::map<Cell, std::vector<Entry*>> cells_;
    std::unordered_map<std::string, std::vector<Decision>> decisions_;
    std::optional<Error> error_;
};

}  // namespace khabar::story
