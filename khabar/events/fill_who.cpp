#include "khabar/events/fill_who.h"

#include <algorithm>
#include <map>
#include <utility>

#include "khabar/events/named.h"

namespace khabar::events {

namespace {

bool begins_sentence(const ReadText& text, std::uint32_t token) {
    const auto& sentences = text.tokens.sentences;
    return std::binary_search(
        sentences.begin(), sentences.end(), Sentence{{token, token}, BlockKind::paragraph, 0},
        [](const Sentence& a, const Sentence& b) { return a.tokens.begin < b.tokens.begin; });
}

/// The country of an actor or a place; that of an outlet or agency tells nothing of the story.
std::string country_told(const Mention& mention) {
    if (const auto* actor = std::get_if<ActorMention>(&mention.what)) {
        return actor->source_body ? std::string() : actor->country;
    }
    const auto* place = std::get_if<PlaceMention>(&mention.what);
    return place != nullptr ? std::string(place->country()) : std::string();
}

/// The state that the document speaks of most, by its actors and places; of equals, the first to
/// reach the count.
std::string story_country(const Scene& scene) {
    std::map<std::string, int> counts;
    std::string best;
    for (const Mention& mention : scene.mentions) {
        const std::string country = country_told(mention);
        if (is_state(country)) {
            const int count = ++counts[country];
            if (count > counts[best]) {
                best = country;
            }
        }
    }
    return best;
}

}  // namespace

WhoFiller::WhoFiller(const Scene& scene) : scene_(scene), story_country_(story_country(scene)) {}

void WhoFiller::add(const Match& match, Event& event) const {
    const auto add = [&](const Parts& parts, EventRole role) {
        for (const Clause::Part* part : parts) {
            Event::Filler filler = make_entity(*part, role);
            const bool known = std::any_of(
                event.fillers.begin(), event.fillers.end(),
                [&](const Event::Filler& other) { return other.words == filler.words; });
            if (known) {
                continue;
            }
            const auto* actor = std::get_if<ActorMention>(&filler.mention.what);
            if (actor != nullptr && actor->country.empty() && !actor->sectors.empty()) {
                filler.country_inferred = country_near(match.clause);
            }
            event.fillers.push_back(std::move(filler));
        }
    };
    add(match.actors, EventRole::actor);
    add(match.recipients, EventRole::recipient);
}

/// An actor as its part names it; a thing takes the owner that stands behind it ("a camp of the
/// rebels"), without that one's identity.
Event::Filler WhoFiller::make_entity(const Clause::Part& part, EventRole role) const {
    const Reading& first = scene_.text.best(part.tokens.begin);
    Mention mention;
    mention.tokens = part.tokens;
    ActorMention actor;
    actor.confidence = 20;
    if (const Mention* known = mention_of(scene_, part)) {
        if (const auto* as_actor = std::get_if<ActorMention>(&known->what)) {
            if (part.tokens.begin >= known->tokens.begin) {
                return {role, *known, known->words, {}, std::nullopt};
            }
            actor = *as_actor;
            const bool counted = first.features.part == PartOfSpeech::number ||
                                 first.features.role != WordRole::none;
            if (!counted) {
                actor.entity.reset();
            }
        }
        if (const PlaceMention* state = country_of(scene_, part)) {
            actor.country = state->country();
            actor.entity = state->candidates.front().row;
            return {role,
                    {known->tokens, known->words, std::move(actor)},
                    known->words,
                    {},
                    std::nullopt};
        }
    } else {
        for (std::size_t m = first_mention_from(scene_.mentions, part.tokens.end);
             m < scene_.mentions.size() && scene_.mentions[m].tokens.begin == part.tokens.end;
             ++m) {
            const auto* owner = std::get_if<ActorMention>(&scene_.mentions[m].what);
            if (owner != nullptr && !begins_sentence(scene_.text, part.tokens.end) &&
                scene_.text.best(part.tokens.end).before.preposition == 'l') {
                actor = *owner;
                actor.entity.reset();
                mention.tokens.end = scene_.mentions[m].tokens.end;
                break;
            }
        }
    }
    mention.words = scene_.text.span(mention.tokens);
    mention.what = std::move(actor);
    const Span words = mention.words;
    return {role, std::move(mention), words, {}, std::nullopt};
}

/// The one country that stands with a clause, or in its sentence where the text has no story; where
/// the sentence names that of the story too, or the clause none, that of the story.
std::string WhoFiller::country_near(std::uint32_t clause) const {
    std::string only;
    bool several = false;
    bool story = false;
    const auto [first, last] = scene_.facts.mentions(scene_.clauses[clause].sentence);
    for (std::size_t m = first; m < last; ++m) {
        std::string country = country_told(scene_.mentions[m]);
        story = story || (!country.empty() && country == story_country_);
        if (!is_state(country) || (!story_country_.empty() && !scene_.reach.holds(clause, m))) {
            continue;
        }
        several = several || (!only.empty() && only != country);
        only = std::move(country);
    }
    if (only.empty() || story) {
        return story_country_;
    }
    return several ? std::string() : only;
}

}  // namespace khabar::events
