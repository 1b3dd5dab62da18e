#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/story/telling.h"

namespace khabar::story {

/// What a person decided of two events, by their ids.
struct Decision {
    std::string a;
    std::string b;
    bool together = true;  ///< else apart
    std::string by;
    std::string when;  ///< "2026-11-30T09:15:00Z"; a later decision on the same two replaces it
};

/// A telling and the event that leads its story (its own id for one that leads).
struct Joined {
    Telling telling;
    std::string leader;
};

/// Where the tellings lie: a store, or memory in tests.
class Tellings {
public:
    virtual ~Tellings() = default;
    /// All tellings of the family whose days overlap [first_day, end_day), joined or not yet.
    virtual Expected<std::vector<Joined>> near(std::uint8_t family, std::int32_t first_day,
                                               std::int32_t end_day) = 0;
    virtual Expected<std::vector<Joined>> led_by(const std::string& leader) = 0;
    virtual Expected<std::optional<Joined>> find(const std::string& event) = 0;
    /// Decisions that name the event.
    virtual Expected<std::vector<Decision>> decisions(const std::string& event) = 0;
    virtual std::optional<Error> lead(const std::string& event, const std::string& leader) = 0;
};

/// Puts tellings into stories: those that are new, changed or stand in none, and those that a
/// decision names. `events` are their ids; those that are not there any more are skipped.
///
/// A telling joins the story of the likeliest telling before it in the order of Telling::before, if
/// it is not too unlike that story's leader; else it leads itself. So the answer is a function of
/// what is there and not of the order in which it came; only what stands near is looked at again
/// (docs/DECISIONS/0025).
///
/// A store that takes a telling away, or puts another in its place, takes the leader from all of
/// the story that it stood in: they stand in none until they are named here, in this call or a
/// later one. An event that went and that a decision names is named here too.
/// Returns the ids of the leaders whose stories changed, those that lead no more among them.
Expected<std::vector<std::string>> join(Tellings& tellings, std::span<const std::string> events);

}  // namespace khabar::story
