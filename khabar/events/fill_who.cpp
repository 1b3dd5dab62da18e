#include "khabar/events/fill_who.h"

#include <algorithm>
#include <utility>

#include "khabar/attribution/verb_group.h"
#include "khabar/events/aimed_at.h"
#include "khabar/events/named.h"
#include "khabar/events/particles.h"
#include "khabar/events/who_and_whom.h"

namespace khabar::events {

namespace {

constexpr std::uint32_t max_depth = 3;  // why: "demanded the lifting of the siege of X"

bool begins_sentence(const ReadText& text, std::uint32_t token) {
    const auto& sentences = text.tokens.sentences;
    return std::binary_search(
        sentences.begin(), sentences.end(), Sentence{{token, token}, BlockKind::paragraph, 0},
        [](const Sentence& a, const Sentence& b) { return a.tokens.begin < b.tokens.begin; });
}

/// "Not a single soldier", "not one shell".
bool is_not_one(const ReadText& text, TokenRange words) {
    if (text.language() != LanguageId::english) {
        return false;
    }
    bool one = false;
    for (std::uint32_t at = std::min(words.begin + 2, words.end); at-- > 0;) {
        const std::string_view word = text.folded(at);
        one = one || word == "single" || word == "one";
        if (at < words.begin && word != "a" && word != "single" && word != "one") {
            return one && word == "not";
        }
    }
    return false;
}

/// Deeds in words and by law, whose object is often the noun of another deed.
bool may_look_inside(const Pattern& pattern) {
    static constexpr std::string_view types[] = {"AGREE",  "SUPPORT", "CONCEDE",  "REQUEST",
                                                 "ACCUSE", "REJECT",  "THREATEN", "SANCTION",
                                                 "COERCE", "AID"};
    return std::find(std::begin(types), std::end(types), pattern.type) != std::end(types) &&
           !pattern.recipient.empty();
}

/// Whether the noun at `token` heads an object or an oblique of the clause, or is its genitive.
bool governs(const Clause& clause, std::uint32_t token) {
    return std::any_of(clause.parts.begin(), clause.parts.end(), [token](const auto& part) {
        return part.role != ClauseRole::subject && !part.inherited && part.tokens.holds(token);
    });
}

}  // namespace

WhoFiller::WhoFiller(const Scene& scene) : scene_(scene), countries_(scene) {}

void WhoFiller::add(const Match& match, Event& event) const {
    const auto add = [&](const Parts& parts, EventRole role) {
        for (const Clause::Part* part : parts) {
            if (attribution::says_none(scene_.text, part->tokens.begin) ||
                is_not_one(scene_.text, part->tokens)) {
                continue;  // "nobody", "no soldiers", "not a single soldier"
            }
            if ((role == EventRole::actor && is_dead(*part)) ||
                (role == EventRole::recipient && is_backer(*part))) {
                continue;
            }
            if (role == EventRole::recipient && match.pattern->mode == "visit" &&
                is_town(scene_, scene_.clauses[match.clause].sentence, *part)) {
                continue;  // "visited Kyiv": where, not whom
            }
            Event::Filler filler = make_entity(*part, role);
            const bool known = std::any_of(
                event.fillers.begin(), event.fillers.end(),
                [&](const Event::Filler& other) { return other.words == filler.words; });
            if (known) {
                continue;
            }
            const auto* actor = std::get_if<ActorMention>(&filler.mention.what);
            if (actor != nullptr && actor->country.empty() && !actor->sectors.empty()) {
                filler.country_inferred = countries_.of(*part, match, filler, event);
            }
            event.fillers.push_back(std::move(filler));
        }
    };
    add(match.actors, EventRole::actor);
    if (match.actors.empty() && family_of(event.type) != Family::verbal) {
        add_share(match, match.pattern->actor, EventRole::actor, event);
    }
    add(match.recipients.empty() ? struck_by_noun(match) : match.recipients, EventRole::recipient);
    const bool accuses = (event.type == "ACCUSE" || event.type == "REQUEST") &&
                         scene_.text.language() == LanguageId::english;
    if (match.recipients.empty() && may_look_inside(*match.pattern) && !accuses) {
        add(inner_recipients(match), EventRole::recipient);
    }
    const bool nobody = std::none_of(
        event.fillers.begin(), event.fillers.end(),
        [](const Event::Filler& filler) { return filler.role == EventRole::recipient; });
    if (nobody && !is_told_by_pronoun(scene_, match)) {
        for (const Clause::Part& whom : aimed_at(scene_, match)) {
            event.fillers.push_back(make_entity(whom, EventRole::recipient));
            countries_.forget(std::get<ActorMention>(event.fillers.back().mention.what), event);
        }
    }
}

/// "An air strike killed two": the verb behind the noun tells who was struck.
Parts WhoFiller::struck_by_noun(const Match& match) const {
    const Clause& noun = scene_.clauses[match.clause];
    Parts found;
    if (scene_.text.language() != LanguageId::english || noun.verb || !noun.parent ||
        match.pattern->type != "ASSAULT") {
        return found;
    }
    const Clause& verb = scene_.clauses[static_cast<std::size_t>(*noun.parent)];
    const auto rows = scene_.patterns.of(verb.lemma, verb.verb);
    const bool strikes =
        verb.verb && !verb.passive && std::any_of(rows.begin(), rows.end(), [](const Pattern& row) {
            return row.type == "ASSAULT" && !row.recipient.empty() &&
                   row.recipient.front() == "obj";
        });
    const bool by_noun =
        std::any_of(verb.parts.begin(), verb.parts.end(), [&](const Clause::Part& part) {
            return part.role == ClauseRole::subject && part.tokens.holds(noun.predicate);
        });
    for (const Clause::Part& part : verb.parts) {
        if (strikes && by_noun && part.role == ClauseRole::object && !part.inherited &&
            actor_of(scene_, part) != nullptr) {
            found.push_back(&part);
        }
    }
    return found;
}

/// "Hundreds of the party's supporters" march: an amount of somebody, where the row looks for one.
/// What is said has a speaker, no amount.
void WhoFiller::add_share(const Match& match, const std::vector<std::string_view>& sources,
                          EventRole role, Event& event) const {
    constexpr std::string_view of = "\xD9\x85\xD9\x86";
    for (const std::string_view source : sources) {
        for (const Clause::Part* amount : match.roles.of(source)) {
            if (!amount->mention ||
                amount_of(scene_.mentions[static_cast<std::size_t>(*amount->mention)]) == nullptr) {
                continue;
            }
            if (const auto crowd = crowd_of(*amount, event)) {
                event.fillers.push_back(
                    {role, *crowd, crowd->words, countries_.near(match.clause), std::nullopt});
                return;
            }
            for (const Clause::Part& whole : scene_.clauses[match.clause].parts) {
                const ActorMention* actor = actor_of(scene_, whole);
                if (actor == nullptr || whole.particle != of ||
                    whole.tokens.begin != amount->tokens.end + 1) {
                    continue;
                }
                Mention mention;
                mention.tokens = {amount->tokens.begin, whole.tokens.end};
                mention.words = scene_.text.span(mention.tokens);
                ActorMention share = *actor;
                share.entity.reset();
                mention.what = std::move(share);
                const Span words = mention.words;
                event.fillers.push_back({role, std::move(mention), words, {}, std::nullopt});
                return;
            }
        }
    }
}

/// "Hundreds marched": an amount that stands for those whom it counts; in Arabic one word with the
/// article.
std::optional<Mention> WhoFiller::crowd_of(const Clause::Part& amount, const Event& event) const {
    const QuantityMention* quantity =
        amount_of(scene_.mentions[static_cast<std::size_t>(*amount.mention)]);
    const bool bare = scene_.text.language() == LanguageId::english
                          ? quantity->noun.empty() && quantity->unit.empty()
                          : scene_.text.best(amount.tokens.begin).features.definite &&
                                amount.tokens.end == amount.tokens.begin + 1;
    if (event.type != "PROTEST" || !bare) {
        return std::nullopt;
    }
    Mention mention;
    mention.tokens = amount.tokens;
    mention.words = scene_.text.noun_span(amount.tokens);
    ActorMention crowd;
    crowd.plural = true;
    crowd.sectors = {"CVL"};
    crowd.confidence = 40;
    mention.what = std::move(crowd);
    return mention;
}

/// Whether a token of the range is read as one of the nouns, or as the verbal noun of one of the
/// verbs.
bool WhoFiller::noun_in(TokenRange range, std::span<const std::string_view> lemmas) const {
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
        const auto readings = scene_.lemmas.of(at);
        if (scene_.text.best(at).features.part != PartOfSpeech::verb &&
            std::any_of(readings.begin(), readings.end(), [&](const LemmaReading& reading) {
                return std::find(lemmas.begin(), lemmas.end(), reading.lemma) != lemmas.end();
            })) {
            return true;
        }
    }
    return false;
}

