#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "khabar/core/hash.h"
#include "khabar/story/features.h"
#include "khabar/story/join.h"

namespace khabar::story {

/// What is asked of thousands of tellings for each that is joined.
struct Card {
    std::uint64_t document = 0;  ///< hash of its document's id
    std::uint64_t head = 0;      ///< the first eight bytes of its id, as a number of their order
    std::int32_t published = 0;  ///< as the telling says
    std::uint32_t kind = 0;      ///< the same for those that tell the same, in whatever document
};

/// One telling of a store, ready to be compared.
struct Entry {
    Card card;
    Joined joined;
    Features features;
    [[nodiscard]] const Telling& telling() const { return joined.telling; }
    [[nodiscard]] const std::string& id() const { return joined.telling.event; }
    [[nodiscard]] bool leads() const { return joined.leader == joined.telling.event; }
    [[nodiscard]] bool before(const Entry& other) const {
        return telling().before(other.telling());
    }
};

/// An entry as it lies among those of its family and days, with what is mostly asked of it.
struct Neighbour {
    Card card;
    std::int32_t first_day;
    Entry* entry;
    /// Entry::before.
    [[nodiscard]] bool before(const Entry& other) const {
        if (card.published != other.card.published) {
            return card.published < other.card.published;
        }
        return card.head != other.card.head ? card.head < other.card.head : entry->before(other);
    }
};

/// The tellings of a store as one run of join() sees them: each is read once, the days of a family
/// as they are asked for. The first error of the store stops it: from then on nothing is found.
class Nearby {
public:
    explicit Nearby(Tellings& tellings) : tellings_(tellings) {}

    /// Hands each of its family whose days overlap its own to `use`, itself among them; `use` reads
    /// no other days. Entries stay where they are until make_room().
    template <class Use>
    void each_near(const Telling& telling, Use use) {
        const Days days = days_of(telling);
        read_days(telling.family, days);
        for (std::int32_t day = days.first; day < days.end; ++day) {
            for (const Neighbour& other : cells_[{telling.family, day}]) {
                // each once: in the first cell that both touch
                if (day == std::max(days.first, other.first_day)) {
                    use(other);
                }
            }
        }
    }
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
    struct Days {
        std::int32_t first = 0;
        std::int32_t end = 0;  ///< excluded
    };
    static Days days_of(const Telling& telling);  ///< none where it has none
    void read_days(std::uint8_t family, Days days);
    void read_unknown_days(std::uint8_t family, Days days);
    template <class T>
    T given(Expected<T> answer);

    Tellings& tellings_;
    std::unordered_map<std::string, std::unique_ptr<Entry>> entries_;  ///< null: known not to be
    std::map<Hash128, std::uint32_t> kinds_;  ///< by all that is compared, but the document
    std::map<Cell, std::vector<Neighbour>> cells_;
    std::unordered_map<std::string, std::vector<Decision>> decisions_;
    std::optional<Error> error_;
};

}  // namespace khabar::story
