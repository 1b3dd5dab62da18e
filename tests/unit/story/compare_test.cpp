#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "khabar/story/telling.h"
#include "tests/unit/story/make_record.h"

namespace khabar {

namespace {

using story::Likeness;
using tests::Made;
using tests::made;

struct Pair {
    std::string name;
    Made a;
    Made b;
    enum { joined, not_joined, barred } wanted;
};

Made strike(const std::string& id) {
    Made record = made(id);
    record.type("ASSAULT", {"aerial"}).days("2023-05-01", "2023-05-02");
    return record;
}
Made in_north(Made record) {
    return record.place("Northtown", "t.north", "town", 20, 30, 5, "XAA");
}
Made in_south(Made record) {
    return record.place("Southtown", "t.south", "town", 10, 30, 5, "XAA");
}

std::vector<Pair> pairs() {
    std::vector<Pair> all;
    all.push_back({"town and day", in_north(strike("a")), in_north(strike("b")), Pair::joined});
    all.push_back({"two towns", in_north(strike("a")), in_south(strike("b")), Pair::barred});
    all.push_back({"a town within its region", in_north(strike("a")).number("killed", 12, 12),
                   strike("b")
                       .place("North province", "r.north", "region", 20.5, 30, 150, "XAA")
                       .number("killed", 12, 12),
                   Pair::joined});
    all.push_back({"a town, and the country around it", in_north(strike("a")),
                   strike("b").place("Northtown", "t.north", "town", 20, 30, 40, "XAA"),
                   Pair::not_joined});
    all.push_back({"a type and a day alone", strike("a"), strike("b"), Pair::not_joined});
    all.push_back({"other days", in_north(strike("a")),
                   in_north(made("b").type("ASSAULT", {"aerial"}).days("2023-05-05", "2023-05-06")),
                   Pair::barred});
    all.push_back({"the next day, more dead", in_north(strike("a")).number("killed", 3, 3),
                   in_north(made("b").type("ASSAULT", {"aerial"}).days("2023-05-02", "2023-05-03"))
                       .number("killed", 9, 9),
                   Pair::not_joined});
    all.push_back({"10 and 14 killed", in_north(strike("a")).number("killed", 10, 10),
                   in_north(strike("b")).number("killed", 14, 14), Pair::joined});
    all.push_back({"3 and 300 killed", in_north(strike("a")).number("killed", 3, 3),
                   in_north(strike("b")).number("killed", 300, 300), Pair::not_joined});
    all.push_back({"another army", in_north(strike("a")).actor("army", "xa.army", "XAA", "MIL"),
                   in_north(strike("b")).actor("navy", "xb.navy", "XBB", "MIL"), Pair::not_joined});
    all.push_back({"clash told from either side",
                   in_north(strike("a"))
                       .actor("army", "xa.army", "XAA", "MIL")
                       .recipient("rebels", "xa.rebels", "XAA", "REB"),
                   in_north(strike("b"))
                       .actor("rebels", "xa.rebels", "XAA", "REB")
                       .recipient("army", "xa.army", "XAA", "MIL"),
                   Pair::joined});
    all.push_back({"claimed and denied", in_north(strike("a")),
                   in_north(strike("b")).status("denied"), Pair::joined});
    all.push_back({"planned and done, no day",
                   in_north(made("a").type("PROTEST").status("planned")),
                   in_north(made("b").type("PROTEST")), Pair::barred});
    all.push_back({"other families", in_north(strike("a")), in_north(strike("b")).type("PROTEST"),
                   Pair::barred});
    all.push_back({"one document", in_north(strike("a")).document("d"),
                   in_north(strike("b")).document("d"), Pair::barred});
    all.push_back({"one meeting, told as two types",
                   made("a")
                       .type("CONSULT")
                       .days("2023-05-01", "2023-05-02")
                       .actor("minister", "xa.minister", "XAA", "GOV")
                       .place("Capital", "t.capital", "town", 1, 1, 5),
                   made("b")
                       .type("AGREE")
                       .days("2023-05-01", "2023-05-02")
                       .actor("minister", "xa.minister", "XAA", "GOV")
                       .place("Capital", "t.capital", "town", 1, 1, 5),
                   Pair::joined});
    all.push_back({"one minister, two visitors",
                   made("a")
                       .type("CONSULT")
                       .days("2023-05-01", "2023-05-02")
                       .actor("host", "xa.minister", "XAA", "GOV")
                       .actor("guest", "xb.minister", "XBB", "GOV"),
                   made("b")
                       .type("CONSULT")
                       .days("2023-05-01", "2023-05-02")
                       .actor("host", "xa.minister", "XAA", "GOV")
                       .actor("guest", "xc.minister", "XCC", "GOV"),
                   Pair::not_joined});
    all.push_back(
        {"no day at all", in_north(made("a").published("")), in_north(strike("b")), Pair::barred});
    all.push_back({"the day of publication and the day before",
                   in_north(made("a").published("2023-05-02")), in_north(strike("b")),
                   Pair::joined});
    all.push_back({"a year", in_north(made("a").days("2023-01-01", "2024-01-01", "year")),
                   in_north(strike("b")), Pair::barred});
    all.push_back({"no type of ours", in_north(made("a").type("RAIN")),
                   in_north(made("b").type("RAIN")), Pair::barred});
    return all;
}

TEST(Compare, Pairs) {
    for (const Pair& pair : pairs()) {
        const Likeness found = story::compare(pair.a.telling(), pair.b.telling());
        EXPECT_EQ(found.barred, pair.wanted == Pair::barred) << pair.name;
        if (!found.barred) {
            EXPECT_EQ(found.points >= story::join_points, pair.wanted == Pair::joined)
                << pair.name << ": " << found.points;
        }
    }
}

TEST(Compare, IsSymmetricAndSumsItsReasons) {
    for (const Pair& pair : pairs()) {
        const Likeness one = story::compare(pair.a.telling(), pair.b.telling());
        const Likeness other = story::compare(pair.b.telling(), pair.a.telling());
        EXPECT_EQ(one.points, other.points) << pair.name;
        EXPECT_EQ(one.barred, other.barred) << pair.name;
        EXPECT_EQ(one.because, other.because) << pair.name;
        int sum = 0;
        for (const auto& [why, points] : one.because) {
            sum += points;
        }
        EXPECT_EQ(one.points, sum) << pair.name;
        EXPECT_FALSE(one.because.empty()) << pair.name;
    }
}

TEST(Compare, AHeadlineIsToldAgainByItsBody) {
    record::Record headline = in_north(strike("a")).document("d").quote("Strike on north").record();
    headline.document.title = "Strike on north";
    record::Record body = in_north(strike("b")).document("d").quote("A strike hit it.").record();
    body.document.title = headline.document.title;
    const Likeness found =
        story::compare(story::telling_of(headline, {}), story::telling_of(body, {}));
    EXPECT_FALSE(found.barred);
    EXPECT_GE(found.points, story::join_points);
}

TEST(Compare, CopiesOfOneTextAreOneHappening) {
    const story::Sketch sketch = story::sketch_of(
        "Gunmen took two engineers from a camp by the dam, the governor said, and asked for money",
        LanguageId::english);
    const auto copies = story::compare(made("a").type("ASSAULT").telling(sketch),
                                       made("b").type("ASSAULT").telling(sketch));
    EXPECT_GE(copies.points, story::join_points);
}

}  // namespace

}  // namespace khabar
