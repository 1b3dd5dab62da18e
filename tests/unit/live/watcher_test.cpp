// The watcher in a world without network and clock: what it asks for, when, and what it remembers.
#include "khabar/live/watcher.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace khabar::live {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

input::Answer page(std::string bytes, std::string media = "text/html") {
    input::Answer answer{input::Fetched{std::move(bytes), "", std::move(media), "utf-8"}};
    answer.status = 200;
    return answer;
}

input::Answer failure(unsigned status, std::optional<seconds> retry_after = {},
                      ErrorCode code = ErrorCode::fetch) {
    input::Answer answer{Error{code, "there", "status " + std::to_string(status)}};
    answer.status = status;
    answer.retry_after = retry_after;
    return answer;
}

input::Answer redirect(std::string location) {
    input::Answer answer = failure(302);
    answer.location = std::move(location);
    return answer;
}

input::Answer feed(const std::vector<std::string>& items, std::string etag = {}) {
    std::string bytes = "<rss><channel>";
    for (const std::string& item : items) {
        bytes += "<item><link>" + item + "</link></item>";
    }
    input::Answer answer = page(bytes + "</channel></rss>", "application/rss+xml");
    answer.validators.etag = std::move(etag);
    return answer;
}

input::Answer rules_of(std::string robots) {
    return page(std::move(robots), "text/plain");
}

/// Hosts that answer as they are told: the first answer of each address once, and so on, the last
/// for ever; what nobody told of is 404, robots.txt too.
class FakeWorld final : public World {
public:
    static constexpr milliseconds latency{100};

    std::map<std::string, std::deque<input::Answer>> answers;
    std::vector<std::string> log;  ///< "SECONDS ADDRESS [ETAG]"
    std::size_t stop_after = 1000;
    std::size_t most_at_once = 0;
    Moment clock = Moment(std::chrono::hours(24 * 365 * 50));
    Moment begin = clock;

    Moment now() override { return clock; }
    bool stopped() override { return log.size() >= stop_after; }

    void ask(Request request) override {
        const auto tenths = (clock - begin).count() / 100;
        log.push_back(std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " " +
                      request.address +
                      (request.known.etag.empty() ? "" : " " + request.known.etag));
        std::string host = request.address.substr(0, request.address.find('/', 8));
        EXPECT_TRUE(busy_hosts_.insert(host).second) << "two at once: " << request.address;
        most_at_once = std::max(most_at_once, busy_hosts_.size());
        on_their_way_.emplace(clock + latency, std::make_pair(std::move(request), std::move(host)));
    }

    std::optional<Reply> wait(Moment until) override {
        if (on_their_way_.empty() || on_their_way_.begin()->first > until) {
            EXPECT_LT(until, Moment::max()) << "it waits for nothing";
            clock = std::max(clock, until);
            return std::nullopt;
        }
        clock = std::max(clock, on_their_way_.begin()->first);
        const auto [request, host] = std::move(on_their_way_.begin()->second);
        on_their_way_.erase(on_their_way_.begin());
        busy_hosts_.erase(host);
        return Reply{request.number, answer_to(request)};
    }

    /// The addresses asked for, without robots.txt.
    std::vector<std::string> asked() const {
        std::vector<std::string> all;
        for (const std::string& line : log) {
            if (line.find("robots.txt") == std::string::npos) {
                all.push_back(line.substr(line.find(' ') + 1));
            }
        }
        return all;
    }

    std::ptrdiff_t times(const std::string& address) const {
        const auto all = asked();
        return std::count(all.begin(), all.end(), address);
    }

private:
    input::Answer answer_to(const Request& request) {
        const auto found = answers.find(request.address);
        if (found == answers.end()) {
            return failure(404);
        }
        input::Answer answer = found->second.front();
        if (found->second.size() > 1) {
            found->second.pop_front();
        }
        if (answer.page && !answer.validators.etag.empty() && answer.validators == request.known) {
            return failure(304);
        }
        if (answer.page) {
            answer.page->url = request.address;
        }
        return answer;
    }

