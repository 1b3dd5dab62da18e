#include "tests/store/store_suite.h"

#include <algorithm>
#include <set>

namespace khabar::tests {
namespace {

std::string line_of(const record::KeptEvent& event) {
    return event.record.id + " " + event.story + " " + std::to_string(event.tellings) + " " +
           std::to_string(event.sources);
}

std::string line_of(const Oracle::Event& event) {
    return event.row.id + " " + event.story + " " + std::to_string(event.tellings) + " " +
           std::to_string(event.sources);
}

}  // namespace

std::vector<record::KeptEvent> all_pages(store::Store& store, store::Query query, std::size_t limit,
                                         std::size_t most) {
    std::vector<record::KeptEvent> all;
    query.limit = limit;
    do {
        store::Found found = must(store.find(query));
        EXPECT_LE(found.events.size(), limit);
        if (!found.next.empty()) {
            EXPECT_EQ(found.events.size(), limit) << to_text(query);
        }
        for (record::KeptEvent& event : found.events) {
            all.push_back(std::move(event));
        }
        query.after = found.next;
    } while (!query.after.empty() && all.size() < most);
    return all;
}

std::vector<std::string> ids_of(const store::Scan& scan) {
    std::vector<std::string> ids;
    for (const store::Brief& brief : scan.briefs) {
        ids.push_back(brief.id);
    }
    return ids;
}

std::string to_text(const store::Brief& brief) {
    std::string text = brief.id;
    const auto add = [&text](const std::string& word) { text += '|' + word; };
    const auto add_name = [&add](const record::Name& name) {
        add(name.ar);
        add(name.en);
    };
    for (const std::string& word : {brief.type, brief.status, brief.language}) {
        add(word);
    }
    add(brief.first_day ? std::to_string(*brief.first_day) : "");
    add(brief.end_day ? std::to_string(*brief.end_day) : "");
    add(std::to_string(brief.confidence) + " " + std::to_string(brief.tellings));
    for (const auto& ids : {brief.modes, brief.actors, brief.recipients, brief.countries}) {
        add("list");
        std::for_each(ids.begin(), ids.end(), add);
    }
    for (const store::Brief::Place& place : brief.places) {
        add("place " + place.role + " " + place.id);
        add_name(place.name);
        add(std::to_string(place.lat) + " " + std::to_string(place.lon) + " " +
            std::to_string(place.radius_m));
        add(place.precision + " " + place.country);
    }
    for (const store::Brief::Source& source : brief.sources) {
        add("source " + std::to_string(source.link) + " " + source.kind + " " + source.id);
        add(source.holder);
        add(source.words);
    }
    return text;
}

void expect_answers(store::Store& store, Oracle& oracle, std::uint32_t seed, int count) {
    Dice dice(seed);
    std::size_t found = 0;
    for (int i = 0; i < count; ++i) {
        const store::Query query = made_query(dice);
        std::vector<std::string> right;
        for (const Oracle::Event* event : oracle.find(query)) {
            right.push_back(line_of(*event));
        }
        found += right.size();
        for (const std::size_t limit : {1u, 7u, 50u}) {
            constexpr std::size_t pages = 12;
            const std::size_t most = limit == 50 ? 100'000 : pages * limit;
            std::vector<std::string> told;
            for (const record::KeptEvent& event : all_pages(store, query, limit, most)) {
                told.push_back(line_of(event));
            }
            ASSERT_EQ(told,
                      std::vector(right.begin(), right.begin() + static_cast<std::ptrdiff_t>(
                                                                     std::min(most, right.size()))))
                << "query " << i << ", by " << limit << ": " << to_text(query);
        }
    }
    EXPECT_GT(found, 0u);
}

void expect_all(store::Store& store, Oracle& oracle) {
    std::set<std::string> stories;
    std::set<std::string> documents;
    for (const Oracle::Event& event : oracle.events()) {
        const auto kept = must(store.event(event.row.id));
        ASSERT_TRUE(kept) << event.row.id;
        EXPECT_EQ(kept->line, event.line);
        EXPECT_EQ(line_of(*kept), line_of(event));
        stories.insert(event.story);
        documents.insert(event.document);
    }
    for (const auto& [leader, members] : oracle.stories()) {
        std::vector<std::string> told;
        for (const record::KeptEvent& event : must(store.story(members.back())).events) {
            told.push_back(event.record.id);
        }
        EXPECT_EQ(told, members) << leader;
    }
    const store::Counts counts = must(store.counts());
    EXPECT_EQ(counts.events, oracle.events().size());
    EXPECT_EQ(counts.stories, stories.size());
    EXPECT_EQ(counts.unjoined, 0u);
    EXPECT_GE(counts.documents, documents.size());
}

}  // namespace khabar::tests
