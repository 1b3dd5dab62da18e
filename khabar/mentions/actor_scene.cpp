#include "khabar/mentions/actor_scene.h"

#include <algorithm>

#include "khabar/core/civil.h"
#include "khabar/language/valency.h"
#include "khabar/tables/names.h"

namespace khabar::actors {

using mentions::NameMatch;

namespace {

constexpr std::string_view son_of = "\xD8\xA8\xD9\x86";
constexpr std::string_view article = "\xD8\xA7\xD9\x84";
constexpr std::string_view nisba_ending = "\xD9\x8A";
constexpr std::string_view between = "\xD8\xA8\xD9\x8A\xD9\x86";

}  // namespace

bool is_noun(const Features& features) {
    return features.part == PartOfSpeech::noun && features.role == WordRole::none;
}

Scene::Scene(const mentions::Lookups& lookups, std::span<const Mention> places)
    : text(lookups.text),
      tables(lookups.tables),
      words(lookups.words),
      names(lookups.names),
      heads(lookups.heads),
      fixed(lookups.fixed),
      places_(places),
      covered_(lookups.text.size()),
      particles_(tables.index(language_sheet(text.language(), "place_particles"))),
      motion_words_(tables.index(language_sheet(text.language(), "motion_words"))) {
    for (const Mention& place : places) {
        std::fill(covered_.begin() + place.tokens.begin, covered_.begin() + place.tokens.end, true);
    }
    for (const NameMatch& match : names.all()) {
        for (const Posting& posting : match.postings) {
            if ((posting.flags & weak_name) == 0 && words.is(posting.id(), words.actors())) {
                strong_.insert(posting.id());
            }
        }
    }
    if (const auto day = text.document.origin().published) {
        today_ = format_day(*day);
    }
}

/// Dates of rows are a year, a month or a day, so that the shorter beginning is compared.
bool Scene::holds_today(RowId row) const {
    const std::string_view from = tables.cell(row, "from");
    const std::string_view to = tables.cell(row, "to");
    const std::string_view today = today_;
    return (from.empty() || from <= today.substr(0, from.size())) &&
           (to.empty() || today.substr(0, to.size()) <= to);
}

const Posting* Scene::actor_of(const NameMatch& match) const {
    const Posting* first = nullptr;
    for (const Posting& posting : match.postings) {
        if (!words.is(posting.id(), words.actors()) ||
            ((posting.flags & weak_name) != 0 && !strong_.contains(posting.id()))) {
            continue;
        }
        if (is_person(posting.id()) && another_bears(match, posting.id())) {
            continue;
        }
        if (today_.empty() || holds_today(posting.id())) {
            return &posting;
        }
        first = first == nullptr ? &posting : first;
    }
    return first;
}

/// "The farmer Rashid": a common word without the article behind somebody's title is a first name.
bool Scene::behind_person(std::uint32_t token) const {
    const Reading* head = token == 0 ? nullptr : words.head(token - 1);
    const Features& word = text.best(token).features;
    return head != nullptr && head->features.definite && !is_body(*head) &&
           head->features.number == Number::singular && !word.definite &&
           word.role == WordRole::none &&
           (word.part == PartOfSpeech::adjective || word.part == PartOfSpeech::noun ||
            word.part == PartOfSpeech::proper_noun);
}

bool Scene::another_bears(const NameMatch& match, RowId person) const {
    const std::uint32_t first = match.tokens.begin;
    const bool family_alone = match.tokens.end == first + 1;
    if (family_alone) {
        const bool named_before =
            first > 0 && match.plain() &&
            (behind_person(first - 1) ||
             (names.at(first - 1) == nullptr &&
              (words.given_name(first - 1) || words.unknown_name(first - 1))));
        return named_before && text.kind(first - 1) == TokenKind::word;
    }
    const std::uint32_t next = match.tokens.end;
    if (next >= text.size() || text.kind(next) != TokenKind::word || names.at(next) != nullptr) {
        return false;
    }
    const Proclitics& before = text.best(next).before;
    if (before.conjunction != 0 || before.preposition != 0) {
        return false;
    }
    if (words.given_name(next) || text.folded(next) == son_of) {
        return true;
    }
    const std::string_view word = text.folded(next);
    const Reading* people = words.nisba(next);
    const bool family =
        word.starts_with(article) && word.ends_with(nisba_ending) && words.head(next) == nullptr;
    return family &&
           (people != nullptr ? tables.cell(*people->lemma, "iso") != tables.cell(person, "country")
                              : !text.best(next).lemma);
}

const Posting* Scene::country_of(const NameMatch& match, bool weak) const {
    const auto found =
        std::find_if(match.postings.begin(), match.postings.end(), [&](const Posting& posting) {
            return words.is(posting.id(), words.countries()) &&
                   (weak || (posting.flags & weak_name) == 0);
        });
    return found == match.postings.end() ? nullptr : &*found;
}

const Posting* Scene::chosen_country(const NameMatch& match) const {
    const std::size_t first = first_mention_from(places_, match.tokens.begin);
    if (first == places_.size() || places_[first].tokens.begin != match.tokens.begin) {
        return nullptr;
    }
    const auto& place = std::get<PlaceMention>(places_[first].what);
    if (place.candidates.empty()) {
        return nullptr;
    }
    const PlaceCandidate& chosen = place.candidates.front();
    const bool state = chosen.kind == "country";
    for (const Posting& posting : match.postings) {
        const bool capital = (posting.flags & capital_name) != 0;
        const bool own = words.is(posting.id(), words.countries()) &&
                         (posting.flags & weak_name) == 0 && capital != state &&
                         tables.cell(posting.id(), "iso") == chosen.country;
        if (own && (state || chosen.kind == "town")) {
            return &posting;
        }
    }
    return nullptr;
}

const Posting* Scene::place_of(const NameMatch& match) const {
    const auto found = std::find_if(
        match.postings.begin(), match.postings.end(),
        [&](const Posting& posting) { return !words.is(posting.id(), words.actors()); });
    return found == match.postings.end() ? nullptr : &*found;
}

bool Scene::is_person(RowId row) const {
    return words.is(row, words.actors()) && tables.cell(row, "kind") == "person";
}

bool Scene::is_generic(RowId row) const {
    return words.is(row, words.actors()) && tables.cell(row, "id").starts_with("gen.");
}

bool Scene::counts(const NameMatch& match) const {
    return actor_of(match) != nullptr || place_of(match) != nullptr;
}

std::string_view Scene::country_at(std::uint32_t token) const {
    const std::size_t first = first_mention_from(places_, token);
    if (first == places_.size() || places_[first].tokens.begin != token) {
        return {};
    }
    return std::get<PlaceMention>(places_[first].what).country();
}

bool Scene::chosen_is_town(std::uint32_t token) const {
    const std::size_t first = first_mention_from(places_, token);
    if (first == places_.size() || places_[first].tokens.begin != token) {
        return false;
    }
    const auto& place = std::get<PlaceMention>(places_[first].what);
    return !place.candidates.empty() && place.candidates.front().kind != "country";
}

bool Scene::inside_place(std::uint32_t token) const {
    if (!covered(token)) {
        return false;
    }
    const std::size_t next = first_mention_from(places_, token);
    if (next == 0 || !places_[next - 1].tokens.holds(token)) {
        return false;
    }
    return !std::get<PlaceMention>(places_[next - 1].what).candidates.empty();
}

bool Scene::in_place_name(std::uint32_t token) const {
    if (!covered(token)) {
        return false;
    }
    const std::size_t next = first_mention_from(places_, token + 1);
    if (next == 0 || !places_[next - 1].tokens.holds(token)) {
        return false;
    }
    const Mention& mention = places_[next - 1];
    const auto& place = std::get<PlaceMention>(mention.what);
    return place.name.holds(token) &&
           (place.candidates.empty() || place.name.end > place.name.begin + 1 ||
            mention.tokens.begin < place.name.begin);
}

bool Scene::begins_named_place(std::uint32_t token) const {
    const std::size_t first = first_mention_from(places_, token);
    return first < places_.size() && places_[first].tokens.begin == token &&
           std::get<PlaceMention>(places_[first].what).name.begin > token;
}

std::uint32_t Scene::end_of_place(std::uint32_t token) const {
    const std::size_t first = first_mention_from(places_, token);
    return first < places_.size() && places_[first].tokens.begin == token
               ? places_[first].tokens.end
               : text.size();
}

bool Scene::behind_place_particle(std::uint32_t token, bool ways) const {
    const Reading& own = text.best(token);
    if (own.before.preposition == 'b') {
        return !asked_for_by_verb(token);
    }
    if (token == 0 || own.before.conjunction != 0 || own.before.preposition != 0 ||
        text.best(token - 1).features.role != WordRole::preposition) {
        return false;
    }
    const Sheet* particles = tables.sheet(language_sheet(text.language(), "place_particles"));
    const std::string_view forms = tables.cell(*text.best(token - 1).lemma, "form");
    for (const std::string_view form : alternatives(forms)) {
        for (const Posting& posting : particles_.find(form).postings) {
            const std::string_view state = particles->cell(posting.row, "state");
            return state == "place" || (ways && state == "capital") ||
                   (state == "motion" && behind_motion(token - 1));
        }
    }
    return false;
}

/// The nearest verb before asks for b-: "recognised X", "accused X of".
bool Scene::asked_for_by_verb(std::uint32_t token) const {
    constexpr std::uint32_t reach = 8;  // why: a subject with its titles stands between
    constexpr std::string_view ba = "\xD8\xA8";
    const Sheet* verbs = tables.sheet(language_sheet(text.language(), "verbs"));
    for (std::uint32_t back = 1; back <= reach && back <= token; ++back) {
        const Reading& reading = text.best(token - back);
        if (text.kind(token - back) == TokenKind::punctuation) {
            return false;
        }
        if (!reading.lemma || !words.is(*reading.lemma, verbs)) {
            continue;
        }
        return asks_for(tables.cell(*reading.lemma, "valency"), ba);
    }
    return false;
}

bool Scene::behind_motion(std::uint32_t particle) const {
    constexpr std::uint32_t reach = 10;  // why: "the envoy of X for Y arrived in Z"
    for (std::uint32_t back = 1; back <= reach && back <= particle; ++back) {
        if (text.kind(particle - back) == TokenKind::punctuation) {
            return false;
        }
        if (is_motion(particle - back)) {
            return true;
        }
    }
    return false;
}

bool Scene::is_motion(std::uint32_t token) const {
    const auto readings = text.readings.of(token);
    return std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
        return reading.score == 0 && reading.lemma &&
               !motion_words_.find(words.lemma(reading)).postings.empty();
    });
}