    std::set<std::string> busy_hosts_;
    std::multimap<Moment, std::pair<Request, std::string>> on_their_way_;
};

class FakeKeeper final : public PageKeeper {
public:
    std::vector<std::string> kept;    ///< "ADDRESS [DAY]"
    std::vector<std::string> errors;  ///< "ADDRESS|code|detail"
    std::map<std::string, std::string> states;
    std::size_t end_after = 1000;  ///< pages
    int idles = 0;

    Kept keep(FoundPage found) override {
        if (kept.size() == end_after) {
            return Kept::ended;
        }
        if (found.fetched.bytes == "no article") {
            failed(found.feed, found.address, {ErrorCode::no_article, found.address, "none"});
            return Kept::failed;
        }
        kept.push_back(found.address + (found.day ? " " + format_day(*found.day) : ""));
        return Kept::added;
    }
    bool failed(std::string_view of_feed, std::string_view address, const Error& error) override {
        EXPECT_FALSE(of_feed.empty());
        errors.push_back(std::string(address) + "|" + std::string(name(error.code)) + "|" +
                         error.detail);
        return true;
    }
    Expected<std::string> state_of(std::string_view address) override {
        return states[std::string(address)];
    }
    bool keep_state(std::string_view address, std::string_view state) override {
        states[std::string(address)] = state;
        return true;
    }
    bool idle() override {
        ++idles;
        return true;
    }
};

class WatcherTest : public testing::Test {
protected:
    WatcherTest() { rules.once = true; }

    std::vector<FeedCount> run(const std::vector<std::string>& feeds) {
        world.log.clear();
        world.begin = world.clock;
        Watcher watcher(rules, world, keeper);
        for (const std::string& address : feeds) {
            watcher.add(address);
        }
        EXPECT_FALSE(watcher.run());
        return watcher.counts();
    }
    void pages(const std::vector<std::string>& addresses) {
        for (const std::string& address : addresses) {
            world.answers[address] = {page("text")};
        }
    }

    FakeWorld world;
    FakeKeeper keeper;
    WatchRules rules;
    const std::string f = "https://a.example/feed";
};

TEST_F(WatcherTest, EachPageOnceWithAPause) {
    world.answers[f] = {feed({"/1", "/2", "https://b.example/1"}, "v1"), feed({"/3", "/1"}, "v2")};
    pages({"https://a.example/1", "https://a.example/2", "https://a.example/3",
           "https://b.example/1"});
    auto counts = run({f});
    EXPECT_THAT(world.log,
                ElementsAre("0.0 https://a.example/feed", "0.1 https://b.example/robots.txt",
                            "2.1 https://a.example/robots.txt", "2.2 https://b.example/1",
                            "4.2 https://a.example/1", "6.3 https://a.example/2"));
    EXPECT_THAT(keeper.kept,
                ElementsAre("https://b.example/1", "https://a.example/1", "https://a.example/2"));
    ASSERT_EQ(counts.size(), 1U);
    EXPECT_EQ(counts[0].items, 3U);
    EXPECT_EQ(counts[0].added, 3U);
    EXPECT_EQ(counts[0].waiting, 0U);
    EXPECT_EQ(keeper.idles, 1);
    // Another run, with what the first remembered: the feed has changed.
    run({f});
    EXPECT_THAT(world.asked(), ElementsAre(f + " v1", "https://a.example/3"));
    // And has not.
    counts = run({f});
    EXPECT_THAT(world.asked(), ElementsAre(f + " v2"));
    EXPECT_EQ(counts[0].unchanged, 1U);
    EXPECT_THAT(keeper.errors, IsEmpty());
}

TEST_F(WatcherTest, PollsAgainAndAgain) {
    rules.once = false;
    rules.every = seconds(100);
    world.answers[f] = {feed({}, "v1")};
    world.stop_after = 4;
    run({f});
    EXPECT_THAT(world.log, ElementsAre("0.0 " + f, "100.1 " + f + " v1", "200.2 " + f + " v1",
                                       "300.3 " + f + " v1"));
}

