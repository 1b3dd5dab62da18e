// The figures of who_where.tsv: places and actors found in 200 sentences against those marked. A
// figure may not fall below its floor; KHABAR_VERBOSE=1 lists what is missed and what is false.

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "khabar/mentions/geodesy.h"
#include "reader.h"

namespace {

using namespace khabar;  // NOLINT(google-build-using-namespace): a test of this library
using places::Point;

// What was measured, less 0.01.
namespace floors {
constexpr double places_f1 = 0.906;
constexpr double actors_f1 = 0.865;
constexpr double both_f1 = 0.887;
constexpr double near = 0.927;     // of the places found, within 161 km
constexpr double country = 0.860;  // of the actors found
constexpr double sector = 0.724;
}  // namespace floors

constexpr double near_km = 161;  // why: a hundred miles, as toponym resolution is measured

/// What is marked in a sentence.
struct Mark {
    Span words;
    std::optional<Point> point;
    std::string country;
    std::string sector;
};

struct Counts {
    std::size_t right = 0;
    std::size_t marked = 0;
    std::size_t found = 0;

    [[nodiscard]] double precision() const { return ratio(right, found); }
    [[nodiscard]] double recall() const { return ratio(right, marked); }
    [[nodiscard]] double f1() const { return ratio(2 * right, marked + found); }
    static double ratio(std::size_t part, std::size_t all) {
        return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
    }
};

std::vector<std::string> split(std::string_view text, std::string_view separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t at = text.find(separator);
        parts.emplace_back(text.substr(0, at));
        text = at == std::string_view::npos ? "" : text.substr(at + separator.size());
    }
    return parts;
}

double number(std::string_view text) {
    double value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc()) {
        throw std::runtime_error("no number: " + std::string(text));
    }
    return value;
}

