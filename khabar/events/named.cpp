#include "khabar/events/named.h"

#include <algorithm>
#include <array>

#include "khabar/syntax/heads.h"

namespace khabar::events {

namespace {

/// "Areas", "villages": places struck, not things.
bool names_area(const Scene& scene, std::uint32_t token) {
    const auto lemmas = scene.lemmas.of(token);
    return std::any_of(lemmas.begin(), lemmas.end(), [&](const LemmaReading& reading) {
        return !reading.verb && scene.patterns.is_area(reading.lemma);
    });
}

/// "Two cars", "three ships".
bool counts_things(std::string_view kind) {
    return kind == "vehicles" || kind == "aircraft" || kind == "weapons" || kind == "other";
}

/// "On New Year Day", "most of it", "her": times, shares, spots and pronouns are no things.
bool names_nothing(const Scene& scene, std::uint32_t head) {
    static constexpr std::array<std::string_view, 25> words{
        "day",     "eve",     "week",     "month",  "year",    "night",  "weekend",
        "morning", "evening", "weeks",    "months", "years",   "days",   "hours",
        "time",    "part",    "most",     "rest",   "minutes", "middle", "centre",
        "center",  "heart",   "vicinity", "control"};
    const Features& best = scene.text.best(head).features;
    return scene.text.language() == LanguageId::english &&
           (best.part == PartOfSpeech::pronoun || best.part == PartOfSpeech::determiner ||
            std::find(words.begin(), words.end(), scene.text.folded(head)) != words.end());
}

}  // namespace

bool is_time(const Scene& scene, TokenRange words) {
    for (std::size_t m = first_mention_from(scene.mentions, words.begin);
         m < scene.mentions.size() && scene.mentions[m].tokens.begin < words.end; ++m) {
        if (std::holds_alternative<TimeMention>(scene.mentions[m].what)) {
            return true;
        }
    }
    return false;
}

const Mention* mention_of(const Scene& scene, const Clause::Part& part) {
    return part.mention ? &scene.mentions[static_cast<std::size_t>(*part.mention)] : nullptr;
}

const ActorMention* actor_of(const Scene& scene, const Clause::Part& part) {
    const Mention* mention = mention_of(scene, part);
    return mention != nullptr ? std::get_if<ActorMention>(&mention->what) : nullptr;
}

const PlaceMention* country_of(const Scene& scene, const Clause::Part& part) {
    const Mention* mention = mention_of(scene, part);
    const auto* place = mention != nullptr ? std::get_if<PlaceMention>(&mention->what) : nullptr;
    const bool country = place != nullptr && place->precision == PlacePrecision::country &&
                         !place->candidates.empty() && place->candidates.front().row;
    return country ? place : nullptr;
}

bool is_of_state(const ActorMention& actor, const TableFile& tables) {
    if (actor.entity && tables.sheet(actor.entity->sheet).name() == "actors/countries") {
        return true;
    }
    static constexpr std::array<std::string_view, 6> arms{"GOV", "MIL", "COP", "LEG", "JUD", "SPY"};
    if (std::find_first_of(actor.sectors.begin(), actor.sectors.end(), arms.begin(), arms.end()) !=
        actor.sectors.end()) {
        return true;
    }
    return actor.entity && actor.sectors.empty();  // an intergovernmental body
}

bool names_event(const Scene& scene, std::uint32_t token) {
    const auto lemmas = scene.lemmas.of(token);
    return std::any_of(lemmas.begin(), lemmas.end(), [&](const LemmaReading& reading) {
        const bool noun = reading.form == VerbForm::none || reading.form == VerbForm::verbal_noun;
        return noun && !scene.patterns.of(reading.trigger, reading.verb).empty();
    });
}

bool is_plain_noun(const Scene& scene, std::uint32_t token) {
    const Reading& best = scene.text.best(token);
    return best.lemma && best.features.part == PartOfSpeech::noun && !best.features.human &&
           best.features.role == WordRole::none && !names_event(scene, token) &&
           !scene.facts.means(token);
}

bool is_platform(const Scene& scene, const Clause::Part& part) {
    const std::uint32_t head = syntax::head_token(scene.text, part.tokens);
    const auto words = scene.lemmas.words(head);
    const bool craft = std::any_of(words.begin(), words.end(), [&](WordId word) {
        const std::string_view mode = scene.patterns.mode_of("ASSAULT", word);
        return mode == "aerial" || mode == "drone";
    });
    return craft && !names_event(scene, head);
}

bool is_town(const Scene& scene, std::uint32_t sentence, const Clause::Part& part) {
    const auto [first, last] = scene.facts.mentions(sentence);
    for (std::size_t m = first; m < last; ++m) {
        const auto* place = std::get_if<PlaceMention>(&scene.mentions[m].what);
        if (place != nullptr && place->precision == PlacePrecision::town &&
            !place->candidates.empty() && scene.mentions[m].tokens.end == part.tokens.end &&
            scene.mentions[m].tokens.begin <= part.tokens.begin) {
            return true;
        }
    }
    return false;
}

bool is_thing(const Scene& scene, const Clause::Part& part) {
    const Mention* mention = mention_of(scene, part);
    const QuantityMention* amount = mention == nullptr ? nullptr : amount_of(*mention);
    const bool counted = scene.text.language() == LanguageId::english && amount != nullptr &&
                         !amount->noun.empty() && counts_things(amount->kind);
    if (mention != nullptr && !counted) {
        const auto* place = std::get_if<PlaceMention>(&mention->what);
        return place != nullptr && place->candidates.empty() &&
               place->precision == PlacePrecision::point;  // a building, not a town
    }
    const std::uint32_t head = syntax::head_token(scene.text, part.tokens);
    if (is_time(scene, part.tokens) || names_nothing(scene, head)) {
        return false;  // "on Friday"
    }
    return scene.text.best(head).features.part != PartOfSpeech::adjective &&
           !names_event(scene, head) && !names_area(scene, head);
}

}  // namespace khabar::events
