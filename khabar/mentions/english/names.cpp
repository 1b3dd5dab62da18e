#include <algorithm>
#include <iterator>

#include "khabar/mentions/english/phrase.h"
#include "khabar/tables/names.h"

namespace khabar::actors {

using mentions::NameMatch;
using Kind = PhrasePart::Kind;

namespace {

constexpr std::size_t max_joined = 6;  // why: "the French, British, German and Dutch ministers"

}  // namespace

/// A phrase without a role noun: a name, a people, or somebody whom no row knows.
ReadPhrase EnglishPhrases::without_head(const PartList& parts, std::size_t count,
                                        std::uint32_t depth) const {
    const PhrasePart& first = parts[0];
    const std::uint32_t at = first.tokens.begin;
    if (count == 1 && count == parts.size() && depth == 0) {
        if (auto phrase = shares_head(first)) {
            return {std::move(phrase), first.tokens.end};
        }
    }
    if (first.linked && parts.size() > 1) {  // "NATO-member Norway", "US-led strikes"
        std::optional<Phrase> leader;
        if (first.kind == Kind::name) {
            leader = named(parts, count);
        } else if (first.kind == Kind::people) {
            leader = people(parts, count);
        }
        return {std::move(leader), parts[1].tokens.end};
    }
    std::optional<Phrase> phrase;
    if (first.kind == Kind::name) {
        phrase = named(parts, count);
    } else if (first.kind == Kind::people || first.kind == Kind::adjective) {
        phrase = people(parts, count);
    }
    if (!phrase && (first.kind == Kind::name || first.kind == Kind::proper)) {
        phrase = of_person(at);
    }
    if (!phrase) {
        return {std::nullopt, first.tokens.end};
    }
    read_tail(*phrase, depth);
    return {std::move(phrase), phrase->end};
}

/// "French and Egyptian warships": the first is warships too.
std::optional<Phrase> EnglishPhrases::shares_head(const PhrasePart& part) const {
    const bool state = part.kind == Kind::name && in_.country_of(*part.name, false) != nullptr &&
                       in_.actor_of(*part.name) == nullptr;
    if (part.kind != Kind::people && !state) {
        return std::nullopt;
    }
    std::uint32_t at = part.tokens.end;
    for (std::size_t joined = 0; joined < max_joined; ++joined) {
        const std::uint32_t begin = at;
        while (at < in_.end && at < begin + 2 &&
               (words_.is(at, ",") || words_.is(at, "and") || words_.is(at, "or"))) {
            ++at;
        }
        if (at == begin || at >= in_.end) {
            return std::nullopt;
        }
        const std::optional<PhrasePart> first = words_.part(at);
        if (!first || (first->kind != Kind::people && first->kind != Kind::name)) {
            return std::nullopt;
        }
        const PartList parts(words_, *first, in_.end);
        const auto head = find_head(parts);
        if (!head && parts.size() == 1) {
            at = parts.end();
            continue;
        }
        if (!head || *head == 0 || find_begin(parts, *head) > 0 || only_modifies(parts, *head) ||
            (part.kind == Kind::name && parts[0].kind == Kind::name)) {
            return std::nullopt;
        }
        Phrase phrase = described(parts, 1, *head);
        phrase.begin = part.tokens.begin;
        phrase.end = part.tokens.end;
        phrase.actor.country =
            part.kind == Kind::people
                ? in_.tables.cell(*part.country, "iso")
                : in_.tables.cell(in_.country_of(*part.name, false)->id(), "iso");
        return phrase;
    }
    return std::nullopt;
}

/// The state that a name stands for here: the place of that name was not taken for another.
const Posting* EnglishPhrases::state_of(const NameMatch& match) const {
    const std::string_view place = in_.country_at(match.tokens.begin);
    return place.empty() ? in_.country_of(match, false) : in_.chosen_country(match);
}

/// The row of an actor or state that a name is; nothing where it is only a place or a family's.
std::optional<Phrase> EnglishPhrases::named(const PartList& parts, std::size_t count) const {
    const NameMatch& match = *parts[0].name;
    Phrase phrase;
    phrase.begin = match.tokens.begin;
    if (const Posting* actor = in_.actor_of(match)) {
        if (in_.is_person(actor->id()) && in_.in_place_name(match.tokens.begin)) {
            return std::nullopt;  // "the Charles de Gaulle airport"
        }
        if (in_.is_person(actor->id()) && (actor->flags & family_name) == 0 &&
            persons_.run(match.tokens.begin, true) > match.tokens.end) {
            return std::nullopt;  // "Ali Hassan Smith"
        }
        tail_.take_actor(actor->id(), match.tokens, phrase);
        phrase.titled = false;
        const Reading* post = in_.words.head(match.tokens.end - 1);
        const bool last =
            count == 1 || parts[1].kind == Kind::name || parts[1].kind == Kind::proper;
        if (last && post != nullptr && !in_.is_person(actor->id()) && !in_.is_body(*post) &&
            post->features.number == Number::singular) {
            phrase.head = post;  // "U.N. Secretary-General X"
            phrase.actor.person = true;
            phrase.titled = true;
            phrase.has_name = false;
        }
        return phrase;
    }
    const Posting* country = state_of(match);
    if (country == nullptr) {
        return std::nullopt;
    }
    const bool capital = (country->flags & capital_name) != 0;
    const bool modifies = (count > 1 && parts[1].kind == Kind::noun) || parts[0].linked;
    if (only_place(match, capital) ||
        (modifies && !words_.event_noun(parts[count - 1].tokens.begin))) {
        return std::nullopt;
    }
    if (persons_.run(match.tokens.begin, false) > match.tokens.end) {
        return std::nullopt;  // "Jordan Smith"
    }
    phrase.actor.entity = country->id();
    phrase.actor.country = in_.tables.cell(country->id(), "iso");
    phrase.actor.confidence = capital ? 35 : 60;
    phrase.actor.name = {};
    phrase.end = match.tokens.end;
    phrase.has_name = true;
    phrase.closed = true;
    return phrase;
}

/// Whether the place at a token lies in the country that a name is, or whose capital.
bool EnglishPhrases::same_country(const NameMatch& match, std::uint32_t place) const {
    const Posting* country = in_.country_of(match, true);
    return country != nullptr && in_.country_at(place) == in_.tables.cell(country->id(), "iso");
}

/// "In Syria", "northern Iraq", "the border between X and Y", "Aleppo, Syria": the land and not its
/// government.
bool EnglishPhrases::only_place(const NameMatch& match, bool capital) const {
    std::uint32_t at = match.tokens.begin;
    if (in_.inside_place(at) && in_.country_at(at).empty()) {
        return true;  // a later word of a place
    }
    const auto before = [&](std::uint32_t back) {
        return at >= back ? at - back : in_.text.size();
    };
    if (at >= 2 && words_.is(before(1), ",") && !in_.text.folded(at - 2).empty()) {
        for (std::uint32_t back = 2; back <= 4 && back <= at; ++back) {
            if (in_.end_of_place(at - back) == at - 1 && same_country(match, at - back) &&
                in_.chosen_is_town(at - back)) {
                return true;  // "Aleppo, Syria"
            }
        }
    }
    constexpr std::uint32_t reach = 3;  // why: "in the neighbouring X"
    std::uint32_t first = at;
    while (first > 0 && at - first < reach) {
        const Features& f = in_.text.best(first - 1).features;
        if (in_.heads.compass_at(first - 1) || in_.heads.at(first - 1)) {
            return true;
        }
        if (f.part != PartOfSpeech::determiner && f.part != PartOfSpeech::adjective) {
            break;
        }
        --first;
    }
    if (first == 0) {
        return false;
    }
    if (in_.behind_place_particle(first, capital)) {
        return true;
    }
    if (first > 1 && words_.is(first - 1, "of") && in_.heads.at(first - 2)) {
        return true;  // "the streets of Belgrade"
    }
    if (words_.is(first - 1, "and") || words_.is(first - 1, ",")) {  // "in X and Y"
        for (std::uint32_t back = 2; back <= 4 && back <= first; ++back) {
            const NameMatch* other = words_.name(first - back);
            if (other != nullptr && other->tokens.end == first - 1 &&
                in_.country_of(*other, false) != nullptr) {
                return only_place(*other, capital);
            }
        }
    }
    return capital && in_.is_motion(first - 1);  // "will visit Ankara"
}

/// "Ethnic Turks in Bulgaria", "the Albanians of southern Serbia": people of the country where they
/// live.
void EnglishPhrases::take_host(Phrase& phrase, bool ethnic) const {
    if (!words_.is(phrase.end, "of") && !(ethnic && words_.is(phrase.end, "in"))) {
        return;
    }
    const std::uint32_t at = skip_determiners(phrase.end + 1);
    const std::string_view host = at < in_.end ? in_.country_at(at) : std::string_view();
    if (!host.empty()) {
        phrase.actor.country = host;
    }
}

/// "Palestinians", "the French", "an Iraqi"; before a noun of doing the state itself: "Saudi
/// airstrikes".
std::optional<Phrase> EnglishPhrases::people(const PartList& parts, std::size_t count) const {
    std::size_t own = 0;  // "young Algerians", "Bosnian Serbs"
    while (own < count && parts[own].kind == Kind::adjective) {
        ++own;
    }
    const bool two =
        own + 1 < count && parts[own + 1].kind == Kind::people && parts[own + 1].plural;
    const std::size_t last = own + (two ? 1 : 0);
    if (last >= count || parts[own].kind != Kind::people ||
        in_.inside_place(parts[last].tokens.begin)) {
        return std::nullopt;
    }
    const PhrasePart& part = parts[last];
    const std::uint32_t at = part.tokens.begin;
    const bool ethnic = own > 0 && words_.is(parts[own - 1].tokens.begin, "ethnic");
    Phrase phrase;
    phrase.begin = parts[0].tokens.begin;
    phrase.end = part.tokens.end;
    if (!ethnic) {
        phrase.actor.country = in_.tables.cell(*parts[own].country, "iso");
    }
    phrase.actor.confidence = 40;
    const Features& best = part.reading->features;
    const bool noun =
        best.part == PartOfSpeech::noun || in_.text.best(at).features.part == PartOfSpeech::noun;
    const bool behind_the = at > 0 && words_.is_the(at - 1);
    if (last + 1 < count && !(part.plural && noun && best.number == Number::plural)) {
        if (last > 0 || !words_.event_noun(parts[count - 1].tokens.begin)) {
            return std::nullopt;
        }
        phrase.actor.entity = *part.country;
        phrase.actor.confidence = 35;
        phrase.has_name = true;
        phrase.closed = true;
        return phrase;
    }
    const auto readings = in_.text.readings.of(at);
    const bool adjective_too =  // "Arabic and French"
        std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
            return reading.lemma == part.country &&
                   reading.features.part == PartOfSpeech::adjective;
        });
    const bool counted = at > 0 && words_.number(at - 1);
    if (part.plural && ((noun && !adjective_too) || behind_the || counted)) {
        phrase.actor.plural = true;
        take_host(phrase, ethnic);
        return phrase;
    }
    const bool one = at > 0 && (words_.determiner(at - 1) || counted || last > 0);
    if (noun && one) {  // "a Palestinian was killed"
        phrase.actor.person = true;
        return phrase;
    }
    return std::nullopt;
}

std::optional<Phrase> EnglishPhrases::of_person(std::uint32_t at) const {
    const std::uint32_t end = persons_.run(at, false);
    if (end >= at + 2) {
        Phrase phrase;
        phrase.begin = at;
        phrase.end = end;
        phrase.has_name = true;
        if (const auto row = persons_.bearer(at, end)) {
            tail_.take_actor(*row, {at, end}, phrase);
            phrase.titled = false;
            return phrase;
        }
        phrase.actor.person = true;
        phrase.actor.confidence = 30;
        return phrase;
    }
    if (const ActorMention* known = persons_.known(at)) {
        Phrase phrase;
        phrase.begin = at;
        phrase.end = at + 1;
        phrase.actor = *known;
        phrase.has_name = true;
        phrase.closed = true;
        return phrase;
    }
    return std::nullopt;
}

}  // namespace khabar::actors