TEST_F(WatcherTest, AFeedThatFailsIsAskedLessOften) {
    rules.once = false;
    rules.every = seconds(100);
    rules.manners.longest_wait = seconds(500);
    world.answers[f] = {
        failure(500), failure(500), failure(500, seconds(1)), failure(503, seconds(9000)),
        failure(404), feed({})};
    world.stop_after = 7;
    run({f});
    EXPECT_THAT(world.log, ElementsAre("0.0 " + f, "200.1 " + f, "600.2 " + f, "1100.3 " + f,
                                       "1600.4 " + f, "2100.5 " + f, "2200.6 " + f));
    EXPECT_EQ(keeper.errors.size(), 5U);
}

TEST_F(WatcherTest, TheWaitOutlivesTheRun) {
    world.answers[f] = {failure(503, seconds(7200)), feed({})};
    run({f});
    world.clock += seconds(7000);
    run({f});
    EXPECT_THAT(world.log, IsEmpty());
    world.clock += seconds(300);
    run({f});
    EXPECT_THAT(world.asked(), ElementsAre(f));
}

TEST_F(WatcherTest, AFeedThatIsLeftAloneIsTold) {
    const std::string g = "https://b.example/feed";
    world.answers[f] = {failure(503, seconds(7200)), feed({})};
    world.answers[g] = {feed({})};
    EXPECT_FALSE(run({f, g})[0].left_alone_until) << "it was polled";
    const Moment until = world.begin + seconds(7201);  // a state holds whole seconds
    world.clock += seconds(60);
    const auto counts = run({f, g});
    EXPECT_EQ(counts[0].left_alone_until, until);
    EXPECT_FALSE(counts[1].left_alone_until) << "it never failed";
    world.clock = until;
    EXPECT_FALSE(run({f, g})[0].left_alone_until) << "its time has come";
    EXPECT_EQ(world.times(f), 1);
}

TEST_F(WatcherTest, AnAddressThatWeRefuseIsNotLeftAloneByTheNextRun) {
    world.answers[f] = {failure(0, {}, ErrorCode::forbidden), failure(0, {}, ErrorCode::forbidden),
                        feed({})};
    for (const std::size_t errors : {1U, 2U, 2U}) {
        const auto counts = run({f});
        EXPECT_THAT(world.asked(), ElementsAre(f));
        EXPECT_FALSE(counts[0].left_alone_until);
        EXPECT_EQ(keeper.errors.size(), errors);
    }
}

TEST_F(WatcherTest, AnAddressThatWeRefuseWaitsNoLongerEachTime) {
    rules.once = false;
    rules.every = seconds(100);
    world.answers[f] = {failure(0, {}, ErrorCode::forbidden)};
    world.stop_after = 4;
    run({f});
    EXPECT_THAT(world.log, ElementsAre("0.0 " + f, "100.1 " + f, "200.2 " + f, "300.3 " + f));
}

TEST_F(WatcherTest, AHostThatSendsUsWhereWeMayNotGoIsLeftAlone) {
    world.answers[f] = {redirect("https://b.example/feed")};
    world.answers["https://b.example/feed"] = {failure(0, {}, ErrorCode::forbidden)};
    run({f});
    EXPECT_TRUE(run({f})[0].left_alone_until) << "it was asked, and would be each time";
    EXPECT_THAT(world.log, IsEmpty());
}

TEST_F(WatcherTest, RobotsAreHeededForPages) {
    world.answers["https://a.example/robots.txt"] = {
        rules_of("User-agent: *\nDisallow: /feed\nDisallow: /no\nCrawl-delay: 5")};
    world.answers[f] = {feed({"/1", "/no/1", "/2"})};
    pages({"https://a.example/1", "https://a.example/2"});
    run({f});
    EXPECT_THAT(world.log, ElementsAre("0.0 " + f, "2.1 https://a.example/robots.txt",
                                       "7.2 https://a.example/1", "12.3 https://a.example/2"));
    EXPECT_THAT(keeper.errors, ElementsAre("https://a.example/no/1|forbidden|robots.txt of the "
                                           "host asks not to fetch it"));
    run({f});
    EXPECT_THAT(world.asked(), ElementsAre(f)) << "and it is not asked for again";
}

