#include "tests/store/oracle.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <set>
#include <stdexcept>
#include <string_view>
#include <tuple>

#include "khabar/store/terms.h"
#include "khabar/story/story.h"
#include "tests/golden/tellings_in_memory.h"
#include "tests/store/made.h"

namespace khabar::tests {
namespace {

using store::Query;

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    return lines;
}

bool has_terms(const store::Row& row, const store::Wanted& wanted) {
    const std::set<std::string> terms(row.terms.begin(), row.terms.end());
    const auto has = [&terms](const std::string& term) { return terms.contains(term); };
    return std::all_of(
               wanted.all.begin(), wanted.all.end(),
               [&has](const auto& list) { return std::any_of(list.begin(), list.end(), has); }) &&
           std::none_of(wanted.none.begin(), wanted.none.end(), has);
}

bool in_days(const store::Row& row, const Query& query) {
    const auto day = [](Day d) { return d.time_since_epoch().count(); };
    if (!query.since && !query.until) {
        return true;
    }
    return row.first_day && (!query.since || *row.end_day > day(*query.since)) &&
           (!query.until || *row.first_day < day(*query.until));
}

bool in_box(const store::Row& row, const store::Box& box) {
    if (!row.point) {
        return false;
    }
    const auto micro = [](double degrees) { return std::llround(degrees * 1e6); };
    const bool east = row.point->lon >= micro(box.west);
    const bool west = row.point->lon <= micro(box.east);
    return row.point->lat >= micro(box.south) && row.point->lat <= micro(box.north) &&
           (box.west <= box.east ? east && west : east || west);
}

/// The angle between two points by their vectors: not the formula of the stores.
bool in_circle(const store::Row& row, const store::Circle& circle) {
    if (!row.point) {
        return false;
    }
    constexpr double degree = std::numbers::pi / 180;
    const auto vector = [](double lat, double lon) {
        return std::array{std::cos(lat * degree) * std::cos(lon * degree),
                          std::cos(lat * degree) * std::sin(lon * degree), std::sin(lat * degree)};
    };
    const auto a = vector(circle.lat, circle.lon);
    const auto b = vector(row.point->lat / 1e6, row.point->lon / 1e6);
    const double chord = std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
    constexpr double earth_km = 6371.0088;
    return 2 * std::asin(std::min(1.0, chord / 2)) * earth_km <= circle.km;
}

bool has_number(const store::Row& row, const store::NumberRange& range) {
    return std::any_of(row.numbers.begin(), row.numbers.end(), [&range](const auto& number) {
        return number.kind == range.kind && (!range.min || number.max >= *range.min) &&
               (!range.max || number.min <= *range.max);
    });
}

bool holds(const Oracle::Event& event, const Query& query, const store::Wanted& wanted,
           const std::set<std::string>& stories) {
    const store::Row& row = event.row;
    return has_terms(row, wanted) && in_days(row, query) &&
           (!query.box || in_box(row, *query.box)) &&
           (!query.near || in_circle(row, *query.near)) &&
           std::all_of(query.numbers.begin(), query.numbers.end(),
                       [&row](const auto& range) { return has_number(row, range); }) &&
           row.confidence >= query.confidence * 100 - 1e-6 && event.tellings >= query.tellings &&
           event.sources >= query.sources_min &&
           (query.stories.empty() || stories.contains(event.story));
}

}  // namespace

const std::vector<Oracle::Event>& Oracle::events() {
    if (!joined_) {
        throw std::logic_error("join() first");
    }
    return events_;
}

void Oracle::join() {
    joined_ = true;
    events_.clear();
    TellingsInMemory tellings;
    struct Kept {
        record::Record record;
        story::Sketch sketch;
    };
    std::map<std::string, Kept> kept;
    for (const auto& [id, document] : documents_) {
        const std::vector<std::string> lines = lines_of(document.records);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            events_.push_back({document.rows[i], lines[i], id, "", 1, 1});
            tellings.put(document.rows[i].telling);
            kept[document.rows[i].id] = {*record::read_record(lines[i], id), document.sketch};
        }
    }
    if (const auto joined = story::join(tellings, tellings.events()); !joined) {
        throw std::runtime_error(joined.error().detail);
    }
    const std::map<std::string, std::string> leaders = tellings.leaders();
    std::map<std::string, std::vector<story::Member>> members;
    for (const Event& event : events_) {
        const Kept& one = kept.at(event.row.id);
        members[leaders.at(event.row.id)].push_back({one.record, one.sketch});
    }
    for (Event& event : events_) {
        event.story = leaders.at(event.row.id);
        event.tellings = static_cast<unsigned>(members.at(event.story).size());
        event.sources = story::independent_sources(members.at(event.story));
    }
}

std::vector<const Oracle::Event*> Oracle::find(const Query& query) {
    const auto wanted = store::wanted_terms(query);
    if (!wanted) {
        throw std::runtime_error(wanted.error().detail);
    }
    std::set<std::string> stories;
    for (const Event& event : events()) {
        if (std::find(query.stories.begin(), query.stories.end(), event.row.id) !=
            query.stories.end()) {
            stories.insert(event.story);
        }
    }
    std::vector<const Event*> found;
    for (const Event& event : events()) {
        if (holds(event, query, *wanted, stories)) {
            found.push_back(&event);
        }
    }
    const auto place = [&query](const Event* event) {
        const std::int64_t value =
            query.sort == store::Sort::confidence ? std::int64_t{event->row.confidence}
            : query.sort == store::Sort::tellings ? std::int64_t{event->tellings}
                                                  : 0;
        return std::tuple(value, event->row.row);
    };
    std::sort(found.begin(), found.end(), [&](const Event* a, const Event* b) {
        return query.ascending ? place(a) < place(b) : place(b) < place(a);
    });
    return found;
}

std::map<std::string, std::vector<std::string>> Oracle::stories() {
    std::map<std::string, std::vector<const Event*>> members;
    for (const Event& event : events()) {
        members[event.story].push_back(&event);
    }
    std::map<std::string, std::vector<std::string>> stories;
    for (auto& [leader, list] : members) {
        std::sort(list.begin(), list.end(), [](const Event* a, const Event* b) {
            return a->row.telling.before(b->row.telling);
        });
        for (const Event* event : list) {
            stories[leader].push_back(event->row.id);
        }
    }
    return stories;
}

}  // namespace khabar::tests
