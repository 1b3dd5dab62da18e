#include <algorithm>
#include <climits>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/story/compare_features.h"
#include "khabar/story/family.h"
#include "khabar/story/sources.h"

namespace khabar::story {

namespace {

constexpr std::size_t fewest_words = 3;  // why: what two headlines share by chance

constexpr int other_recipient = -15;
constexpr int told_place = 20;   // points of places that tell enough by themselves
constexpr int least_named = 12;  // why: one state in both, or the same region, names nothing

class Sum {
public:
    explicit Sum(Reasons reasons) : reasons_(reasons) {}

    void add(std::string_view why, int points) {
        if (points != 0) {
            sum_.points += points;
            tell(why, points);
        }
    }
    void bar(std::string_view why) {
        sum_.barred = true;
        tell(why, 0);
    }
    [[nodiscard]] int points() const { return sum_.points; }
    [[nodiscard]] bool barred() const { return sum_.barred; }
    [[nodiscard]] Likeness take() { return std::move(sum_); }

private:
    void tell(std::string_view why, int points) {
        if (reasons_ == Reasons::told) {
            sum_.because.emplace_back(why, points);
        }
    }

    Reasons reasons_;
    Likeness sum_;
};

bool overlap(std::int32_t a_first, std::int32_t a_end, std::int32_t b_first, std::int32_t b_end) {
    return a_first < b_end && b_first < a_end;
}

void compare_type(Sum& sum, const Features& a, const Features& b) {
    sum.add(a.type == b.type ? "type" : "near_type", a.type == b.type ? 70 : 60);
    if (a.modes.empty() || b.modes.empty()) {
        return;
    }
    const bool shared = std::ranges::any_of(
        a.modes, [&](Mark mode) { return std::ranges::find(b.modes, mode) != b.modes.end(); });
    sum.add(shared ? "mode" : "other_mode", shared ? 5 : -25);
}

bool is_ahead(Status status) {
    return status == Status::planned || status == Status::hypothetical;
}

/// What is planned and what was done are one happening only on one and the same day.
void compare_status(Sum& sum, const Features& a, const Features& b) {
    if (is_ahead(a.status) != is_ahead(b.status)) {
        const bool same_day = a.start && b.start && *a.start == *b.start && *a.end == *b.end;
        same_day ? sum.add("ahead", -15) : sum.bar("ahead");
    }
    if ((a.status == Status::historical) != (b.status == Status::historical) &&
        !(a.start && b.start)) {
        sum.bar("historical");
    }
}

void compare_dates(Sum& sum, const Features& a, const Features& b) {
    const bool one_day = *a.end - *a.start <= 1 && *b.end - *b.start <= 1;
    if (overlap(*a.start, *a.end, *b.start, *b.end)) {
        sum.add(one_day ? "same_day" : "day_within", one_day ? 45 : 15);
    } else {
        sum.add("next_day", -25);
    }
}

/// The day of which a report speaks, as near as it tells.
std::int32_t told_on(const Telling& telling, const Features& features) {
    return features.start ? *features.end - 1 : telling.published;
}

void compare_days(Sum& sum, const Telling& a, const Features& of_a, const Telling& b,
                  const Features& of_b) {
    if (!a.first_day || !b.first_day ||
        !overlap(*a.first_day, *a.end_day, *b.first_day, *b.end_day)) {
        sum.bar("days");
        return;
    }
    if (of_a.start && of_b.start) {
        compare_dates(sum, of_a, of_b);
        return;
    }
    // News is told on the day or on the next one.
    const std::int64_t gap = std::abs(std::int64_t{told_on(a, of_a)} - told_on(b, of_b));
    sum.add(gap <= 1 ? "told_with" : "told_later", gap <= 1 ? 20 : -30);
}

/// Points of two numbers of one kind.
int compare_two(const Amount& a, const Amount& b) {
    if (a.min == b.min && a.max == b.max) {
        // small ones are the same by chance
        if (a.min != a.max) {
            return 15;  // hundreds and hundreds
        }
        return a.min >= 20 ? 50 : a.min >= 5 ? 45 : 15;
    }
    if (a.min <= b.max && b.min <= a.max) {
        return 0;
    }
    const float low = std::max(1.0F, std::min(a.max, b.max));
    const float high = std::max(a.min, b.min);
    return high <= 2 * low ? -15 : high <= 5 * low ? -45 : -60;
}

void compare_amounts(Sum& sum, const Features& a, const Features& b) {
    std::optional<int> best;
    for (const Amount& one : a.amounts) {
        for (const Amount& other : b.amounts) {
            if (one.kind == other.kind) {
                best = std::max(best.value_or(INT_MIN), compare_two(one, other));
            }
        }
    }
    if (best) {
        sum.add(*best > 0 ? "number" : "other_number", *best);
    }
}

void compare_words(Sum& sum, const Features& a, const Features& b) {
    const std::size_t shorter = std::min(a.words.size(), b.words.size());
    if (a.language != b.language || shorter < fewest_words) {
        return;
    }
    const std::size_t hundredths = 100 * shared_marks(a.words, b.words) / shorter;
    const int points = static_cast<int>(std::min<std::size_t>(hundredths, 75)) / 2 - 16;
    sum.add(points > 0 ? "words" : "other_words", points);
}

/// Each to its own; for violence between two sides either way round, if that goes better.
void compare_roles(Sum& sum, const Features& a, const Features& b, bool violence) {
    const PartyPoints actors = compare_parties(a.actors, b.actors);
    const PartyPoints recipients = compare_parties(a.recipients, b.recipients);
    const int turned = compare_parties(a.actors, b.recipients).points;
    const int turned_too = compare_parties(a.recipients, b.actors).points;
    if (violence && turned > 0 && turned_too > 0 &&
        turned + turned_too > actors.points + recipients.points) {
        sum.add("sides", turned + turned_too);
        return;
    }
    sum.add(actors.as_actor, actors.points);
    // whom it hit is told more loosely than who did it
    sum.add(recipients.as_recipient, std::max(recipients.points, other_recipient));
}

template <class Test>
bool any_country(const Features& features, Test test) {
    const auto passes = [&](const auto& one) { return one.country != 0 && test(one.country); };
    return std::ranges::any_of(features.actors, passes) ||
           std::ranges::any_of(features.recipients, passes) ||
           std::ranges::any_of(features.places, passes);
}

void compare_countries(Sum& sum, const Features& a, const Features& b) {
    const auto any = [](Mark /*country*/) { return true; };
    const auto of_b = [&](Mark country) {
        return any_country(b, [&](Mark other) { return other == country; });
    };
    if (any_country(a, any) && any_country(b, any) && !any_country(a, of_b)) {
        sum.add("other_countries", -10);
    }
}

}  // namespace

std::size_t shared_marks(const std::vector<Mark>& a, const std::vector<Mark>& b) {
    std::size_t shared = 0;
    auto one = a.begin();
    auto other = b.begin();
    while (one != a.end() && other != b.end()) {
        if (*one == *other) {
            ++shared;
            ++one;
            ++other;
        } else {
            *one < *other ? ++one : ++other;
        }
    }
    return shared;
}

Likeness compare(const Telling& a, const Features& of_a, const Telling& b, const Features& of_b,
                 Reasons reasons) {
    Sum sum(reasons);
    if (a.family != b.family || a.family == static_cast<std::uint8_t>(Family::none)) {
        sum.bar("family");
    } else if (a.document == b.document && !of_a.headline && !of_b.headline) {
        // the coder has joined those that are one already; a headline is told again by the body
        sum.bar("document");
    } else {
        compare_days(sum, a, of_a, b, of_b);
    }
    if (sum.barred()) {
        return sum.take();
    }
    const PlacePoints places = compare_places(of_a.places, of_b.places);
    if (places.apart) {
        sum.bar("place");
        return sum.take();
    }
    compare_status(sum, of_a, of_b);
    compare_type(sum, of_a, of_b);
    const int before = sum.points();
    sum.add(places.why, places.points);
    if (places.points >= 0 && places.points < told_place) {
        const PlacePoints towns = compare_towns(of_a, of_b);
        sum.add(towns.why, towns.points);
    }
    compare_roles(sum, of_a, of_b, a.family == static_cast<std::uint8_t>(Family::assault));
    compare_words(sum, of_a, of_b);
    const int without_numbers = sum.points();
    compare_amounts(sum, of_a, of_b);
    // another number names the happening no less
    if (std::max(without_numbers, sum.points()) < before + least_named) {
        // a type and a day alone: on a day of war there are many such
        sum.add("nothing_named", -35);
    }
    compare_countries(sum, of_a, of_b);
    if (shared_marks(of_a.sources, of_b.sources) > 0) {
        sum.add("source", 5);
    }
    if (!of_a.contexts.empty() && !of_b.contexts.empty()) {
        const bool shared = shared_marks(of_a.contexts, of_b.contexts) > 0;
        sum.add(shared ? "context" : "other_context", shared ? 8 : -13);
    }
    const double copy = likeness(a.sketch, b.sketch);
    if (copy >= copy_likeness && of_a.type == of_b.type && a.document != b.document) {
        sum.add("copy", 30 + static_cast<int>(60 * copy));
    }
    return sum.take();
}

Likeness compare(const Telling& a, const Telling& b) {
    const std::optional<Features> of_a = unpack(a.features);
    const std::optional<Features> of_b = unpack(b.features);
    if (!of_a || !of_b) {
        return {0, true, {{"damaged", 0}}};
    }
    return compare(a, *of_a, b, *of_b, Reasons::told);
}

}  // namespace khabar::story