TEST_F(WatcherTest, RobotsThatCannotBeReadLetNothingBeFetched) {
    world.answers["https://a.example/robots.txt"] = {failure(500), rules_of("")};
    world.answers[f] = {feed({"/1", "/2"}, "v1")};
    pages({"https://a.example/1", "https://a.example/2"});
    const auto counts = run({f});
    EXPECT_THAT(world.asked(), ElementsAre(f));
    EXPECT_THAT(keeper.errors,
                ElementsAre(HasSubstr("https://a.example/1|fetch|robots.txt cannot be read")));
    EXPECT_EQ(counts[0].waiting, 2U);
    world.clock += seconds(60);
    run({f});
    EXPECT_THAT(keeper.kept, UnorderedElementsAre("https://a.example/1", "https://a.example/2"));
}

TEST_F(WatcherTest, ARedirectIsARequestInTheTurnOfItsHost) {
    world.answers[f] = {redirect("https://b.example/feed")};
    world.answers["https://b.example/feed"] = {feed({"https://a.example/1", "/no"})};
    world.answers["https://b.example/robots.txt"] = {rules_of("User-agent: *\nDisallow: /")};
    world.answers["https://a.example/1"] = {redirect("https://a.example/2")};
    world.answers["https://a.example/2"] = {redirect("https://b.example/x")};
    run({f});
    EXPECT_THAT(world.asked(), ElementsAre(f, "https://b.example/feed", "https://a.example/1",
                                           "https://a.example/2"));
    EXPECT_THAT(keeper.errors, UnorderedElementsAre(HasSubstr("https://b.example/no|forbidden"),
                                                    HasSubstr("https://a.example/1|forbidden")));
}

TEST_F(WatcherTest, ALoopOfRedirectsEnds) {
    world.answers[f] = {feed({"/loop"})};
    world.answers["https://a.example/loop"] = {redirect("https://a.example/loop")};
    run({f});
    EXPECT_EQ(world.times("https://a.example/loop"), 6);
    EXPECT_THAT(keeper.errors, ElementsAre("https://a.example/loop|fetch|more than 5 redirects"));
}

TEST_F(WatcherTest, WhatMayPassIsTriedAgain) {
    world.answers[f] = {feed({"/gone", "/slow", "/none", "/later"}, "v1")};
    world.answers["https://a.example/gone"] = {failure(410)};
    world.answers["https://a.example/slow"] = {failure(408)};
    world.answers["https://a.example/none"] = {page("no article")};
    world.answers["https://a.example/later"] = {failure(502), page("text")};
    EXPECT_EQ(run({f})[0].waiting, 2U);
    EXPECT_EQ(keeper.errors.size(), 4U);
    EXPECT_EQ(run({f})[0].fetched, 0U) << "not before its time";
    world.clock += seconds(31);
    EXPECT_EQ(run({f})[0].waiting, 1U);
    EXPECT_THAT(keeper.kept, ElementsAre("https://a.example/later"));
    world.clock += seconds(61);
    EXPECT_EQ(run({f})[0].waiting, 0U);
    world.clock += std::chrono::hours(1);
    run({f});
    EXPECT_THAT(world.asked(), ElementsAre(f + " v1")) << "given up after three tries";
}

TEST_F(WatcherTest, AHostThatIsOutIsWaitedForWithGrowingWaits) {
    rules.once = false;
    rules.every = std::chrono::hours(24 * 365);
    world.answers[f] = {feed({"/1"})};
    std::deque<input::Answer> answers;
    for (int i = 0; i < 6; ++i) {
        answers.push_back(failure(i % 2 == 0 ? 0 : 503));
    }
    answers.push_back(page("text"));
    world.answers["https://a.example/1"] = answers;
    world.stop_after = 10;
    run({f});
    EXPECT_THAT(keeper.kept, ElementsAre("https://a.example/1"));
    ASSERT_EQ(world.log.size(), 10U);
    EXPECT_GT(std::stod(world.log[8]), 30 * 60) << "a long outage: " << world.log[8];
}

