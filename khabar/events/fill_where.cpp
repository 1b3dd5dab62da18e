#include "khabar/events/fill_where.h"

#include <algorithm>
#include <optional>

#include "khabar/events/named.h"
#include "khabar/events/particles.h"
#include "khabar/mentions/place_kinds.h"
#include "khabar/tables/names.h"

namespace khabar::events {

namespace {

constexpr std::size_t max_places = 8;     // why: a longer list of places is a roll
constexpr std::uint32_t max_between = 4;  // why: "'s war-torn north-western"

bool is_movement(std::string_view type) {
    return type == "RETREAT" || type == "MOBILIZE";
}

/// What is said is said somewhere, but a place beside it is rather what it is about.
bool is_said(std::string_view type) {
    return family_of(type) == Family::verbal && type != "CONSULT";
}

EventRole role_of(std::string_view cell) {
    for (const EventRole role : {EventRole::from, EventRole::to, EventRole::via}) {
        if (name(role) == cell) {
            return role;
        }
    }
    return EventRole::at;
}

bool same_place(const Mention& a, const Mention& b) {
    const auto& x = std::get<PlaceMention>(a.what);
    const auto& y = std::get<PlaceMention>(b.what);
    return !x.candidates.empty() && !y.candidates.empty() &&
           x.candidates.front().same_place(y.candidates.front());
}

bool is_wide(const Mention& mention) {
    const auto* place = std::get_if<PlaceMention>(&mention.what);
    return place != nullptr && place->precision == PlacePrecision::country;
}

/// A state, or a part of one told by the compass.
bool is_of_state(const Mention& mention) {
    const auto* place = std::get_if<PlaceMention>(&mention.what);
    return place != nullptr && !place->candidates.empty() &&
           place->candidates.front().kind == "country";
}

/// "The village of X east of Y": the second only says where the first lies.
void drop_landmarks(Event& event) {
    const auto landmark = [](const Event::Filler& filler) {
        return std::get<PlaceMention>(filler.mention.what).precision == PlacePrecision::sector;
    };
    const auto first =
        std::find_if(event.fillers.begin(), event.fillers.end(), [&](const auto& filler) {
            return filler.role == EventRole::at && !landmark(filler) && !is_wide(filler.mention);
        });
    if (first == event.fillers.end()) {
        return;
    }
    const Span kept = first->words;
    std::erase_if(event.fillers, [&](const Event::Filler& filler) {
        return filler.role == EventRole::at && landmark(filler) && filler.words.begin > kept.begin;
    });
}

/// "A US drone": a state's name that describes the word behind it.
bool describes(const Scene& scene, const Mention& state) {
    const std::uint32_t behind = state.tokens.end;
    return behind < scene.text.size() &&
           scene.text.best(behind).features.part == PartOfSpeech::noun;
}

/// A state gives way to a place in it: "at Ukraine" beside "in the port of Odesa"; one that only
/// tells whose a thing is, to any other.
void drop_wide(const Scene& scene, Event& event) {
    std::erase_if(event.fillers, [&](const Event::Filler& wide) {
        if (wide.role != EventRole::at || !is_wide(wide.mention)) {
            return false;
        }
        const auto& state = std::get<PlaceMention>(wide.mention.what);
        const bool whose = describes(scene, wide.mention);
        return std::any_of(event.fillers.begin(), event.fillers.end(), [&](const auto& other) {
            const auto* place = std::get_if<PlaceMention>(&other.mention.what);
            return other.role == EventRole::at && place != nullptr && !is_wide(other.mention) &&
                   (whose || (!place->candidates.empty() && place->country() == state.country()));
        });
    });
}

}  // namespace

WhereFiller::WhereFiller(const Scene& scene)
    : scene_(scene),
      particles_(
          scene.patterns.tables().index(language_sheet(scene.text.language(), "place_particles"))),
      heads_(scene.patterns.tables().index(language_sheet(scene.text.language(), "place_heads"))) {}

void WhereFiller::add(const Match& match, Event& event) const {
    const Clause& clause = scene_.clauses[match.clause];
    const std::size_t before = event.fillers.size();
    add_of_parts(clause, event);
    if (event.fillers.size() == before) {
        add_beside_parts(match, event);
    }
    drop_landmarks(event);
    if (is_english()) {
        add_of_results(match.clause, event);
        drop_wide(scene_, event);
    }
    if (event.fillers.size() == before && !is_said(event.type)) {
        add_shared(clause, event);
    }
    if (event.fillers.size() == before && !is_said(event.type)) {
        add_nearest(match.clause, event);
    }
}

/// "Entered the village of X and arrested two men": in English the place that was gone to is where
/// the next verb was done.
void WhereFiller::add_shared(const Clause& clause, Event& event) const {
    if (!is_english() || !clause.verb || clause.link != ClauseLink::coordinate || !clause.parent) {
        return;
    }
    for (const Clause::Part& part :
         scene_.clauses[static_cast<std::size_t>(*clause.parent)].parts) {
        const bool gone_to = part.role == ClauseRole::object ||
                             (part.role == ClauseRole::oblique && part.particle == "into");
        const auto place = gone_to && part.mention ? place_in(part) : std::nullopt;
        if (place && is_place(static_cast<std::size_t>(*part.mention))) {
            add_place(*place, EventRole::at, event);
            return;
        }
    }
}

bool WhereFiller::is_english() const {
    return scene_.text.language() == LanguageId::english;
}

/// "Fired rockets at the country, damaging silos in the port of X": where only a state is told, a
/// place in it where the deed had its results.
void WhereFiller::add_of_results(std::uint32_t index, Event& event) const {
    const bool wide = std::any_of(event.fillers.begin(), event.fillers.end(), [](const auto& f) {
        return f.role == EventRole::at && is_wide(f.mention);
    });
    const auto results_in = [&](std::uint32_t c, std::uint32_t of) {
        const Clause& clause = scene_.clauses[c];
        return clause.verb && clause.parent == ClauseIndex{of} &&
               (clause.link == ClauseLink::adjunct || clause.link == ClauseLink::coordinate) &&
               scene_.text.folded(clause.predicate).ends_with("ing");
    };
    const auto [first, last] = scene_.clauses_beside(index);
    for (std::uint32_t c = index + 1; wide && c < last && c >= first; ++c) {
        const auto parent = scene_.clauses[c].parent;
        const bool second = parent && static_cast<std::uint32_t>(*parent) < c &&
                            results_in(static_cast<std::uint32_t>(*parent), index) &&
                            results_in(c, static_cast<std::uint32_t>(*parent));
        if (results_in(c, index) || second) {
            add_of_parts(scene_.clauses[c], event);
        }
    }
}

/// The first place of each part that may tell where.
void WhereFiller::add_of_parts(const Clause& clause, Event& event) const {
    for (const Clause::Part& part : clause.parts) {
        const auto place = may_be_place(part) ? place_in(part) : std::nullopt;
        // "will meet on Sudan", "sanctions over Sudan": in English what it is about is not where
        const bool verbal = family_of(event.type) == Family::verbal;
        const bool topic = place && is_english() &&
                           ((part.particle == "on" && verbal) ||
                            (part.particle == "over" && (verbal || event.type == "SANCTION"))) &&
                           is_wide(scene_.mentions[*place]);
        // "spied for the republic": for whom, unless somebody leaves for it or something goes there
        const bool whom = place && is_english() && part.particle == "for" &&
                          !is_movement(event.type) && event.type != "CONSULT" &&
                          event.type != "AID";
        if (place && !topic && !whom) {
            add_place(*place, place_role(event.type, part), event);
        }
    }
}

/// The first place of a part; in English one that is owned goes before its owner ("Russia's Kursk
/// region").
std::optional<std::size_t> WhereFiller::place_in(const Clause::Part& part) const {
    std::optional<std::size_t> found;
    for (std::size_t m = first_mention_from(scene_.mentions, part.tokens.begin);
         m < scene_.mentions.size() && scene_.mentions[m].tokens.begin < part.tokens.end; ++m) {
        if (!is_place(m)) {
            continue;
        }
        found = found && is_wide(scene_.mentions[*found]) ? m : found.value_or(m);
        if (!is_english()) {
            break;
        }
    }
    return found ? std::optional(innermost(*found)) : std::nullopt;
}

/// "Nigeria's north-western Zamfara state", "the Black Sea port of X": in English the place that an
/// owner or a wider one leads to.
std::size_t WhereFiller::innermost(std::size_t place) const {
    std::size_t next = place + 1;
    const std::uint32_t end = sentence_end(scene_.mentions[place].tokens.begin);
    while (is_english() && next < scene_.mentions.size() &&
           scene_.mentions[next].tokens.begin <
               std::min(end, scene_.mentions[place].tokens.end + max_between)) {
        if (is_place(next) && leads_to(place, next)) {
            place = next;
        }
        ++next;
    }
    return place;
}

std::uint32_t WhereFiller::sentence_end(std::uint32_t token) const {
    const auto& sentences = scene_.text.tokens.sentences;
    const auto next = std::upper_bound(
        sentences.begin(), sentences.end(), token,
        [](std::uint32_t at, const Sentence& sentence) { return at < sentence.tokens.end; });
    return next == sentences.end() ? token : next->tokens.end;
}

bool WhereFiller::leads_to(std::size_t outer, std::size_t inner) const {
    std::uint32_t at = scene_.mentions[outer].tokens.end;
    const std::uint32_t end = scene_.mentions[inner].tokens.begin;
    if (is_of_state(scene_.mentions[inner])) {
        return false;  // "Helmand province of southern Afghanistan"
    }
    if (at >= end) {  // "North Darfur" and "city of X"
        return at == end && !heads_.find(scene_.text.folded(at)).postings.empty();
    }
    std::string_view joint = scene_.text.folded(at);
    if (at + 1 < end && !heads_.find(joint).postings.empty()) {
        joint = scene_.text.folded(++at);  // "the North Darfur city of X"
    }
    if (joint == "of") {
        return end == at + 1;
    }
    bool owned = joint == "'s" || joint == "'";
    while (++at < end) {
        owned = owned && scene_.text.best(at).features.part == PartOfSpeech::adjective;
    }
    return owned;
}

/// The token before a phrase that begins at `at`: over article and adjectives of an English one
/// ("in the besieged city of"). Precondition: at > 0.
std::uint32_t WhereFiller::before_phrase(std::uint32_t at) const {
    std::uint32_t before = at - 1;
    const auto inside = [&](std::uint32_t token) {
        const PartOfSpeech part = scene_.text.best(token).features.part;
        return part == PartOfSpeech::determiner || part == PartOfSpeech::adjective;
    };
    while (scene_.text.language() == LanguageId::english && before > 0 && at - before < 4 &&
           inside(before)) {
        --before;
    }
    return before;
}

/// A preposition; of the English ones "of" ("the streets of X") and those that tell where ("after
/// U.S. mediation" does not).
bool WhereFiller::may_lead(std::uint32_t token) const {
    const Reading& word = scene_.text.best(token);
    if (word.features.role != WordRole::preposition ||
        (is_english() && scene_.text.folded(token) == "for")) {
        return false;
    }
    return !is_english() || scene_.text.folded(token) == "of" ||
           (word.lemma &&
            !particles_.find(scene_.patterns.tables().cell(*word.lemma, "form")).postings.empty());
}

/// "Sheltered people who fled a crackdown in X": the place of a relative clause is its own.
bool WhereFiller::is_of_relative(std::uint32_t index, TokenRange place) const {
    const auto [first, last] = scene_.clauses_beside(index);
    for (std::uint32_t c = index + 1; c < last && c >= first; ++c) {
        const Clause& clause = scene_.clauses[c];
        const bool told = clause.verb && clause.link == ClauseLink::relative &&
                          !scene_.text.folded(clause.predicate).ends_with("ing") &&
                          scene_.text.best(clause.predicate).features.tense == Tense::perfect &&
                          clause.parent == ClauseIndex{index};
        if (told && clause.predicate < place.begin) {
            return true;
        }
    }
    return false;
}

/// "According to X, a monitor based in Britain": where English tells who says it, not where it was.
bool WhereFiller::is_of_source(std::uint32_t index, std::size_t mention) const {
    if (!is_english()) {
        return false;
    }
    const Span place = scene_.mentions[mention].words;
    const Span predicate =
        scene_.text.span({scene_.clauses[index].predicate, scene_.clauses[index].predicate + 1});
    const auto& chain = scene_.frames[index].chain;
    return std::any_of(chain.begin(), chain.end(), [&](const Link& link) {
        return link.cue.begin > predicate.begin && link.who.begin > link.cue.begin &&
               place.begin > link.who.begin;
    });
}

bool WhereFiller::may_be_place(const Clause::Part& part) const {
    if (part.role == ClauseRole::oblique) {
        return !particles_.find(part.particle).postings.empty();
    }
    return part.role == ClauseRole::object || (part.role == ClauseRole::genitive && part.mention &&
                                               is_place(static_cast<std::size_t>(*part.mention)));
}

/// The first place behind a particle that stands with the clause but hangs on none of its parts.
void WhereFiller::add_beside_parts(const Match& match, Event& event) const {
    const Clause& clause = scene_.clauses[match.clause];
    const std::size_t before = event.fillers.size();
    const auto [first, last] = scene_.facts.mentions(clause.sentence);
    for (std::size_t m = first; m < last && event.fillers.size() == before; ++m) {
        if (!is_place(m) || !scene_.reach.holds(match.clause, m) || is_of_source(match.clause, m)) {
            continue;
        }
        const TokenRange tokens = scene_.mentions[m].tokens;
        const bool about =
            is_english() && tokens.begin > 0 &&
            (family_of(event.type) == Family::verbal || event.type == "SANCTION") &&
            scene_.text.folded(tokens.begin - 1) == "over";  // "sanctions over the war in X"
        if (about) {
            continue;
        }
        const bool in_part =
            std::any_of(clause.parts.begin(), clause.parts.end(),
                        [&](const auto& part) { return part.tokens.overlaps(tokens); });
        const bool behind_particle = scene_.text.best(tokens.begin).before.preposition == 'b' ||
                                     (is_english() && places::is_way_off(scene_.text, tokens)) ||
                                     (tokens.begin > 0 && may_lead(before_phrase(tokens.begin)));
        if (!in_part && behind_particle) {
            add_place(innermost(m), EventRole::at, event);
        }
    }
}

/// Where the clause says nothing, the nearest place of the sentence behind an "in" serves.
void WhereFiller::add_nearest(std::uint32_t index, Event& event) const {
    const Clause& clause = scene_.clauses[index];
    const TokenRange sentence = scene_.sentence(clause);
    std::optional<std::size_t> nearest;
    std::uint32_t distance = 0;
    for (std::size_t m = first_mention_from(scene_.mentions, sentence.begin);
         m < scene_.mentions.size() && scene_.mentions[m].tokens.begin < sentence.end; ++m) {
        const std::uint32_t at = scene_.mentions[m].tokens.begin;
        // where somebody speaks is not where the deed was done
        const bool spoken = is_english() && is_place(m) &&
                            (scene_.is_of_saying(index, m) || is_of_source(index, m) ||
                             is_of_relative(index, scene_.mentions[m].tokens));
        if (!is_place(m) || at == sentence.begin || spoken) {
            continue;
        }
        const Reading& particle = scene_.text.best(before_phrase(at));
        const bool in = scene_.text.best(at).before.preposition == 'b' ||
                        (particle.lemma && scene_.patterns.tables().cell(*particle.lemma, "form") ==
                                               particles_of(scene_.text.language()).in);
        const std::uint32_t gap =
            at > clause.predicate ? at - clause.predicate : clause.predicate - at;
        if (in && (!nearest || gap < distance)) {
            nearest = m;
            distance = gap;
        }
    }
    if (nearest) {
        add_place(innermost(*nearest), EventRole::at, event);
    }
}

void WhereFiller::add_place(std::size_t index, EventRole role, Event& event) const {
    const Mention& mention = scene_.mentions[index];
    std::size_t places = 0;
    for (const Event::Filler& filler : event.fillers) {
        const bool place = filler.role == EventRole::at || filler.role == EventRole::from ||
                           filler.role == EventRole::to || filler.role == EventRole::via;
        places += place ? 1u : 0u;
        if (place && (filler.words == mention.words ||
                      (role == EventRole::at && same_place(filler.mention, mention)))) {
            return;
        }
        const bool person = filler.role == EventRole::actor || filler.role == EventRole::recipient;
        if (person && filler.words.holds(mention.words)) {
            return;  // inside an actor's name: the president of X is not at X
        }
    }
    if (places < max_places) {
        event.fillers.push_back({role, mention, mention.words, {}, std::nullopt});
    }
}

EventRole WhereFiller::place_role(std::string_view type, const Clause::Part& part) const {
    if (part.role == ClauseRole::oblique) {
        const auto rows = particles_.find(part.particle).postings;
        const EventRole role =
            rows.empty() ? EventRole::at
                         : role_of(scene_.patterns.tables().cell(rows.front().id(), "role"));
        const bool moved = is_english() && type == "COOPERATE";  // "extradited from"
        if (role == EventRole::from && !is_movement(type) && !moved) {
            return EventRole::at;
        }
        if (role == EventRole::to && (type == "ASSAULT" || type == "PROTEST")) {
            return EventRole::at;
        }
        return role;
    }
    if (part.role == ClauseRole::object && type == "RETREAT") {
        return EventRole::from;
    }
    if (part.role == ClauseRole::object && type == "MOBILIZE") {
        return EventRole::to;
    }
    return EventRole::at;
}

/// In English "the city", "the area" without a name tell nobody where.
bool WhereFiller::is_place(std::size_t mention) const {
    const auto* place = std::get_if<PlaceMention>(&scene_.mentions[mention].what);
    const bool nameless = place != nullptr && place->name.empty() && place->candidates.empty() &&
                          place->precision != PlacePrecision::point;
    return place != nullptr && !(nameless && scene_.text.language() == LanguageId::english);
}

}  // namespace khabar::events
