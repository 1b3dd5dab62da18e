#include "khabar/store/brief.h"

#include <gtest/gtest.h>

#include "khabar/record/record.h"

namespace khabar::store {
namespace {

record::Entity entity(const std::string& id) {
    record::Entity entity;
    entity.words.text = "words";
    entity.who.id = id;
    return entity;
}

record::Place place(const std::string& id, std::optional<double> lat, std::optional<double> lon) {
    record::Place place;
    place.role = "at";
    place.where = {id, {"AR", "EN"}};
    place.country = "SDN";
    place.lat = lat;
    place.lon = lon;
    place.radius_km = 2.5;
    place.precision = "town";
    return place;
}

record::Link link(const std::string& kind, const std::string& id, const std::string& words) {
    record::Link link;
    link.kind = kind;
    link.who.id = id;
    link.words.text = words;
    return link;
}

record::Record full_record() {
    record::Record record;
    record.id = "e1";
    record.document.language = "en";
    record.event = "ASSAULT";
    record.modes = {"aerial", "heavy_weapons"};
    record.actors = {entity("sdn.saf"), entity(""), entity("sdn.rsf")};
    record.recipients = {entity("")};
    record.places = {place("gn:1", 15.5, -32.25), place("gn:2", std::nullopt, std::nullopt)};
    record.places[1].country = "LBY";
    record.claim.status = "denied";
    record.claim.chain = {link("outlet", "", "The Daily"), link("agency", "src.afp", "AFP")};
    record.claim.chain[1].with = {link("official", "", "a general")};
    record.actors[0].holder = record::Identity{"sdn.x", {}};
    record.evidence.also.emplace_back().claim.chain = {link("person", "", "a neighbour")};
    record.evidence.also.front().claim.chain[0].holder = record::Identity{"sdn.y", {}};
    return record;
}

TEST(Brief, HoldsWhatMapsNeed) {
    const auto brief = read_brief(brief_bytes(full_record()));
    ASSERT_TRUE(brief);
    EXPECT_EQ(brief->type, "ASSAULT");
    EXPECT_EQ(brief->modes, (std::vector<std::string>{"aerial", "heavy_weapons"}));
    EXPECT_EQ(brief->status, "denied");
    EXPECT_EQ(brief->language, "en");
    EXPECT_EQ(brief->actors, (std::vector<std::string>{"sdn.saf", "sdn.x", "sdn.rsf"}));
    EXPECT_TRUE(brief->recipients.empty());
    EXPECT_EQ(brief->countries, (std::vector<std::string>{"SDN", "LBY"}));
    ASSERT_EQ(brief->places.size(), 1u) << "the other has no point";
    EXPECT_EQ(brief->places[0].id, "gn:1");
    EXPECT_EQ(brief->places[0].role, "at");
    EXPECT_EQ(brief->places[0].name.ar, "AR");
    EXPECT_EQ(brief->places[0].name.en, "EN");
    EXPECT_EQ(brief->places[0].lat, 15'500'000);
    EXPECT_EQ(brief->places[0].lon, -32'250'000);
    EXPECT_EQ(brief->places[0].radius_m, 2500);
    EXPECT_EQ(brief->places[0].precision, "town");
    EXPECT_EQ(brief->places[0].country, "SDN");
    ASSERT_EQ(brief->sources.size(), 4u);
    EXPECT_EQ(brief->sources[0].kind, "outlet");
    EXPECT_EQ(brief->sources[0].words, "The Daily");
    EXPECT_EQ(brief->sources[0].id, "");
    EXPECT_EQ(brief->sources[0].link, 0);
    EXPECT_EQ(brief->sources[1].id, "src.afp");
    EXPECT_EQ(brief->sources[1].words, "AFP");
    EXPECT_EQ(brief->sources[1].link, 1);
    EXPECT_EQ(brief->sources[2].words, "a general");
    EXPECT_EQ(brief->sources[2].link, 1) << "as the source that it stands beside";
    EXPECT_EQ(brief->sources[3].words, "a neighbour");
    EXPECT_EQ(brief->sources[3].holder, "sdn.y");
    EXPECT_EQ(brief->sources[3].link, Brief::Source::beside);
    EXPECT_EQ(brief->tellings, 1u);
}

TEST(Brief, LongTextsAndEmptyRecords) {
    EXPECT_TRUE(read_brief(brief_bytes({})));
    record::Record record = full_record();
    record.claim.chain[0].words.text.assign(20'000, 'x');
    const auto brief = read_brief(brief_bytes(record));
    ASSERT_TRUE(brief);
    EXPECT_EQ(brief->sources[0].words.size(), 20'000u);
}

TEST(Brief, DamagedBytesAreAnError) {
    const std::string bytes = brief_bytes(full_record());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_FALSE(read_brief(bytes.substr(0, size))) << size;
    }
    EXPECT_FALSE(read_brief(bytes + "x"));
    EXPECT_FALSE(read_brief(std::string(40, '\xFF')));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string other = bytes;
        other[at] = '\xFF';
        if (const auto brief = read_brief(other)) {
            EXPECT_LE(brief->places.size() + brief->sources.size(), bytes.size());
        }
    }
}

}  // namespace
}  // namespace khabar::store