/// "Seven dead", "the body of": they do nothing.
bool WhoFiller::is_dead(const Clause::Part& part) const {
    static constexpr std::string_view dead[] = {"\xD9\x82\xD8\xAA\xD9\x8A\xD9\x84",
                                                "\xD8\xAC\xD8\xAB\xD8\xA9",
                                                "\xD8\xAC\xD8\xAB\xD9\x85\xD8\xA7\xD9\x86"};
    return noun_in({part.tokens.begin, std::min(part.tokens.begin + 2, part.tokens.end)}, dead);
}

/// "Took the town with support from X": whoever backs the deed does not suffer it.
bool WhoFiller::is_backer(const Clause::Part& part) const {
    constexpr std::string_view from = "\xD9\x85\xD9\x86";
    static constexpr std::string_view backing[] = {
        "\xD8\xA3\xD8\xB3\xD9\x86\xD8\xAF", "\xD8\xAF\xD8\xB9\xD9\x85",
        "\xD8\xB3\xD8\xA7\xD9\x86\xD8\xAF", "\xD8\xBA\xD8\xB7\xD8\xA7\xD8\xA1",
        "\xD9\x85\xD8\xB3\xD8\xA7\xD8\xB9\xD8\xAF\xD8\xA9"};
    const std::uint32_t end = part.tokens.begin;
    if (part.role != ClauseRole::oblique || part.particle != from || end < 3) {
        return false;
    }
    for (std::uint32_t at = end - 3; at + 1 < end; ++at) {  // an adjective may stand between
        if (scene_.text.best(at).before.preposition == 'b' && noun_in({at, at + 1}, backing)) {
            return true;
        }
    }
    return false;
}