TEST_F(WatcherTest, AHostThatIsOutForWeeksIsGivenUp) {
    rules.once = false;
    rules.every = std::chrono::hours(24 * 365);
    world.answers[f] = {feed({"/1"})};
    world.answers["https://a.example/1"] = {failure(500)};
    world.stop_after = 60;  // robots.txt each day, and then the feed each year
    run({f});
    EXPECT_EQ(world.times("https://a.example/1"), 20);
    EXPECT_EQ(keeper.errors.size(), 20U);
}

/// The seconds of the log, without those of robots.txt.
std::vector<std::string> without_times(const std::vector<std::string>& log) {
    std::vector<std::string> told;
    for (const std::string& line : log) {
        told.push_back(line.substr(line.find(' ') + 1));
    }
    return told;
}

TEST_F(WatcherTest, PollsAndPagesOfAHostTakeTurns) {
    rules.once = false;
    rules.every = seconds(5);  // three feeds at two seconds each: some poll is always due
    const std::string g = "https://a.example/g", h = "https://a.example/h";
    world.answers[f] = {feed({"/1", "/2"})};
    world.answers[g] = {feed({"/3"})};
    world.answers[h] = {feed({})};
    pages({"https://a.example/1", "https://a.example/2", "https://a.example/3"});
    world.stop_after = 14;
    run({f, g, h});
    EXPECT_EQ(keeper.kept.size(), 3U);
    for (const std::string& each : {f, g, h}) {
        EXPECT_GE(world.times(each), 2) << each;
    }
    EXPECT_THAT(without_times({world.log.begin(), world.log.begin() + 2}),
                ElementsAre(f, "https://a.example/robots.txt"));
}

TEST_F(WatcherTest, NoHostWaitsForEverBehindTheAlphabet) {
    rules.at_once = 1;
    rules.manners.pause = milliseconds(50);  // a host's turn is there before another's answer
    std::vector<std::string> items;
    for (int i = 0; i < 40; ++i) {
        for (const char* host : {"a", "b", "z"}) {
            items.push_back("https://" + std::string(host) + ".example/" + std::to_string(i));
        }
    }
    pages(items);
    world.answers[f] = {feed(items)};
    keeper.end_after = 30;
    run({f});
    std::map<char, int> kept;
    for (const std::string& address : keeper.kept) {
        ++kept[address[8]];
    }
    EXPECT_GE(kept['z'], 8);
    EXPECT_GE(kept['a'], 8);
}

TEST_F(WatcherTest, StoriesAreNotLeftAloneWhileThereIsMuchToDo) {
    rules.manners.pause = seconds(10);
    std::vector<std::string> items;
    for (int i = 0; i < 130; ++i) {  // 22 minutes
        items.push_back("https://a.example/" + std::to_string(i));
    }
    pages(items);
    world.answers[f] = {feed(items)};
    run({f});
    EXPECT_EQ(keeper.kept.size(), items.size());
    EXPECT_EQ(keeper.idles, 3);
}

TEST_F(WatcherTest, RobotsThatAreForgottenTakeNoPageAlong) {
    rules.once = false;
    rules.every = std::chrono::hours(25);                    // robots.txt is asked for anew
    rules.robots_memory = 2 * input::Robots::all().bytes();  // of three hosts
    std::deque<input::Answer> named;
    for (int round = 0; round < 3; ++round) {
        std::vector<std::string> items;
        for (const char* host : {"b", "c", "d"}) {
            items.push_back("https://" + std::string(host) + ".example/" + std::to_string(round));
        }
        pages(items);
        named.push_back(feed(items));
    }
    world.answers[f] = named;
    world.stop_after = 60;
    run({f});
    EXPECT_EQ(keeper.kept.size(), 9U);
}

