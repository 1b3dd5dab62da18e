// How many events have each value of a field, as if that field were not asked for.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/record/json_line.h"
#include "khabar/serve/handlers.h"

namespace khabar::serve {

namespace {

using Event = Overview::Event;

constexpr std::size_t most_values = 50;  // why: what somebody looks through in a list

/// Counts events by value; a value counts once for an event.
class Tally {
public:
    explicit Tally(std::size_t texts) : counts_(texts), last_(texts) {}

    void next_event() { ++event_; }
    void add(TextId value) {
        const auto at = static_cast<std::size_t>(value);
        if (last_[at] != event_) {
            last_[at] = event_;
            ++counts_[at];
        }
    }
    [[nodiscard]] std::int64_t count(TextId value) const {
        return counts_[static_cast<std::size_t>(value)];
    }
    /// All values but the empty one.
    [[nodiscard]] std::vector<TextId> values() const {
        std::vector<TextId> values;
        for (std::size_t at = 1; at < counts_.size(); ++at) {
            if (counts_[at] > 0) {
                values.push_back(TextId{static_cast<std::uint32_t>(at)});
            }
        }
        return values;
    }

private:
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint32_t> last_;  ///< the event that it was counted for last
    std::uint32_t event_ = 0;
};

/// One value as it is shown.
struct Value {
    std::string text;
    std::int64_t count = 0;
};

std::vector<Value> plain_values(const Overview& overview, const Tally& tally) {
    std::vector<Value> values;
    for (const TextId id : tally.values()) {
        values.push_back({overview.text(id), tally.count(id)});
    }
    return values;
}

/// Known sources by their ids, others by their names, as a search takes them: two spellings of one
/// term are one. A name is not shown where all who have it are known, or of kinds shown_as_kind().
std::vector<Value> source_values(const Overview& overview, const Tally& tally) {
    std::vector<TextId> words(overview.texts(), no_text);  // by term: as it was read first
    std::vector<bool> terms(overview.texts());
    for (const Event& event : overview.events()) {
        for (const Overview::Source& source : event.sources) {
            const auto term = static_cast<std::size_t>(source.term);
            terms[term] = true;
            if (source.id == no_text && words[term] == no_text &&
                !shown_as_kind(overview.text(source.kind))) {
                words[term] = source.words;
            }
        }
    }
    constexpr std::string_view no_words = "source:";
    std::vector<Value> values;
    for (const TextId id : tally.values()) {
        const auto at = static_cast<std::size_t>(id);
        if (!terms[at]) {
            values.push_back({overview.text(id), tally.count(id)});
        } else if (words[at] != no_text && overview.text(id) != no_words) {
            // A comma divides the values of a field, so a name has none.
            std::string text = overview.text(words[at]);
            std::replace(text.begin(), text.end(), ',', ' ');
            values.push_back({std::move(text), tally.count(id)});
        }
    }
    return values;
}

using AddAll = void (*)(Tally&, const Overview&, const Event&);

/// One of the answer's fields, and what a query has of it.
struct Field {
    std::string_view name;
    std::vector<std::string> store::Query::*asked;
    AddAll add;
    std::vector<Value> (*values)(const Overview&, const Tally&) = plain_values;
    bool named = false;
};

void add_type(Tally& tally, const Overview& /*overview*/, const Event& event) {
    tally.add(event.type);
}
void add_modes(Tally& tally, const Overview& /*overview*/, const Event& event) {
    std::for_each(event.modes.begin(), event.modes.end(), [&](TextId id) { tally.add(id); });
}
void add_status(Tally& tally, const Overview& /*overview*/, const Event& event) {
    tally.add(event.status);
}
void add_kinds(Tally& tally, const Overview& /*overview*/, const Event& event) {
    for (const Overview::Source& source : event.sources) {
        tally.add(source.kind);
    }
}
void add_sources(Tally& tally, const Overview& /*overview*/, const Event& event) {
    for (const Overview::Source& source : event.sources) {
        tally.add(source.id);
        tally.add(source.holder);
        tally.add(source.term);
    }
}
void add_countries(Tally& tally, const Overview& /*overview*/, const Event& event) {
    std::for_each(event.countries.begin(), event.countries.end(),
                  [&](TextId id) { tally.add(id); });
}
/// Actors and recipients, and all to whom they belong: who asks for those finds these.
void add_parties(Tally& tally, const Overview& overview, const Event& event) {
    for (const TextId party : event.parties) {
        for (const TextId id : overview.with_those_above(party)) {
            tally.add(id);
        }
    }
}
void add_language(Tally& tally, const Overview& /*overview*/, const Event& event) {
    tally.add(event.language);
}

constexpr Field fields[] = {
    {"type", &store::Query::types, add_type},
    {"mode", &store::Query::modes, add_modes},
    {"status", &store::Query::statuses, add_status},
    {"source-kind", &store::Query::source_kinds, add_kinds},
    {"source", &store::Query::sources, add_sources, source_values, true},
    {"country", &store::Query::countries, add_countries},
    {"party", &store::Query::parties, add_parties, plain_values, true},
    {"lang", &store::Query::languages, add_language},
};

void write_value(record::JsonLine& json, const Value& value,
                 const std::optional<record::Name>& name) {
    json.open_object();
    json.field("value", value.text);
    json.field("count", value.count);
    json.key("name");
    if (name) {
        json.open_object();
        json.field("ar", name->ar);
        json.field("en", name->en);
        json.close_object();
    } else {
        json.null();
    }
    json.close_object();
}

/// The values of most events, the most first.
void write_field(record::JsonLine& json, const Field& field, const Overview& overview,
                 const Names& names) {
    Tally tally(overview.texts());
    for (const Event& event : overview.events()) {
        tally.next_event();
        field.add(tally, overview, event);
    }
    std::vector<Value> values = field.values(overview, tally);
    const auto end =
        values.begin() + static_cast<std::ptrdiff_t>(std::min(most_values, values.size()));
    std::partial_sort(values.begin(), end, values.end(), [](const Value& a, const Value& b) {
        return a.count != b.count ? a.count > b.count : a.text < b.text;
    });
    json.key(field.name);
    json.open_list();
    for (auto value = values.begin(); value != end; ++value) {
        write_value(json, *value, field.named ? names.of(value->text) : std::nullopt);
    }
    json.close_list();
}

}  // namespace

Response facets(Asking& asking) {
    const auto all = asking.overview(asking.asked.query);
    if (!all) {
        return failure(all.error());
    }
    record::JsonLine json;
    json.open_object();
    json.field("total", static_cast<std::int64_t>((*all)->events().size()));
    json.field("more", (*all)->more());
    json.key("fields");
    json.open_object();
    for (const Field& field : fields) {
        Overviews::Shared overview = *all;
        if (!(asking.asked.query.*field.asked).empty()) {
            store::Query without = asking.asked.query;
            (without.*field.asked).clear();
            auto wider = asking.overview(without);
            if (!wider) {
                return failure(wider.error());
            }
            overview = *std::move(wider);
        }
        write_field(json, field, *overview, asking.service.names);
    }
    json.close_object();
    json.close_object();
    return serve::json(std::string(json.line()));
}

}  // namespace khabar::serve
