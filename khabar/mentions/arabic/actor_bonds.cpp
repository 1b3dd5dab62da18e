#include "khabar/mentions/arabic/actor_bonds.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace khabar::actors {

using mentions::NameMatch;

namespace {

constexpr std::uint32_t max_half = 8;   // why: half of a phrase; what is longer holds its own whole
constexpr std::uint32_t max_bonds = 3;  // why: "a member of a cell of the movement of"
constexpr std::string_view min = "\xD9\x85\xD9\x86";
constexpr std::string_view fi = "\xD9\x81\xD9\x8A";

}  // namespace

void BondReader::read(Phrase& phrase) const {
    read(phrase, 0);
}

void BondReader::read(Phrase& phrase, std::uint32_t depth) const {
    take_post(phrase);
    if (depth < max_bonds) {
        take_whole(phrase, depth);
    }
    place_of_body(phrase);
}

/// "Belonging to": the one adjective that makes a body another's.
bool BondReader::says_belonging(std::uint32_t at) const {
    constexpr std::string_view belonging = "\xD8\xAA\xD8\xA7\xD8\xA8\xD8\xB9";
    const auto readings = in_.text.readings.of(at);
    return std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
        return reading.before == Proclitics{0, 0, false, reading.before.article} && reading.lemma &&
               in_.words.lemma(reading) == belonging;
    });
}

/// "The envoy to Syria X Y": the name behind the place of a post.
void BondReader::take_post(Phrase& phrase) const {
    if (!phrase.titled || phrase.end + 1 >= in_.end ||
        in_.text.best(phrase.end).features.role != WordRole::preposition) {
        return;
    }
    const std::uint32_t behind = in_.end_of_place(phrase.end + 1);
    const NameMatch* name = behind < in_.end ? in_.names.at(behind) : nullptr;
    const Posting* actor = name == nullptr ? nullptr : in_.actor_of(*name);
    if (actor != nullptr && name->plain() && in_.is_person(actor->id())) {
        tail_.take_actor(actor->id(), name->tokens, phrase);
    }
}

/// The closing quote where one name alone stands in quotes from `at` on: "a delegation of 'X'";
/// else `at`.
std::uint32_t BondReader::quoted_name_end(std::uint32_t at) const {
    if (at + 1 >= in_.end || !in_.words.quote(at)) {
        return at;
    }
    const NameMatch* name = in_.names.at(at + 1);
    return name != nullptr && name->tokens.end < in_.end && in_.words.quote(name->tokens.end)
               ? name->tokens.end
               : at;
}

/// "A patrol of the coast guard", "an officer in the army": what an indefinite noun is one of, or
/// the body that somebody serves in, or what something belongs to.
void BondReader::take_whole(Phrase& phrase, std::uint32_t depth) const {
    if (phrase.head == nullptr || phrase.has_name || phrase.end + 1 >= in_.end ||
        phrase.end - phrase.begin >= max_half) {
        return;
    }
    const std::string_view particle = in_.text.folded(phrase.end);
    const bool partitive = particle == min && !phrase.closed;
    const bool serves = particle == fi && !in_.is_body(*phrase.head);
    const bool taken = says_belonging(phrase.end - 1);  // as an adjective of the phrase
    const bool belongs = taken || says_belonging(phrase.end);
    std::uint32_t at = phrase.end + (taken ? 0 : 1);
    const std::uint32_t closing = quoted_name_end(at);
    at += closing > at ? 1 : 0;
    if ((!partitive && !serves && !belongs) || in_.text.kind(at) != TokenKind::word ||
        (belongs && in_.text.best(at).before.preposition != 'l')) {
        return;
    }
    Phrase whole;
    whole.begin = at;
    const NameMatch* name = in_.names.at(at);
    if (partitive && name != nullptr && !in_.behind_motion(phrase.end)) {
        if (const Posting* country = in_.country_of(*name, false)) {  // "workers from X"
            phrase.actor.country = phrase.actor.country.empty()
                                       ? std::string(in_.tables.cell(country->id(), "iso"))
                                       : phrase.actor.country;
            phrase.end = name->tokens.end;
            tail_.take_joined_countries(phrase);
            return;
        }
    }
    const Posting* actor = name == nullptr ? nullptr : in_.actor_of(*name);
    const Reading* head = in_.words.head(at);
    const bool named =
        actor != nullptr && (belongs || (name->plain() && !in_.is_person(actor->id())));
    const bool described =
        head != nullptr && head->before.conjunction == 0 &&
        (belongs || (head->before.preposition == 0 && (partitive || in_.is_body(*head))));
    if (named) {
        tail_.take_actor(actor->id(), name->tokens, whole);
    } else if (described) {
        tail_.take_head(*head, at, whole);
    } else {
        return;
    }
    tail_.read(whole);
    read(whole, depth + 1);
    sectors_.belong_to(phrase, whole,
                       belongs     ? SectorRules::Bond::belongs_to
                       : partitive ? SectorRules::Bond::part_of
                                   : SectorRules::Bond::serves_in);
    // mercenaries of a commander need not be of his country; his forces are
    if (phrase.actor.country.empty() && (!belongs || in_.is_body(*phrase.head))) {
        phrase.actor.country = whole.actor.country;
    }
    phrase.end = whole.end == closing ? closing + 1 : whole.end;
    phrase.closed = true;
    if (phrase.titled && !whole.titled) {  // "the leader in X, Y Z"
        tail_.take_name_behind(phrase);
    }
}

/// "The government in Thailand", "the police in X": a public body is of the country where it is
/// said to be, unless its words say another.
void BondReader::place_of_body(Phrase& phrase) const {
    const std::vector<std::string>& sectors = phrase.actor.sectors;
    if (!phrase.actor.country.empty() || phrase.head == nullptr || sectors.empty() ||
        phrase.end >= in_.end) {
        return;
    }
    const bool local_office = phrase.end > phrase.begin + 1;  // "the governor of a district in X"
    if (!in_.is_body(*phrase.head) && !local_office) {
        return;
    }
    static constexpr std::string_view local[] = {"GOV", "LEG", "JUD", "COP", "PTY", "OPP"};
    if (std::find(std::begin(local), std::end(local), sectors.front()) == std::end(local)) {
        return;
    }
    const bool own_word = in_.text.folded(phrase.end) == fi;
    const bool attached = in_.text.best(phrase.end).before.preposition == 'b' &&
                          in_.text.best(phrase.end).before.conjunction == 0;
    if (own_word || attached) {
        phrase.actor.country = in_.country_at(own_word ? phrase.end + 1 : phrase.end);
    }
}

}  // namespace khabar::actors
