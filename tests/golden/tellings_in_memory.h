#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "khabar/story/join.h"

namespace khabar::tests {

/// Tellings as a store keeps them, in memory.
class TellingsInMemory : public story::Tellings {
public:
    /// New or in place of the one with its id; it stands in no story, nor do those that stood in
    /// one with it.
    void put(story::Telling telling) {
        const std::string event = telling.event;
        remove(event);
        all_.insert_or_assign(event, story::Joined{std::move(telling), ""});
    }
    void remove(const std::string& event) {
        const auto found = all_.find(event);
        if (found == all_.end()) {
            return;
        }
        const std::string leader = found->second.leader;
        all_.erase(found);
        for (auto& [other, joined] : all_) {
            if (!leader.empty() && joined.leader == leader) {
                joined.leader.clear();
            }
        }
    }
    /// Those that stand in no story.
    [[nodiscard]] std::vector<std::string> unjoined() const {
        std::vector<std::string> found;
        for (const auto& [event, joined] : all_) {
            if (joined.leader.empty()) {
                found.push_back(event);
            }
        }
        return found;
    }
    void decide(story::Decision decision) { decisions_.push_back(std::move(decision)); }

    /// Event and leader, of all.
    [[nodiscard]] std::map<std::string, std::string> leaders() const {
        std::map<std::string, std::string> found;
        for (const auto& [event, joined] : all_) {
            found.emplace(event, joined.leader);
        }
        return found;
    }
    [[nodiscard]] std::vector<std::string> events() const {
        std::vector<std::string> found;
        for (const auto& [event, joined] : all_) {
            found.push_back(event);
        }
        return found;
    }

    Expected<std::vector<story::Joined>> near(std::uint8_t family, std::int32_t first_day,
                                              std::int32_t end_day) override {
        std::vector<story::Joined> found;
        for (const auto& [event, joined] : all_) {
            const story::Telling& telling = joined.telling;
            if (telling.family == family && telling.first_day && *telling.first_day < end_day &&
                first_day < *telling.end_day) {
                found.push_back(joined);
            }
        }
        return found;
    }
    Expected<std::vector<story::Joined>> led_by(const std::string& leader) override {
        std::vector<story::Joined> found;
        for (const auto& [event, joined] : all_) {
            if (joined.leader == leader) {
                found.push_back(joined);
            }
        }
        return found;
    }
    Expected<std::optional<story::Joined>> find(const std::string& event) override {
        const auto found = all_.find(event);
        if (found == all_.end()) {
            return std::optional<story::Joined>();
        }
        return std::optional(found->second);
    }
    Expected<std::vector<story::Decision>> decisions(const std::string& event) override {
        std::vector<story::Decision> found;
        for (const story::Decision& decision : decisions_) {
            if (decision.a == event || decision.b == event) {
                found.push_back(decision);
            }
        }
        return found;
    }
    std::optional<Error> lead(const std::string& event, const std::string& leader) override {
        ++writes;
        all_.at(event).leader = leader;
        return std::nullopt;
    }

    std::size_t writes = 0;  ///< how often lead() was called

private:
    std::map<std::string, story::Joined> all_;
    std::vector<story::Decision> decisions_;
};

}  // namespace khabar::tests
