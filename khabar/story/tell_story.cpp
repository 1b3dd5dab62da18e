#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "khabar/story/compare_features.h"
#include "khabar/story/features.h"
#include "khabar/story/fields.h"
#include "khabar/story/sources.h"
#include "khabar/story/story.h"

namespace khabar::story {

namespace {

// why: fields of parties and places are compared pair by pair; 200 tellings show where they differ
constexpr std::size_t max_compared = 200;

/// Who or what: its id, else its words.
std::string named(const record::Identity& who, const record::Words& words) {
    return who.id.empty() ? words.text : who.id;
}

/// What cannot be said of one happening at once: that it was and that it was not.
bool statuses_differ(Records records) {
    bool was = false;
    bool was_not = false;
    for (const record::Record* record : records) {
        const std::string& status = record->claim.status;
        was = was || status == "reported" || status == "historical";
        was_not = was_not || status == "denied" || status == "negated";
    }
    return was && was_not;
}

bool any_two(std::span<const Features> features,
             const std::function<bool(const Features&, const Features&)>& differ) {
    const std::size_t count = std::min(features.size(), max_compared);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t k = i + 1; k < count; ++k) {
            if (differ(features[i], features[k])) {
                return true;
            }
        }
    }
    return false;
}

/// "2023-05-01", "2023-05-01/2023-05-03" (both ends count), or what the words say of it.
std::string shown(const record::Date& date) {
    if (!date.edtf.empty()) {
        return date.edtf;
    }
    if (date.start.empty()) {
        return date.relative.empty() ? date.words.text : date.relative;
    }
    return date.start;
}

/// Days differ where no day is left that all allow.
bool days_differ(std::span<const Features> features) {
    std::int32_t first = std::numeric_limits<std::int32_t>::min();
    std::int32_t end = std::numeric_limits<std::int32_t>::max();
    for (const Features& one : features) {
        if (one.start && one.end) {
            first = std::max(first, *one.start);
            end = std::min(end, *one.end);
        }
    }
    return first >= end;
}

class Teller {
public:
    explicit Teller(Records records) : records_(records) {
        for (const record::Record* record : records) {
            features_.push_back(features_of(*record));
        }
    }

    std::vector<Field> fields() {
        add(
            "status", [](const record::Record& one) { return std::vector{one.claim.status}; },
            statuses_differ(records_));
        // a type or a mode beside another is another view of the same, not a contradiction
        add(
            "event", [](const record::Record& one) { return std::vector{one.event}; }, false);
        add(
            "mode", [](const record::Record& one) { return one.modes; }, false);
        add_parties("actor", &record::Record::actors, &Features::actors);
        add_parties("recipient", &record::Record::recipients, &Features::recipients);
        add("place", places, any_two(features_, [](const Features& a, const Features& b) {
                const PlacePoints points = compare_places(a.places, b.places);
                return points.apart || points.points < 0;
            }));
        add("date", dates, days_differ(features_));
        for (Field& field : number_fields(records_)) {
            fields_.push_back(std::move(field));
        }
        return std::move(fields_);
    }

private:
    using Values = std::function<std::vector<std::string>(const record::Record&)>;

    void add(std::string name, const Values& values, bool differs) {
        Gathered gathered(std::move(name));
        for (const record::Record* record : records_) {
            const Voice voice = voice_of(*record);
            for (const std::string& value : values(*record)) {
                gathered.add(value, voice);
            }
        }
        if (!gathered.empty()) {
            gathered.field().differs = differs;
            fields_.push_back(gathered.take());
        }
    }

    void add_parties(std::string name, std::vector<record::Entity> record::Record::*entities,
                     std::vector<Party> Features::*parties) {
        const Values values = [entities](const record::Record& one) {
            std::vector<std::string> names;
            for (const record::Entity& entity : one.*entities) {
                names.push_back(named(entity.who, entity.words));
            }
            return names;
        };
        add(std::move(name), values, any_two(features_, [parties](const auto& a, const auto& b) {
                return compare_parties(a.*parties, b.*parties).points < 0;
            }));
    }

    static std::vector<std::string> places(const record::Record& record) {
        std::vector<std::string> names;
        for (const record::Place& place : record.places) {
            names.push_back(named(place.where, place.words));
        }
        return names;
    }

    static std::vector<std::string> dates(const record::Record& record) {
        return record.date ? std::vector{shown(*record.date)} : std::vector<std::string>();
    }

    Records records_;
    std::vector<Features> features_;
    std::vector<Field> fields_;
};

/// The order of Telling::before.
std::vector<Member> in_order(std::span<const Member> members) {
    std::vector<std::pair<std::pair<std::int32_t, std::string>, const Member*>> order;
    for (const Member& member : members) {
        const record::Record& record = member.record;
        order.push_back({{day_number(record.document.published)
                              .value_or(std::numeric_limits<std::int32_t>::max()),
                          record.id},
                         &member});
    }
    std::ranges::sort(order);
    std::vector<Member> sorted;
    for (const auto& [place, member] : order) {
        sorted.push_back(*member);
    }
    return sorted;
}

}  // namespace

Story tell_story(std::span<const Member> members) {
    assert(!members.empty());
    const std::vector<Member> sorted = in_order(members);
    std::vector<const record::Record*> records;
    Story story;
    for (const Member& member : sorted) {
        records.push_back(&member.record);
        story.events.push_back(member.record.id);
    }
    story.id = story.events.front();
    const std::vector<std::size_t> firsts = first_of_source(sorted);
    std::map<std::size_t, std::vector<std::string>> sources;
    for (std::size_t i = 0; i < firsts.size(); ++i) {
        sources[firsts[i]].push_back(story.events[i]);
    }
    for (auto& [first, events] : sources) {
        story.sources.push_back(std::move(events));
    }
    story.fields = Teller(records).fields();
    return story;
}

}  // namespace khabar::story
