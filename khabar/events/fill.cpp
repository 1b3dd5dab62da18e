#include "khabar/events/fill.h"

#include <algorithm>
#include <string>

#include "khabar/events/named.h"

namespace khabar::events {

namespace {

constexpr std::size_t max_places = 8;  // why: a longer list of places is a roll
constexpr std::size_t max_numbers = 6;

bool is_movement(std::string_view type) {
    return type == "RETREAT" || type == "MOBILIZE";
}

/// What is said is said somewhere, but a place beside it is rather what it is about.
bool is_said(std::string_view type) {
    return events::family_of(type) == events::Family::verbal && type != "CONSULT";
}

/// "The village of X east of Y": the second only says where the first lies.
void drop_landmarks(Event& event) {
    const auto landmark = [](const Event::Filler& filler) {
        return std::get<PlaceMention>(filler.mention.what).precision == PlacePrecision::sector;
    };
    const auto first = std::find_if(
        event.fillers.begin(), event.fillers.end(),
        [&](const auto& filler) { return filler.role == EventRole::at && !landmark(filler); });
    if (first == event.fillers.end()) {
        return;
    }
    const Span kept = first->words;
    std::erase_if(event.fillers, [&](const Event::Filler& filler) {
        return filler.role == EventRole::at && landmark(filler) && filler.words.begin > kept.begin;
    });
}

/// "Several raids": a thing that no kind names, and no figure.
bool counts_nothing(const QuantityMention& quantity) {
    return quantity.approx == Approx::few && quantity.kind == "other";
}

EventRole role_of(std::string_view cell) {
    for (const EventRole role : {EventRole::from, EventRole::to, EventRole::via}) {
        if (name(role) == cell) {
            return role;
        }
    }
    return EventRole::at;
}

bool begins_sentence(const ReadText& text, std::uint32_t token) {
    const auto& sentences = text.tokens.sentences;
    return std::binary_search(
        sentences.begin(), sentences.end(), Sentence{{token, token}, BlockKind::paragraph, 0},
        [](const Sentence& a, const Sentence& b) { return a.tokens.begin < b.tokens.begin; });
}

bool same_place(const Mention& a, const Mention& b) {
    const auto& x = std::get<PlaceMention>(a.what);
    const auto& y = std::get<PlaceMention>(b.what);
    return !x.candidates.empty() && !y.candidates.empty() &&
           x.candidates.front().same_place(y.candidates.front());
}

/// The contexts of the sentence; the modes cyber and misinformation bring those of their name.
void add_contexts(const std::vector<std::string>& of_sentence, Event& event) {
    event.contexts = of_sentence;
    for (const std::string& mode : event.modes) {
        const bool brings = mode == "cyber" || mode == "misinformation";
        auto& contexts = event.contexts;
        if (brings && std::find(contexts.begin(), contexts.end(), mode) == contexts.end()) {
            contexts.insert(std::lower_bound(contexts.begin(), contexts.end(), mode), mode);
        }
    }
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
        std::string country;
        country = country_told(mention);
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

Filler::Filler(const Scene& scene) : scene_(scene) {
    if (const Sheet* sheet = scene.patterns.tables().sheet("ar/place_particles")) {
        for (std::uint32_t row = 0; row < sheet->rows(); ++row) {
            particles_.emplace(sheet->cell(row, "lemma"), role_of(sheet->cell(row, "role")));
        }
    }
    story_country_ = story_country(scene);
}

Event Filler::make(const Match& match) const {
    const Clause& clause = scene_.clauses[match.clause];
    Event event;
    event.type = match.pattern->type;
    event.pattern = match.pattern->row;
    event.clause = ClauseIndex{match.clause};
    event.frame = scene_.frames[match.clause];
    event.sentence_index = clause.sentence;
    event.sentence = scene_.text.span(scene_.text.tokens.sentences[clause.sentence].tokens);
    event.sentence.begin =
        scene_.text.tokens.tokens[scene_.text.tokens.sentences[clause.sentence].tokens.begin]
            .span.begin;
    event.trigger = trigger(match);
    event.score = match.score;
    add_actors(match, event);
    add_places(match, event);
    add_date(match, event);
    add_numbers(match, event);
    add_modes(match, event);
    add_contexts(scene_.facts.contexts(clause.sentence), event);
    event.ontology = scene_.patterns.ontology(
        event.type,
        event.modes.empty() ? std::string_view() : std::string_view(event.modes.front()));
    return event;
}

/// The predicate's word; with its object noun where the row is a phrase and the two stand together.
Span Filler::trigger(const Match& match) const {
    const Clause& clause = scene_.clauses[match.clause];
    const Reading* reading = &scene_.text.best(clause.predicate);
    for (const Reading& each : scene_.text.readings.of(clause.predicate)) {
        if (each.lemma == clause.lemma) {
            reading = &each;
            break;
        }
    }
    Span span = scene_.text.span({clause.predicate, clause.predicate + 1}, *reading);
    for (const Companion& companion : match.pattern->with) {
        const std::uint32_t next = clause.predicate + 1;
        const std::uint32_t end = scene_.text.tokens.sentences[clause.sentence].tokens.end;
        if (companion.key == "obj" && next < end &&
            scene_.lemmas.any_in({next, next + 1}, companion.lemmas)) {
            span.end = scene_.text.tokens.tokens[next].span.end;
        }
    }
    return span;
}

/// An actor as its part names it; a thing takes the owner that stands behind it ("a camp of the
/// rebels"), without that one's identity.
Event::Filler Filler::make_entity(const Clause::Part& part, EventRole role) const {
    const Reading& first = scene_.text.best(part.tokens.begin);
    Mention mention;
    mention.tokens = part.tokens;
    ActorMention actor;
    actor.confidence = 20;
    if (part.mention) {
        const Mention& known = scene_.mentions[static_cast<std::size_t>(*part.mention)];
        if (const auto* as_actor = std::get_if<ActorMention>(&known.what)) {
            if (part.tokens.begin >= known.tokens.begin) {
                return {role, known, known.words, {}, std::nullopt};
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
            return {
                role, {known.tokens, known.words, std::move(actor)}, known.words, {}, std::nullopt};
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
std::string Filler::country_near(std::uint32_t clause) const {
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

void Filler::add_actors(const Match& match, Event& event) const {
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

EventRole Filler::place_role(std::string_view type, const Clause::Part& part) const {
    if (part.role == ClauseRole::oblique) {
        const auto found = particles_.find(part.particle);
        const EventRole role = found == particles_.end() ? EventRole::at : found->second;
        if (role == EventRole::from && !is_movement(type)) {
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

void Filler::add_place(std::size_t index, EventRole role, Event& event) const {
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

void Filler::add_places(const Match& match, Event& event) const {
    const Clause& clause = scene_.clauses[match.clause];
    const auto places_in = [&](const Clause::Part& part, const auto& use) {
        for (std::size_t m = first_mention_from(scene_.mentions, part.tokens.begin);
             m < scene_.mentions.size() && scene_.mentions[m].tokens.begin < part.tokens.end; ++m) {
            if (std::holds_alternative<PlaceMention>(scene_.mentions[m].what)) {
                use(m);
                break;
            }
        }
    };
    const std::size_t before = event.fillers.size();
    for (const Clause::Part& part : clause.parts) {
        const bool of_place = part.role == ClauseRole::oblique || part.role == ClauseRole::object ||
                              (part.role == ClauseRole::genitive && part.mention &&
                               std::holds_alternative<PlaceMention>(
                                   scene_.mentions[static_cast<std::size_t>(*part.mention)].what));
        if (of_place && (part.role != ClauseRole::oblique || particles_.contains(part.particle))) {
            places_in(part,
                      [&](std::size_t m) { add_place(m, place_role(event.type, part), event); });
        }
    }
    // Places behind a particle that stand with the clause but hang on none of its parts.
    const auto [first_mention, last_mention] = scene_.facts.mentions(clause.sentence);
    for (std::size_t m = first_mention; m < last_mention; ++m) {
        const Mention& mention = scene_.mentions[m];
        if (!std::holds_alternative<PlaceMention>(mention.what) ||
            !scene_.reach.holds(match.clause, m)) {
            continue;
        }
        const bool in_part =
            std::any_of(clause.parts.begin(), clause.parts.end(),
                        [&](const auto& part) { return part.tokens.overlaps(mention.tokens); });
        const std::uint32_t at = mention.tokens.begin;
        const bool behind_particle =
            scene_.text.best(at).before.preposition == 'b' ||
            (at > 0 && scene_.text.best(at - 1).features.role == WordRole::preposition);
        const bool first = event.fillers.size() == before;
        if (!in_part && behind_particle && first) {
            add_place(m, EventRole::at, event);
        }
    }
    drop_landmarks(event);
    if (event.fillers.size() > before || is_said(event.type)) {
        return;
    }
    // Where the clause says nothing, the nearest place of the sentence behind an "in" serves.
    const TokenRange sentence = scene_.text.tokens.sentences[clause.sentence].tokens;
    std::optional<std::size_t> nearest;
    std::uint32_t distance = 0;
    for (std::size_t m = first_mention_from(scene_.mentions, sentence.begin);
         m < scene_.mentions.size() && scene_.mentions[m].tokens.begin < sentence.end; ++m) {
        const std::uint32_t at = scene_.mentions[m].tokens.begin;
        if (!std::holds_alternative<PlaceMention>(scene_.mentions[m].what) ||
            at == sentence.begin) {
            continue;
        }
        const Reading& particle = scene_.text.best(at - 1);
        const bool in = scene_.text.best(at).before.preposition == 'b' ||
                        (particle.lemma && scene_.patterns.tables().cell(*particle.lemma, "form") ==
                                               "\xD9\x81\xD9\x8A");
        const std::uint32_t gap =
            at > clause.predicate ? at - clause.predicate : clause.predicate - at;
        if (in && (!nearest || gap < distance)) {
            nearest = m;
            distance = gap;
        }
    }
    if (nearest) {
        add_place(*nearest, EventRole::at, event);
    }
}

void Filler::add_numbers(const Match& match, Event& event) const {
    const Clause& clause = scene_.clauses[match.clause];
    std::size_t count = 0;
    const auto [first, last] = scene_.facts.mentions(clause.sentence);
    for (std::size_t m = first; m < last && count < max_numbers; ++m) {
        const Mention& mention = scene_.mentions[m];
        const QuantityMention* quantity = amount_of(mention);
        if (quantity == nullptr || counts_nothing(*quantity)) {
            continue;
        }
        const bool in_part =
            std::any_of(clause.parts.begin(), clause.parts.end(), [&](const auto& part) {
                return part.tokens.overlaps(mention.tokens) &&
                       scene_.text.tokens.sentences[clause.sentence].tokens.holds(
                           mention.tokens.begin);
            });
        if (in_part || scene_.reach.holds(match.clause, m)) {
            Mention counted = mention;
            std::get<QuantityMention>(counted.what).kind = kind_in(match, mention);
            const Span words =
                quantity->amount.empty() ? mention.words : scene_.text.span(quantity->amount);
            event.fillers.push_back(
                {EventRole::number, std::move(counted), words, {}, std::nullopt});
            ++count;
        }
    }
}

/// What an amount counts in this event: a crowd that protests are protesters; those arrested or
/// abducted are so by the event that tells it, and people elsewhere.
std::string Filler::kind_in(const Match& match, const Mention& mention) const {
    const std::string& kind = amount_of(mention)->kind;
    const bool vague = kind == "people" || kind == "other";
    const auto counts = [&](const Parts& parts) {
        return std::any_of(parts.begin(), parts.end(),
                           [&](const auto* part) { return part->tokens.overlaps(mention.tokens); });
    };
    const std::string_view type = match.pattern->type;
    if (type == "PROTEST" && vague && counts(match.actors)) {
        return "protesters";
    }
    if (vague && counts(match.recipients) && match.pattern->mode == "arrest") {
        return "arrested";
    }
    if (vague && counts(match.recipients) && match.pattern->mode == "abduct") {
        return "abducted";
    }
    const bool taken = kind == "arrested" || kind == "abducted";
    return taken && type != "COERCE" && type != "ASSAULT" ? "people" : kind;
}

void Filler::add_date(const Match& match, Event& event) const {
    const Clause& clause = scene_.clauses[match.clause];
    const TokenRange sentence = scene_.text.tokens.sentences[clause.sentence].tokens;
    std::optional<std::size_t> own;
    std::optional<std::size_t> only;
    std::size_t times = 0;
    for (std::size_t m = first_mention_from(scene_.mentions, sentence.begin);
         m < scene_.mentions.size() && scene_.mentions[m].tokens.begin < sentence.end; ++m) {
        const auto* time = std::get_if<TimeMention>(&scene_.mentions[m].what);
        if (time == nullptr || !time->says_when()) {
            continue;
        }
        ++times;
        only = m;
        if (!own && scene_.reach.holds(match.clause, m)) {
            own = m;
        }
    }
    const bool aside = clause.link == ClauseLink::relative || clause.link == ClauseLink::adjunct;
    if (!own && times == 1 && !aside) {
        own = only;
    }
    if (own) {
        const Mention& mention = scene_.mentions[*own];
        event.fillers.push_back({EventRole::date, mention, mention.words, {}, std::nullopt});
    }
}

/// The mode that the word at `token` gives; with the word behind it where that makes a phrase.
std::string_view Filler::mode_at(std::string_view type, std::uint32_t token,
                                 std::uint32_t end) const {
    for (const WordId lemma : scene_.lemmas.words(token)) {
        if (token + 1 < end) {
            for (const WordId next : scene_.lemmas.words(token + 1)) {
                const WordId phrase = scene_.patterns.phrase(lemma, next);
                const std::string_view mode = scene_.patterns.mode_of(type, phrase);
                if (!mode.empty()) {
                    return mode;
                }
            }
        }
    }
    for (const WordId lemma : scene_.lemmas.words(token)) {
        const std::string_view mode = scene_.patterns.mode_of(type, lemma);
        if (!mode.empty()) {
            return mode;
        }
    }
    return {};
}

void Filler::add_modes(const Match& match, Event& event) const {
    if (!match.pattern->mode.empty()) {
        for (const std::string_view mode : alternatives(match.pattern->mode)) {
            event.modes.emplace_back(mode);
        }
        return;
    }
    const Clause& clause = scene_.clauses[match.clause];
    const TokenRange sentence = scene_.text.tokens.sentences[clause.sentence].tokens;
    std::uint32_t end = std::min(clause.tokens.end + 2, sentence.end);
    if (match.clause + 1 < scene_.clauses.size() &&
        scene_.clauses[match.clause + 1].sentence == clause.sentence) {
        end = std::max(end, scene_.clauses[match.clause + 1].predicate);
    }
    const bool verbal =
        event.type == "REQUEST" || event.type == "THREATEN" || event.type == "REJECT";
    end = verbal ? sentence.end : std::min(end, sentence.end);
    for (std::uint32_t token = clause.tokens.begin; token < end; ++token) {
        const std::string_view mode = mode_at(event.type, token, end);
        if (!mode.empty()) {
            event.modes.emplace_back(mode);
            return;
        }
    }
}

}  // namespace khabar::events
