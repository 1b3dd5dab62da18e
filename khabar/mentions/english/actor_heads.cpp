#include <algorithm>
#include <iterator>

#include "khabar/core/word_set.h"
#include "khabar/mentions/english/actor_words.h"

namespace khabar::actors {

using Kind = PhrasePart::Kind;

namespace {

bool is_land(std::string_view lemma) {
    return lemma == "country" || lemma == "nation" || lemma == "state";
}

/// They do something as the ships of a country alone.
bool is_craft(std::string_view lemma) {
    static constexpr auto craft =
        word_set("ship", "vessel", "boat", "trawler", "ferry", "freighter", "tanker", "barge",
                 "yacht", "cutter", "icebreaker");
    return craft.contains(lemma);
}

}  // namespace

/// "Both sides", "called on both sides", "the warring sides", not "on all sides", "the other side".
bool EnglishWords::are_sides(std::uint32_t token) const {
    static constexpr std::string_view which[] = {"both", "all",   "warring",
                                                 "two",  "rival", "opposing"};
    std::uint32_t at = token;
    bool these = false;
    while (at > 0 && std::find(std::begin(which), std::end(which), in_.text.folded(at - 1)) !=
                         std::end(which)) {
        these = true;
        --at;
    }
    const std::string_view before = at == 0 ? std::string_view() : in_.text.folded(at - 1);
    const bool asked =
        at > 1 && before == "on" && in_.text.best(at - 2).features.part == PartOfSpeech::verb;
    return these && in_.text.folded(token) == "sides" && (before != "on" || asked) &&
           before != "from";
}

/// "A Liberian-flagged tanker".
bool EnglishWords::bears_flag(std::uint32_t token) const {
    static constexpr std::string_view words[] = {"flagged", "owned", "registered", "operated"};
    return token > 0 && hyphen_behind(token - 1) &&
           std::find(std::begin(words), std::end(words), in_.text.folded(token)) != std::end(words);
}

/// "Six countries signed", "the Gulf states": they act where they are counted or named; "in six
/// countries", "the state", "countries" alone are land.
bool EnglishWords::counted_lands(std::uint32_t token) const {
    constexpr std::uint32_t reach = 4;  // why: "a dozen other European countries"
    static constexpr std::string_view where[] = {"in",     "across", "around",     "throughout",
                                                 "at",     "from",   "throughout", "over",
                                                 "within", "into"};
    if (!in_.text.folded(token).ends_with('s')) {
        return false;
    }
    bool counted = false;
    std::uint32_t at = token;
    while (at > 0 && token - at < reach) {
        const std::uint32_t before = at - 1;
        const PartOfSpeech part = in_.text.best(before).features.part;
        const bool own = number(before) || people_part(before) || name_part(before) ||
                         in_.text.folded(before) == "member" ||
                         in_.text.folded(before) == "several";
        counted = counted || own;
        if (!own && part != PartOfSpeech::adjective && part != PartOfSpeech::determiner &&
            part != PartOfSpeech::noun) {
            break;
        }
        --at;
    }
    const std::string_view word = at == 0 ? std::string_view() : in_.text.folded(at - 1);
    return counted && std::find(std::begin(where), std::end(where), word) == std::end(where);
}

/// "Services", "its services", "bus services": no body, but "the security services".
bool EnglishWords::bare_service(std::uint32_t token) const {
    constexpr std::string_view bodies[] = {"security",  "intelligence", "secret",  "armed",
                                           "special",   "police",       "customs", "border",
                                           "emergency", "news",         "prison",  "rescue"};
    return !capital(token) &&
           (token == 0 || (std::find(std::begin(bodies), std::end(bodies),
                                     in_.text.folded(token - 1)) == std::end(bodies) &&
                           !people_part(token - 1) && !name_part(token - 1)));
}

std::optional<PhrasePart> EnglishWords::head_part(std::uint32_t token) const {
    const Reading* head = in_.words.head(token);
    if (head == nullptr || in_.fixed.holds(token) || in_.in_place_name(token)) {
        return std::nullopt;
    }
    const std::string_view lemma = in_.words.lemma(*head);
    if (lemma == "justice" && !capital(token)) {
        return std::nullopt;  // "brought to justice"
    }
    if (lemma == "service" && bare_service(token)) {
        return std::nullopt;  // "suspended services"
    }
    const bool elsewhere_a_place =
        lemma == "site" && (token == 0 || in_.text.folded(token - 1) != "news");
    const bool thing =
        is_craft(lemma) &&
        (token == 0 || !(people_part(token - 1) || name_part(token - 1) || bears_flag(token - 1)));
    if ((is_land(lemma) && !counted_lands(token)) || elsewhere_a_place || thing ||
        (lemma == "side" && !are_sides(token))) {
        return std::nullopt;
    }
    const Features& best = in_.text.best(token).features;
    if (best.verb_form == VerbForm::finite || best.part == PartOfSpeech::adverb ||
        best.part == PartOfSpeech::adposition) {
        return std::nullopt;
    }
    PhrasePart out;
    out.kind = Kind::head;
    out.tokens = {token, token + 1};
    out.reading = head;
    const auto readings = in_.text.readings.of(token);
    out.plural = std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
        return reading.lemma == head->lemma && reading.features.number == Number::plural;
    });
    return out;
}

}  // namespace khabar::actors