TEST_F(WatcherTest, ASitemapIsQueuedOnceAndNotAfterItsIndexLetsGoOfIt) {
    rules.once = false;
    rules.every = seconds(100);
    const auto index = [](const std::string& children) {
        return page("<sitemapindex>" + children + "</sitemapindex>", "text/xml");
    };
    const std::string one = "<sitemap><loc>/one.xml</loc></sitemap>";
    const std::string two = "<sitemap><loc>/two.xml</loc></sitemap>";
    world.answers[f] = {index(one + two), index(two)};
    world.answers["https://a.example/one.xml"] = {page("<urlset></urlset>", "text/xml")};
    world.answers["https://a.example/two.xml"] = {page("<urlset></urlset>", "text/xml")};
    world.stop_after = 16;
    run({f});
    EXPECT_EQ(world.times("https://a.example/one.xml"), 1);
    EXPECT_GE(world.times("https://a.example/two.xml"), 5);
}

TEST_F(WatcherTest, OneRoundTriesEachPageOnce) {
    rules.manners.first_wait = seconds(1);
    world.answers[f] = {feed({"/bad", "/1", "/2", "/3"})};
    world.answers["https://a.example/bad"] = {failure(500)};
    pages({"https://a.example/1", "https://a.example/2", "https://a.example/3"});
    EXPECT_EQ(run({f})[0].waiting, 1U);
    EXPECT_EQ(world.times("https://a.example/bad"), 1);
}

TEST_F(WatcherTest, AHostThatAsksForItIsLeftAlone) {
    world.answers[f] = {feed({"/1", "/2", "https://b.example/1"}, "v1")};
    world.answers["https://a.example/1"] = {failure(429, seconds(3000)), page("text")};
    pages({"https://a.example/2", "https://b.example/1"});
    EXPECT_EQ(run({f})[0].waiting, 2U);
    EXPECT_THAT(keeper.kept, ElementsAre("https://b.example/1"));
    world.clock += seconds(3100);
    run({f});
    EXPECT_THAT(world.asked(),
                UnorderedElementsAre(f + " v1", "https://a.example/1", "https://a.example/2"));
    EXPECT_EQ(keeper.kept.size(), 3U);
}

TEST_F(WatcherTest, OneThatRunsOnWaitsForTheHost) {
    rules.once = false;
    world.answers[f] = {feed({"/1"})};
    world.answers["https://a.example/1"] = {failure(429, seconds(50)), page("text")};
    world.stop_after = 5;
    run({f});
    EXPECT_THAT(world.log,
                ElementsAre("0.0 " + f, "2.1 https://a.example/robots.txt",
                            "4.2 https://a.example/1", "54.3 https://a.example/1", "900.1 " + f));
}

TEST_F(WatcherTest, NothingIsLostWhereverItEnds) {
    const std::vector<std::string> all = {"https://a.example/1", "https://a.example/2",
                                          "https://a.example/3", "https://a.example/4"};
    pages(all);
    // The feed has let go of the first two when the next run begins.
    world.answers[f] = {feed(all, "v1"), feed({all[2], all[3]}, "v2")};
    keeper.end_after = 1;
    run({f});
    EXPECT_EQ(keeper.kept.size(), 1U);
    keeper.end_after = 1000;
    run({f});
    EXPECT_EQ(keeper.kept, all);
    EXPECT_EQ(world.times(all[0]), 0);
}

TEST_F(WatcherTest, APageThatTwoFeedsName) {
    const std::string g = "https://a.example/other";
    world.answers[f] = {feed({"/1"})};
    world.answers[g] = {feed({"/1", "/2"})};
    pages({"https://a.example/1", "https://a.example/2"});
    const auto counts = run({f, g});
    EXPECT_EQ(keeper.kept.size(), 2U);
    EXPECT_EQ(counts[0].waiting + counts[1].waiting, 0U);
}

