#include "khabar/events/near_country.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "khabar/core/word_set.h"
#include "khabar/events/named.h"

namespace khabar::events {

namespace {

constexpr std::uint32_t max_depth = 3;  // why: "announced that it began to pull back its forces"

/// The country of an actor or a place; that of an outlet or agency tells nothing of the story.
std::string_view country_told(const Mention& mention) {
    if (const auto* actor = std::get_if<ActorMention>(&mention.what)) {
        return actor->source_body ? std::string_view() : actor->country;
    }
    const auto* place = std::get_if<PlaceMention>(&mention.what);
    return place != nullptr ? place->country() : std::string_view();
}

/// The state that the document speaks of most, by its actors and places; of equals, the first to
/// reach the count.
std::string story_country(const Scene& scene) {
    std::map<std::string_view, int> counts;
    std::string_view best;
    for (const Mention& mention : scene.mentions) {
        const std::string_view country = country_told(mention);
        if (is_state(country)) {
            const int count = ++counts[country];
            if (count > counts[best]) {
                best = country;
            }
        }
    }
    return std::string(best);
}

bool does_it(const Match& match, TokenRange words) {
    return std::any_of(match.actors.begin(), match.actors.end(),
                       [&](const auto* part) { return part->tokens.overlaps(words); });
}

}  // namespace

NearCountry::NearCountry(const Scene& scene) : scene_(scene), story_(story_country(scene)) {
    story_told_ = static_cast<std::size_t>(
        std::count_if(scene.mentions.begin(), scene.mentions.end(),
                      [&](const Mention& mention) { return country_told(mention) == story_; }));
}

std::string NearCountry::of(const Clause::Part& part, const Match& match, const Event::Filler& who,
                            const Event& event) const {
    std::string country = of_owner(part, match.clause);
    if (country.empty()) {
        country = is_spoken_of(match.clause, event) ? std::string() : near(match.clause);
    }
    const bool refused =
        scene_.text.language() == LanguageId::english && !may_be_of(match, who, country, event);
    return refused ? std::string() : country;
}

/// "A denied that its forces had left": an Arabic noun with a pronoun is of the one whose words or
/// deed the clause is.
std::string NearCountry::of_owner(const Clause::Part& part, std::uint32_t clause) const {
    const Enclitic& owner = scene_.text.best(part.tokens.begin).pronoun;
    if (owner.span.empty() || owner.person != 3 || owner.number != Number::singular) {
        return {};
    }
    for (std::uint32_t depth = 0; depth < max_depth && scene_.clauses[clause].parent; ++depth) {
        clause = static_cast<std::uint32_t>(*scene_.clauses[clause].parent);
        for (const Clause::Part& other : scene_.clauses[clause].parts) {
            const ActorMention* actor = actor_of(scene_, other);
            const Gender gender = scene_.text.best(other.tokens.begin).features.gender;
            if (other.role == ClauseRole::subject && actor != nullptr && is_state(actor->country) &&
                (gender == Gender::none || gender == owner.gender)) {
                return actor->country;
            }
        }
    }
    return {};
}

/// "Burned the flag of X in Y": those who did it are not told to be of X.
void NearCountry::forget(const ActorMention& whom, Event& event) const {
    const bool state = whom.entity && scene_.patterns.tables().sheet(whom.entity->sheet).name() ==
                                          "actors/countries";
    for (Event::Filler& filler : event.fillers) {
        if (state && filler.role == EventRole::actor && filler.country_inferred == whom.country) {
            filler.country_inferred.clear();
        }
    }
}

/// Whether context may tell the country of one: not of "foreign services" or "the international
/// community"; of those who strike not where others tell of it; of those struck not that of those
/// who strike, unless it happened there.
bool NearCountry::may_be_of(const Match& match, const Event::Filler& who,
                            const std::string& country, const Event& event) const {
    static constexpr auto abroad =
        word_set("foreign", "international", "world", "global", "european", "western", "arab",
                 "african", "asian", "multinational", "other", "neighbouring", "overseas",
                 "neighboring", "regional", "settlers", "settler", "peacekeepers");
    for (std::uint32_t at = who.mention.tokens.begin; at < who.mention.tokens.end; ++at) {
        if (abroad.contains(scene_.text.folded(at))) {
            return false;
        }
    }
    const auto [first, last] = scene_.facts.mentions(scene_.clauses[match.clause].sentence);
    const bool at_himself =  // "burned the flag of X in Y"
        std::any_of(match.recipients.begin(), match.recipients.end(), [&](const auto* part) {
            const PlaceMention* place = country_of(scene_, *part);
            const ActorMention* actor = actor_of(scene_, *part);
            const bool state = actor != nullptr && actor->entity && actor->sectors.empty();
            return (place != nullptr && place->country() == country) ||
                   (state && actor->country == country);
        });
    if (who.role == EventRole::actor && at_himself) {
        return false;
    }
    if (event.type == "PROTEST" && who.role == EventRole::actor) {
        // "outside the embassy of X in a town of Y"
        return std::none_of(
            scene_.mentions.begin() + static_cast<std::ptrdiff_t>(first),
            scene_.mentions.begin() + static_cast<std::ptrdiff_t>(last), [&](const Mention& other) {
                const auto* place = std::get_if<PlaceMention>(&other.what);
                return place != nullptr && place->precision != PlacePrecision::country &&
                       is_state(place->country()) && place->country() != country;
            });
    }
    if (event.type != "ASSAULT") {
        return true;
    }
    if (who.role == EventRole::actor) {
        return std::none_of(
            scene_.mentions.begin() + static_cast<std::ptrdiff_t>(first),
            scene_.mentions.begin() + static_cast<std::ptrdiff_t>(last), [&](const Mention& other) {
                const auto* actor = std::get_if<ActorMention>(&other.what);
                const auto* place = std::get_if<PlaceMention>(&other.what);
                const std::string_view told = actor != nullptr   ? std::string_view(actor->country)
                                              : place != nullptr ? place->country()
                                                                 : std::string_view();
                return is_state(told) && told != country;
            });
    }
    const bool own =
        std::any_of(event.fillers.begin(), event.fillers.end(), [&](const Event::Filler& filler) {
            const auto* actor = std::get_if<ActorMention>(&filler.mention.what);
            return filler.role == EventRole::actor && actor != nullptr && actor->country == country;
        });
    return !own || std::any_of(scene_.mentions.begin() + static_cast<std::ptrdiff_t>(first),
                               scene_.mentions.begin() + static_cast<std::ptrdiff_t>(last),
                               [&](const Mention& other) {
                                   const auto* place = std::get_if<PlaceMention>(&other.what);
                                   return place != nullptr && place->country() == country &&
                                          !does_it(match, other.tokens);
                               });
}

/// "Senators urged the cabinet to stop sales to X": a state that stands in what is said alone, and
/// nowhere else, is that of none who speak.
bool NearCountry::is_spoken_of(std::uint32_t clause, const Event& event) const {
    if (scene_.text.language() != LanguageId::english || family_of(event.type) != Family::verbal) {
        return false;
    }
    const auto [first, last] = scene_.facts.mentions(scene_.clauses[clause].sentence);
    std::size_t beside = 0;
    for (std::size_t m = first; m < last; ++m) {
        const auto* place = std::get_if<PlaceMention>(&scene_.mentions[m].what);
        const bool state = place == nullptr || place->precision == PlacePrecision::country;
        const bool told = country_told(scene_.mentions[m]) == story_;
        beside += told && state && !scene_.reach.holds(clause, m) ? 1u : 0u;
    }
    return beside == story_told_;
}

/// The one country that stands with a clause, or in its sentence where the text has no story; where
/// the sentence names that of the story too, or the clause none, that of the story.
std::string NearCountry::near(std::uint32_t clause) const {
    std::string_view only;
    bool several = false;
    bool story = false;
    const auto [first, last] = scene_.facts.mentions(scene_.clauses[clause].sentence);
    for (std::size_t m = first; m < last; ++m) {
        const std::string_view country = country_told(scene_.mentions[m]);
        story = story || (!country.empty() && country == story_);
        if (!is_state(country) || (!story_.empty() && !scene_.reach.holds(clause, m))) {
            continue;
        }
        several = several || (!only.empty() && only != country);
        only = country;
    }
    if (only.empty() || story) {
        return story_;
    }
    return several ? std::string() : std::string(only);
}

}  // namespace khabar::events