bool Scene::only_place(const NameMatch& match, bool capital) const {
    const std::uint32_t at = match.tokens.begin;
    if (match.reading->before.preposition == 'b' ? !asked_for_by_verb(at)
                                                 : behind_place_particle(at, capital)) {
        return true;
    }
    if (at < 2 || match.reading->before.preposition != 0) {
        return false;
    }
    if (match.reading->before.conjunction != 0) {  // "in X and Y"
        const NameMatch* before = names.at(at - 1);
        return before != nullptr && country_of(*before, false) != nullptr &&
               only_place(*before, capital);
    }
    if (capital && is_motion(at - 1)) {
        return true;  // "will visit Ankara"
    }
    const auto place_word = [&](std::uint32_t token) { return heads.at(token).has_value(); };
    if (text.best(at - 1).features.role == WordRole::preposition) {
        // "the border between X and Y"
        return text.folded(at - 1) == between && place_word(at - 2);
    }
    return !text.best(at - 1).before.article && place_word(at - 1);
}

bool Scene::is_body(const Reading& head) const {
    return tables.cell(*head.lemma, "body") == "y";
}

bool Scene::names_whole(const Reading& head, std::string_view kind) const {
    const bool named_by_body = kind == "armed_group" || kind == "party" || kind == "ngo" ||
                               kind == "igo" || kind == "agency" || kind == "outlet" ||
                               kind == "company" || kind == "body";
    const bool title_of_person =
        kind == "person" && head.features.number == Number::singular && !is_body(head);
    return (named_by_body && head.features.number == Number::singular && is_body(head)) ||
           title_of_person;
}

bool Scene::agrees(std::uint32_t noun, const Features& adjective) const {
    const Reading* head = words.head(noun);
    const Features& own = head != nullptr ? head->features : text.best(noun).features;
    if (adjective.number == Number::plural) {
        return own.number == Number::plural;
    }
    if (own.number == Number::plural) {  // a plural of things or bodies takes the feminine singular
        const bool people = head != nullptr && !is_body(*head);
        return adjective.gender == Gender::feminine && !people;
    }
    return (adjective.gender == Gender::feminine) == (own.gender == Gender::feminine);
}

bool Scene::describes(std::uint32_t at, const Reading& head) const {
    if (at == 0 || head.before.conjunction != 0 || head.before.preposition != 0) {
        return false;
    }
    const Features& noun = text.best(at - 1).features;
    const auto readings = text.readings.of(at);
    const bool adjectival = std::any_of(
        readings.begin(), readings.end(),
        [](const Reading& reading) { return reading.features.part == PartOfSpeech::adjective; });
    return adjectival && agrees(at - 1, head.features) && is_noun(noun) &&
           noun.definite == head.features.definite && text.best(at - 1).pronoun.span.empty();
}

}  // namespace khabar::actors