TEST_F(WatcherTest, TheSitemapsOfAnIndex) {
    const auto index = [](const std::string& day) {
        return page("<sitemapindex><sitemap><loc>/new.xml</loc><lastmod>" + day +
                        "</lastmod></sitemap><sitemap><loc>/old.xml</loc><lastmod>2001-01-01"
                        "</lastmod></sitemap><sitemap><loc>/nested.xml</loc></sitemap>"
                        "</sitemapindex>",
                    "text/xml");
    };
    const std::string child = "https://a.example/new.xml";
    const std::string nested = "https://a.example/nested.xml";
    world.answers[f] = {index("2021-03-10"), index("2021-03-10"), index("2021-03-11")};
    world.answers[child] = {
        page("<urlset><url><loc>/1</loc><lastmod>2021-03-10</lastmod></url>"
             "<url><loc>/2</loc><lastmod>2001-01-01</lastmod></url></urlset>",
             "text/xml")};
    world.answers[nested] = {index("2021-03-10")};
    pages({"https://a.example/1"});
    rules.since = parse_day("2021-01-01");
    run({f});
    EXPECT_THAT(world.asked(), UnorderedElementsAre(f, child, nested, "https://a.example/1"));
    EXPECT_THAT(keeper.kept, ElementsAre("https://a.example/1 2021-03-10"));
    EXPECT_THAT(keeper.errors,
                ElementsAre(HasSubstr("nested.xml|too_large|an index that another")));
    run({f});
    EXPECT_THAT(world.asked(), ElementsAre(f)) << "its <lastmod> is the same";
    run({f});
    EXPECT_THAT(world.asked(), ElementsAre(f, child));
}

TEST_F(WatcherTest, NoMoreAtOnceThanAllowed) {
    std::vector<std::string> items;
    for (int i = 0; i < 30; ++i) {
        items.push_back("https://h" + std::to_string(i) + ".example/1");
    }
    pages(items);
    world.answers[f] = {feed(items)};
    run({f});
    EXPECT_EQ(keeper.kept.size(), 30U);
    EXPECT_EQ(world.most_at_once, rules.at_once);
}

TEST_F(WatcherTest, AFeedThatIsNone) {
    world.answers[f] = {page("<html><body>x</body></html>")};
    EXPECT_EQ(run({f})[0].failed, 1U);
    EXPECT_THAT(keeper.errors, ElementsAre(HasSubstr("this is an HTML page, and no feed")));
}

TEST_F(WatcherTest, AHostThatIsRefusedSaysWhyForEachPage) {
    world.answers[f] = {feed({"https://b.example/1"})};
    world.answers["https://b.example/robots.txt"] = {failure(0, {}, ErrorCode::forbidden)};
    world.answers["https://b.example/1"] = {failure(0, {}, ErrorCode::forbidden)};
    EXPECT_EQ(run({f})[0].waiting, 0U);
    EXPECT_THAT(keeper.errors, ElementsAre("https://b.example/1|forbidden|status 0"));
}