/// Where "WORDS" or "WORDS#n" stands in a sentence.
Span find(std::string_view sentence, std::string_view mark) {
    const std::size_t hash = mark.rfind('#');
    std::size_t nth = 1;
    std::string_view words = mark;
    if (hash != std::string_view::npos) {
        nth = static_cast<std::size_t>(number(mark.substr(hash + 1)));
        words = mark.substr(0, hash);
    }
    std::size_t at = sentence.find(words);
    for (; nth > 1 && at != std::string_view::npos; --nth) {
        at = sentence.find(words, at + 1);
    }
    if (at == std::string_view::npos) {
        throw std::runtime_error("no " + std::string(mark) + " in: " + std::string(sentence));
    }
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

std::vector<Mark> place_marks(std::string_view sentence, std::string_view cell) {
    std::vector<Mark> marks;
    for (const std::string& item : split(cell, " | ")) {
        const std::size_t equals = item.rfind('=');
        Mark mark{find(sentence, item.substr(0, equals)), {}, {}, {}};
        if (const std::string point = item.substr(equals + 1); point != "?") {
            const auto parts = split(point, ",");
            mark.point = Point{number(parts.at(0)), number(parts.at(1))};
        }
        marks.push_back(mark);
    }
    return marks;
}

std::vector<Mark> actor_marks(std::string_view sentence, std::string_view cell) {
    std::vector<Mark> marks;
    for (const std::string& item : split(cell, " | ")) {
        const std::size_t open = item.rfind('{');
        const auto codes = split(item.substr(open + 1, item.size() - open - 2), ";");
        marks.push_back({find(sentence, item.substr(0, open)), {}, codes.at(0), codes.at(1)});
    }
    return marks;
}

/// The name of a place without the words of its kind, as the layer "places" shows it.
Span toponym(const ReadText& text, const Mention& mention, const PlaceMention& place) {
    Span span = text.span(place.name);
    if (place.name.begin == mention.tokens.begin) {
        span.begin = mention.words.begin;
    }
    return span;
}

std::vector<Mark> places_of(const tests::Found& found) {
    std::vector<Mark> marks;
    for (const Mention& mention : found.mentions) {
        const auto* place = std::get_if<PlaceMention>(&mention.what);
        if (place == nullptr || place->name.empty()) {
            continue;
        }
        Mark mark{toponym(found.text, mention, *place), {}, {}, {}};
        if (!place->candidates.empty() && place->candidates.front().lat) {
            mark.point = Point{*place->candidates.front().lat, *place->candidates.front().lon};
        }
        marks.push_back(mark);
    }
    return marks;
}

std::vector<Mark> actors_of(const tests::Found& found) {
    const auto or_none = [](const std::string& text) { return text.empty() ? "-" : text; };
    std::vector<Mark> marks;
    for (const Mention& mention : found.mentions) {
        if (const auto* actor = std::get_if<ActorMention>(&mention.what)) {
            marks.push_back({mention.words,
                             {},
                             or_none(actor->country),
                             actor->sectors.empty() ? "-" : actor->sectors.front()});
        }
    }
    return marks;
}

class WhoWhere : public testing::Test {
protected:
    void run(const tests::Case& c) {
        const std::string& sentence = c.cells.at(2);
        const tests::Found found = reader_.read(sentence);
        line_ = c.cells[0] + " " + sentence;
        told_ = false;
        match(sentence, place_marks(sentence, c.cells.at(3)), places_of(found), places_,
              [&](const Mark& right, const Mark& given) {
                  if (right.point) {
                      ++pointed_;
                      near_ +=
                          given.point && places::distance_km(*right.point, *given.point) <= near_km
                              ? 1u
                              : 0u;
                  }
              });
        match(sentence, actor_marks(sentence, c.cells.at(4)), actors_of(found), actors_,
              [&](const Mark& right, const Mark& given) {
                  country_ += right.country == given.country ? 1u : 0u;
                  sector_ += right.sector == given.sector ? 1u : 0u;
              });
    }

    /// One to one, by overlap, both in the order of the text.
    template <class Matched>
    void match(const std::string& sentence, const std::vector<Mark>& right,
               const std::vector<Mark>& given, Counts& counts, const Matched& matched) {
        counts.marked += right.size();
        counts.found += given.size();
        const std::string_view kind = &counts == &places_ ? "place" : "actor";
        std::size_t r = 0;
        std::size_t g = 0;
        while (r < right.size() || g < given.size()) {
            if (g == given.size() ||
                (r < right.size() && right[r].words.end <= given[g].words.begin)) {
                tell("missed", kind, sentence, right[r++].words);
            } else if (r == right.size() || given[g].words.end <= right[r].words.begin) {
                tell("false", kind, sentence, given[g++].words);
            } else {
                ++counts.right;
                matched(right[r++], given[g++]);
            }
        }
    }

    void tell(std::string_view what, std::string_view kind, const std::string& sentence,
              Span words) {
        const char* verbose = std::getenv("KHABAR_VERBOSE");
        if (verbose == nullptr || std::string_view(verbose) != "1") {
            return;
        }
        if (!told_) {
            std::printf("%s\n", line_.c_str());
            told_ = true;
        }
        const std::string text = sentence.substr(words.begin, words.end - words.begin);
        std::printf("    %.*s %.*s: %s\n", static_cast<int>(what.size()), what.data(),
                    static_cast<int>(kind.size()), kind.data(), text.c_str());
    }

    Counts places_;
    Counts actors_;
    std::size_t pointed_ = 0;
    std::size_t near_ = 0;
    std::size_t country_ = 0;
    std::size_t sector_ = 0;

private:
    tests::Reader reader_;
    std::string line_;
    bool told_ = false;
};

TEST_F(WhoWhere, Floors) {
    const auto cases = tests::read_cases("who_where.tsv");
    for (const tests::Case& c : cases) {
        run(c);
    }
    ASSERT_EQ(cases.size(), 200u);
    const Counts both{places_.right + actors_.right, places_.marked + actors_.marked,
                      places_.found + actors_.found};
    std::printf(
        "who_where: %zu sentences, places P %.3f R %.3f F1 %.3f, actors P %.3f R %.3f F1 %.3f, "
        "both F1 %.3f, places within %.0f km %zu of %zu, actors' country %.3f, sector %.3f\n",
        cases.size(), places_.precision(), places_.recall(), places_.f1(), actors_.precision(),
        actors_.recall(), actors_.f1(), both.f1(), near_km, near_, pointed_,
        Counts::ratio(country_, actors_.right), Counts::ratio(sector_, actors_.right));
    EXPECT_GE(places_.f1(), floors::places_f1);
    EXPECT_GE(actors_.f1(), floors::actors_f1);
    EXPECT_GE(both.f1(), floors::both_f1);
    EXPECT_GE(Counts::ratio(near_, pointed_), floors::near);
    EXPECT_GE(Counts::ratio(country_, actors_.right), floors::country);
    EXPECT_GE(Counts::ratio(sector_, actors_.right), floors::sector);
}

}  // namespace
