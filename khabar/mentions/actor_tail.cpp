#include "khabar/mentions/actor_tail.h"

#include <algorithm>

#include "khabar/tables/names.h"

namespace khabar::actors {

using mentions::NameMatch;

namespace {

constexpr std::uint32_t max_phrase = 16;  // why: titles with names rarely pass a dozen words
constexpr std::uint32_t max_quoted = 8;   // why: a name in quotes; a longer run is a quotation
constexpr std::string_view alef = "\xD8\xA7";
constexpr std::string_view min = "\xD9\x85\xD9\x86";
// b- and "name", folded: the one fixed phrase that makes a spokesman.
constexpr std::string_view in_the_rank =
    "\xD8\xA8\xD8\xB1\xD8\xAA\xD8\xA8\xD9\x87";  // b- and "rank": "an officer of the rank of"
constexpr std::string_view in_the_name = "\xD8\xA8\xD8\xA7\xD8\xB3\xD9\x85";

}  // namespace

void TailReader::take_head(const Reading& head, std::uint32_t at, Phrase& phrase) const {
    phrase.head = &head;
    phrase.end = at + 1;
    ActorMention& actor = phrase.actor;
    actor.head = head.lemma;
    sectors_.take_head(phrase);
    actor.armed = in_.tables.cell(*head.lemma, "armed") == "y";
    // the singular behind a number: "30 civilians"
    const bool counted = at > 0 && !head.features.definite &&
                         (in_.text.kind(at - 1) == TokenKind::number ||
                          in_.text.best(at - 1).features.part == PartOfSpeech::number);
    actor.plural = counted || head.features.number != Number::singular;
    actor.source_body =
        !actor.sectors.empty() && actor.sectors.front() == "JRN" && in_.is_body(head);
    actor.person = !actor.plural && !in_.is_body(head);
    actor.confidence = 50;
    phrase.titled = actor.person;
    phrase.closed = head.features.definite || !head.pronoun.span.empty();
}

void TailReader::take_entity(RowId row, TokenRange name, Phrase& phrase) const {
    ActorMention& actor = phrase.actor;
    actor.name = name;
    const std::string_view kind = in_.tables.cell(row, "kind");
    const bool whole = phrase.head == nullptr || in_.names_whole(*phrase.head, kind);
    if (whole) {
        actor.entity = row;
        actor.person = kind == "person";
        actor.confidence = 85;
    }
    if (actor.country.empty()) {
        actor.country = in_.tables.cell(row, "country");
    }
    sectors_.take_name(phrase, row, whole);
    actor.armed = actor.armed || kind == "armed_group" || kind == "military" || kind == "police";
    actor.source_body = actor.source_body || kind == "agency" || kind == "outlet";
    phrase.has_name = true;
    phrase.closed = true;
}

void TailReader::take_actor(RowId row, TokenRange name, Phrase& phrase) const {
    take_entity(row, name, phrase);
    phrase.end = name.end;
    // "the prime minister" is a name of the lexicon, and a title of the one named behind it
    const Reading* title = in_.words.head(name.begin);
    const bool is_title = title != nullptr && !in_.is_body(*title);
    phrase.titled = !in_.is_person(row) && (is_title || (phrase.head != nullptr && phrase.titled));
}

void TailReader::read(Phrase& phrase) const {
    take_quoted_name(phrase);
    while (phrase.end < in_.end && phrase.end - phrase.begin < max_phrase) {
        const std::uint32_t before = phrase.end;
        std::uint32_t next = phrase.end;
        while (next < in_.end && in_.words.quote(next)) {
            ++next;
        }
        if (next >= in_.end || in_.text.kind(next) != TokenKind::word) {
            break;
        }
        read_one(phrase, next);
        if (phrase.end == before) {
            break;
        }
    }
    close_quote(phrase);
    if (phrase.head != nullptr && phrase.actor.person && !phrase.has_name) {
        take_person_name(phrase, phrase.end);
    }
}

/// "The site 'X Y'": what stands in quotes behind an outlet or agency is its name.
void TailReader::take_quoted_name(Phrase& phrase) const {
    if (!phrase.actor.source_body || phrase.end >= in_.end || !in_.words.quote(phrase.end)) {
        return;
    }
    for (std::uint32_t at = phrase.end + 1; at < in_.end && at - phrase.end < max_quoted; ++at) {
        if (!in_.words.quote(at)) {
            continue;
        }
        if (const NameMatch* name = in_.names.at(phrase.end + 1); name != nullptr) {
            take_following_name(phrase, *name);
        }
        phrase.end = at + 1;
        phrase.has_name = true;
        phrase.closed = true;
        return;
    }
}

/// Takes the word at `next` when it belongs to the phrase.
void TailReader::read_one(Phrase& phrase, std::uint32_t next) const {
    const Reading& best = in_.text.best(next);
    const Reading* people = in_.words.nisba(next);
    if (const NameMatch* name = in_.names.at(next);
        name != nullptr && name->plain() && in_.counts(*name) &&
        !(people != nullptr && describes_body(phrase, *people, best))) {
        take_following_name(phrase, *name);
        return;
    }
    if (people != nullptr) {
        take_nisba(phrase, *people, next);
        return;
    }
    if (best.before.conjunction != 0 || best.before.preposition != 0) {
        take_in_the_name_of(phrase, best, next);
        return;
    }
    const bool agrees = phrase.head == nullptr || in_.agrees(phrase.end - 1, best.features) ||
                        in_.agrees(phrase.begin, best.features);
    if (in_accusative(best, next)) {
        return;  // "a gunman shot a photographer": what ends in that alef is the object
    }
    const bool adjective = best.features.part == PartOfSpeech::adjective &&
                           best.features.verb_form == VerbForm::none && agrees;
    const Reading* describing = in_.words.head(next);
    const bool described = describing != nullptr && in_.describes(next, *describing);
    if ((adjective && !opens_clause(next) && best.features.definite == phrase.definite()) ||
        described) {
        sectors_.describe(phrase, next);
        phrase.end = next + 1;
        phrase.closed = phrase.closed || best.features.definite;
        phrase.described = true;
        return;
    }
    if (!phrase.closed && !phrase.described &&
        (is_noun(best.features) || in_.words.head(next) != nullptr)) {
        take_genitive(phrase, next);
        return;
    }
    if (phrase.head != nullptr && phrase.actor.person && !phrase.has_name) {
        take_person_name(phrase, next);
        return;
    }
    if (phrase.head != nullptr && !phrase.has_name && !phrase.described && !phrase.closed &&
        in_.words.unknown_name(next)) {
        phrase.end = next + 1;  // the name of a body that no row knows
        phrase.has_name = true;
        phrase.closed = true;
    }
}

void TailReader::take_name_behind(Phrase& phrase) const {
    if (phrase.end >= in_.end) {
        return;
    }
    if (const NameMatch* name = in_.names.at(phrase.end); name != nullptr && name->plain()) {
        take_following_name(phrase, *name);
    } else if (in_.text.kind(phrase.end) == TokenKind::word) {
        take_person_name(phrase, phrase.end);
    }
}

void TailReader::take_person_name(Phrase& phrase, std::uint32_t at) const {
    if (const std::uint32_t end = persons_.read(at, true); end > at) {
        phrase.end = end;
        phrase.has_name = true;
        phrase.closed = true;
    }
}

/// An adjective with a complement of its own is a clause: "X, backed by Y".
bool TailReader::opens_clause(std::uint32_t adjective) const {
    if (adjective + 1 >= in_.end) {
        return false;
    }
    const Reading& next = in_.text.best(adjective + 1);
    return next.features.role == WordRole::preposition &&
           in_.tables.cell(*next.lemma, "form").starts_with(min);
}

/// "Forces of Libya", "the president Aoun": a name behind a head. A name behind a name is another.
void TailReader::take_following_name(Phrase& phrase, const NameMatch& name) const {
    const Posting* own = in_.actor_of(name);
    const bool person = own != nullptr && in_.is_person(own->id());
    const bool same = own != nullptr && phrase.actor.entity == own->id();
    if (phrase.head == nullptr && phrase.has_name && !same && !(phrase.titled && person)) {
        take_place_of_generic(phrase, name);
        return;
    }
    if (phrase.closed && !same && !(phrase.titled && person) && !appositive(phrase, name)) {
        return;
    }
    if (person && (in_.in_place_name(name.tokens.begin) || is_private(phrase, own->id()))) {
        phrase.end = name.tokens.end;  // words, and no identity
        phrase.has_name = true;
        phrase.closed = true;
        take_person_name(phrase, phrase.end);
        return;
    }
    if (own != nullptr) {
        take_actor(own->id(), name.tokens, phrase);
        return;
    }
    const Posting* country = in_.country_of(name, true);
    const Posting* place = country == nullptr && !phrase.closed ? in_.place_of(name) : nullptr;
    if (country == nullptr && place == nullptr) {
        return;
    }
    if (phrase.actor.country.empty()) {
        phrase.actor.country = country != nullptr ? in_.tables.cell(country->id(), "iso")
                                                  : in_.tables.cell(place->id(), "country");
    }
    phrase.end = name.tokens.end;
    phrase.closed = true;
    if (country != nullptr && phrase.actor.plural) {
        take_joined_countries(phrase);
    }
}

/// "The ministers of X and Y", "delegations from X, and Y".
void TailReader::take_joined_countries(Phrase& phrase) const {
    while (phrase.end < in_.end && phrase.end - phrase.begin < max_phrase) {
        const NameMatch* next = in_.names.at(phrase.end);
        if (next == nullptr || next->reading->before.conjunction != 'w' ||
            next->reading->before.preposition != 0 || in_.country_of(*next, false) == nullptr) {
            return;
        }
        phrase.end = next->tokens.end;
    }
}

/// "The pupil X", "the farmer X": a walk of life that the one of that name has not.
bool TailReader::is_private(const Phrase& phrase, RowId person) const {
    static constexpr std::string_view walks[] = {"CVL", "EDU", "MED", "AGR",
                                                 "REF", "CRM", "LAB", "BUS"};
    if (phrase.head == nullptr || in_.is_body(*phrase.head) ||
        in_.tables.cell(*phrase.head->lemma, "courtesy") == "y") {
        return false;
    }
    const auto sectors = alternatives(in_.tables.cell(*phrase.head->lemma, "sector"));
    const auto own = alternatives(in_.tables.cell(person, "sector"));
    const bool walk = sectors.empty() || std::find(std::begin(walks), std::end(walks),
                                                   sectors.front()) != std::end(walks);
    const bool has = std::any_of(sectors.begin(), sectors.end(), [&](std::string_view sector) {
        return std::find(own.begin(), own.end(), sector) != own.end();
    });
    const bool inherits = in_.tables.cell(*phrase.head->lemma, "inherits") == "y";
    return walk && !has && !inherits;
}

/// "The criminal court of Cairo": a kind of body, and whose it is.
void TailReader::take_place_of_generic(Phrase& phrase, const NameMatch& name) const {
    const Posting* place = in_.place_of(name);
    if (!phrase.actor.entity || !in_.is_generic(*phrase.actor.entity) || place == nullptr ||
        in_.actor_of(name) != nullptr || !phrase.actor.country.empty()) {
        return;
    }
    const Posting* country = in_.country_of(name, true);
    phrase.actor.country = country != nullptr ? in_.tables.cell(country->id(), "iso")
                                              : in_.tables.cell(place->id(), "country");
    phrase.end = name.tokens.end;
}

/// "The movement 'X'", "the agency X": a body with the article and its name behind it.
bool TailReader::appositive(const Phrase& phrase, const NameMatch& name) const {
    const bool near =
        name.tokens.begin == phrase.begin + 1 || in_.words.quote(name.tokens.begin - 1);
    return near && phrase.head != nullptr && !phrase.has_name && in_.is_body(*phrase.head) &&
           std::any_of(name.postings.begin(), name.postings.end(), [&](const Posting& p) {
               return in_.words.is(p.id(), in_.words.actors()) &&
                      in_.names_whole(*phrase.head, in_.tables.cell(p.id(), "kind"));
           });
}

/// "The Saudi navy": an adjective with the letters of the state's name behind a definite noun.
bool TailReader::describes_body(const Phrase& phrase, const Reading& people,
                                const Reading& best) const {
    return phrase.head != nullptr && phrase.definite() && best.lemma == people.lemma &&
           people.features.definite && people.features.gender == Gender::feminine &&
           people.before.conjunction == 0 && people.before.preposition == 0 &&
           (in_.agrees(phrase.begin, people.features) ||
            in_.agrees(phrase.end - 1, people.features));
}

void TailReader::take_nisba(Phrase& phrase, const Reading& people, std::uint32_t next) const {
    if (people.before.preposition != 0) {
        return;
    }
    if (people.features.definite && !phrase.definite() && !phrase.described &&
        people.before.conjunction == 0) {
        phrase.end = next + 1;  // a noun of the same letters in the construct state
        phrase.closed = true;
        return;
    }
    if (people.features.definite != phrase.definite() || in_accusative(people, next)) {
        return;  // "the forces killed a Syrian": no adjective of the forces
    }
    const bool joined = people.before.conjunction != 0;
    const bool has_country = !phrase.actor.country.empty();
    if (joined && !(has_country && phrase.head != nullptr)) {
        return;  // "and the Syrians" begins another
    }
    const std::string_view country = in_.tables.cell(*people.lemma, "iso");
    if (joined && phrase.actor.plural && country != phrase.actor.country) {
        phrase.closed = true;  // "the two armies, the one of A and": that of B is another
        return;
    }
    if (!has_country) {
        phrase.actor.country = country;
    }
    phrase.end = next + 1;
    phrase.closed = phrase.closed || people.features.definite;
    phrase.described = true;
}

/// Whether a singular masculine word bears the ending of an indefinite object, which the noun
/// before it does not.
bool TailReader::in_accusative(const Reading& people, std::uint32_t at) const {
    return people.features.number == Number::singular &&
           people.features.gender == Gender::masculine && in_.text.folded(at).ends_with(alef) &&
           !in_.text.folded(at - 1).ends_with(alef);
}

/// The speaker "in the name of" a body: b- before a head or noun that follows a person's head.
void TailReader::take_in_the_name_of(Phrase& phrase, const Reading& best,
                                     std::uint32_t next) const {
    if (phrase.head == nullptr || !phrase.actor.person || phrase.has_name ||
        best.before.conjunction != 0 || best.before.preposition != 'b' || next + 1 >= in_.end ||
        (in_.text.folded(next) != in_the_name && in_.text.folded(next) != in_the_rank)) {
        return;
    }
    phrase.end = next + 1;
    phrase.closed = false;
}

/// The second noun of a construct: its own article, name or country closes it.
void TailReader::take_genitive(Phrase& phrase, std::uint32_t next) const {
    const Reading* head = in_.words.head(next);
    const Reading& reading = head != nullptr ? *head : in_.text.best(next);
    if (reading.before.conjunction != 0 || reading.before.preposition != 0 ||
        keeps_its_n(next - 1)) {
        return;
    }
    phrase.end = next + 1;
    phrase.closed = reading.features.definite || !reading.pronoun.span.empty();
    phrase.titled = phrase.titled || (head != nullptr && !in_.is_body(*head) &&
                                      head->features.number == Number::singular);
    sectors_.belong(phrase, next);
}

/// A sound masculine plural or a dual loses its n in the construct state: "demonstrators" that
/// keep it have no genitive.
bool TailReader::keeps_its_n(std::uint32_t at) const {
    static constexpr std::string_view endings[] = {"\xD9\x88\xD9\x86",
                                                   "\xD9\x8A\xD9\x86"};  // -un, -in
    const Reading* head = in_.words.head(at);
    const std::string_view word = in_.text.folded(at);
    if (head == nullptr || head->features.number == Number::singular ||
        !head->pronoun.span.empty()) {
        return false;
    }
    const std::string_view plurals = in_.tables.cell(*head->lemma, "plural");
    return plurals.starts_with('+') &&
           std::any_of(std::begin(endings), std::end(endings),
                       [&](std::string_view ending) { return word.ends_with(ending); });
}

void TailReader::close_quote(Phrase& phrase) const {
    const bool open = in_.words.quote(phrase.begin > 0 ? phrase.begin - 1 : phrase.begin);
    std::uint32_t inside = 0;
    for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
        inside += in_.words.quote(i) ? 1u : 0u;
    }
    if (!open && inside % 2 == 1 && phrase.end < in_.end && in_.words.quote(phrase.end)) {
        ++phrase.end;
    }
}

}  // namespace khabar::actors