TEST(FeedMemory, ReadsWhatItWrote) {
    FeedMemory memory;
    memory.validators = {"\"e\"", "Wed, 10 Mar 2021 22:30:00 GMT"};
    memory.changed = "2021-03-10";
    memory.failures = 3;
    memory.not_before = Moment(seconds(1'700'000'000));
    const auto fresh =
        memory.take({{"https://a/1", parse_day("2021-03-10"), ""}, {"https://a/2", {}, ""}}, {});
    EXPECT_EQ(fresh.size(), 2U);
    memory.waiting("https://a/2")->tries = 2;
    memory.waiting("https://a/2")->outages = 7;
    memory.waiting("https://a/2")->not_before = Moment(seconds(1'700'000'001));
    memory.take({{"https://a/3", {}, ""}}, {});
    memory.done("https://a/3");
    const FeedMemory again(memory.write());
    EXPECT_EQ(again.write(), memory.write());
    EXPECT_EQ(again.validators, memory.validators);
    EXPECT_EQ(again.not_before, memory.not_before);
    EXPECT_TRUE(again.is_done("https://a/3"));
    EXPECT_FALSE(again.is_done("https://a/1"));
    ASSERT_EQ(again.all_waiting().size(), 2U);
    EXPECT_EQ(again.all_waiting()[0].address, "https://a/1");
    EXPECT_EQ(again.all_waiting()[1].tries, 2U);
    EXPECT_EQ(again.all_waiting()[1].outages, 7U);
    for (const std::string_view broken :
         {"", "{}", "[1]", "null", "{\"version\":1", "{\"version\":2,\"failures\":1}",
          "{\"version\":1,\"done\":5,\"waiting\":[1,{}],\"not_before\":1e99}"}) {
        EXPECT_EQ(FeedMemory(broken).write(), FeedMemory().write()) << broken;
    }
}

std::vector<input::FeedItem> named(std::size_t from, std::size_t count) {
    std::vector<input::FeedItem> items;
    for (std::size_t i = from; i < from + count; ++i) {
        items.push_back({"https://a/" + std::to_string(i), {}, {}});
    }
    return items;
}

TEST(FeedMemory, HasBoundsAndForgetsTheOldestFirst) {
    FeedMemory memory;
    const auto finish = [&memory](const std::vector<Waiting>& items) {
        for (const Waiting& item : items) {
            memory.done(item.address);
        }
    };
    finish(memory.take(named(0, 10), {}));
    for (std::size_t from = 1000; from < 1000 + FeedMemory::max_done; from += 10'000) {
        auto items = named(from, 10'000);
        items.push_back({"https://a/0", {}, {}});  // that the feed still names
        finish(memory.take(items, {}));
    }
    memory.take({{"https://a/0", {}, {}}}, {});
    EXPECT_TRUE(memory.is_done("https://a/0"));
    EXPECT_FALSE(memory.is_done("https://a/1"));
    EXPECT_TRUE(memory.is_done("https://a/" + std::to_string(999 + FeedMemory::max_done)));
    EXPECT_LT(memory.write().size(), FeedMemory::max_done * 17);
}

TEST(FeedMemory, NoMoreWaitThanItHolds) {
    FeedMemory memory;
    EXPECT_EQ(memory.take(named(0, FeedMemory::max_waiting - 1), {}).size(),
              FeedMemory::max_waiting - 1);
    EXPECT_FALSE(memory.is_full());
    EXPECT_EQ(memory.take(named(FeedMemory::max_waiting, 10), {}).size(), 1U);
    EXPECT_TRUE(memory.is_full());
    memory.done("https://a/0");
    EXPECT_EQ(memory.take(named(FeedMemory::max_waiting, 10), {}).size(), 1U);
}

TEST(FeedMemory, AsksForAllAgainWhereNotAllThatWaitIsWritten) {
    FeedMemory memory;
    memory.validators.etag = "v1";
    memory.take(named(0, FeedMemory::max_written + 1), {});
    EXPECT_EQ(FeedMemory(memory.write()).validators.etag, "");
    EXPECT_EQ(FeedMemory(memory.write()).waiting_count(), FeedMemory::max_written);
    memory.done("https://a/0");
    EXPECT_EQ(FeedMemory(memory.write()).validators.etag, "v1");
}

TEST(HostTurns, OneAtATimeWithAPause) {
    HostTurns turns({seconds(2), seconds(30), std::chrono::hours(1)});
    const Moment now{seconds(1'700'000'000)};
    EXPECT_LE(turns.turn("a"), now);
    turns.asked("a");
    EXPECT_FALSE(turns.turn("a"));
    EXPECT_LE(turns.turn("b"), now);
    turns.answered("a", page(""), {}, now);
    EXPECT_EQ(turns.turn("a"), now + seconds(2));
    turns.answered("a", page(""), seconds(9), now);
    EXPECT_EQ(turns.turn("a"), now + seconds(9));
    turns.answered("a", failure(503), {}, now);
    EXPECT_EQ(turns.turn("a"), now + seconds(30));
    turns.answered("a", failure(503), {}, now);
    EXPECT_EQ(turns.turn("a"), now + seconds(60));
    turns.answered("a", failure(429, seconds(100'000)), {}, now);
    EXPECT_EQ(turns.turn("a"), now + std::chrono::hours(1));
    for (const int silent : {1, 2}) {
        turns.answered("b", failure(0), {}, now);
        EXPECT_EQ(turns.turn("b"), now + seconds(2)) << silent;
    }
    turns.answered("b", failure(0), {}, now);
    EXPECT_EQ(turns.turn("b"), now + seconds(30));
    turns.answered("c", failure(500), {}, now);
    EXPECT_EQ(turns.turn("c"), now + seconds(2)) << "that page's fault";
}

}  // namespace
}  // namespace khabar::live