/// "Refused to answer the union's demands", "threatened sanctions on X": whom the deed is about
/// stands with the noun that the verb governs.
Parts WhoFiller::inner_recipients(const Match& match) const {
    std::uint32_t parent = match.clause;
    for (std::uint32_t depth = 0; depth < max_depth; ++depth) {
        std::optional<std::uint32_t> child;
        for (std::uint32_t c = parent + 1; c < scene_.clauses.size() && !child; ++c) {
            const Clause& clause = scene_.clauses[c];
            if (clause.sentence != scene_.clauses[match.clause].sentence) {
                break;
            }
            const bool hangs =
                clause.parent == ClauseIndex{parent} && !clause.verb &&
                (clause.link == ClauseLink::governed || clause.link == ClauseLink::carried);
            if (hangs && governs(scene_.clauses[parent], clause.predicate)) {
                child = c;
            }
        }
        if (!child) {
            return {};
        }
        Parts found;
        for (const Clause::Part& part : scene_.clauses[*child].parts) {
            const bool role = part.role == ClauseRole::genitive ||
                              (part.role == ClauseRole::oblique &&
                               particles_of(scene_.text.language()).is_towards(part.particle));
            const bool actor =
                actor_of(scene_, part) != nullptr || country_of(scene_, part) != nullptr;
            const bool other = std::none_of(
                match.actors.begin(), match.actors.end(),
                [&](const Clause::Part* doer) { return doer->tokens.overlaps(part.tokens); });
            if (role && actor && other && !part.inherited &&
                part.tokens.begin > scene_.clauses[match.clause].predicate) {
                found.push_back(&part);
            }
        }
        if (!found.empty()) {
            return found;
        }
        parent = *child;
    }
    return {};
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
    } else if (scene_.text.language() == LanguageId::english) {
        take_owner(part.tokens, mention, actor);
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
    mention.words = scene_.text.noun_span(mention.tokens);
    mention.what = std::move(actor);
    const Span words = mention.words;
    return {role, std::move(mention), words, {}, std::nullopt};
}

/// "Positions of the rebels", "a Russian refinery": a thing, and whose it is.
void WhoFiller::take_owner(TokenRange thing, Mention& mention, ActorMention& actor) const {
    constexpr std::uint32_t reach = 2;  // why: "of all the"
    actor.country = told_by_adjective(scene_, thing);
    if (thing.end >= scene_.text.size() || scene_.text.folded(thing.end) != "of" ||
        begins_sentence(scene_.text, thing.end)) {
        return;
    }
    std::uint32_t at = thing.end + 1;
    while (at + 1 < scene_.text.size() && at <= thing.end + reach &&
           scene_.text.best(at).features.part == PartOfSpeech::determiner) {
        ++at;
    }
    for (std::size_t m = first_mention_from(scene_.mentions, at);
         m < scene_.mentions.size() && scene_.mentions[m].tokens.begin == at; ++m) {
        const auto* owner = std::get_if<ActorMention>(&scene_.mentions[m].what);
        if (owner != nullptr && (owner->armed || is_of_state(*owner, scene_.patterns.tables()))) {
            actor = *owner;
            actor.entity.reset();
            mention.tokens.end = scene_.mentions[m].tokens.end;
            return;
        }
    }
}

}  // namespace khabar::events
