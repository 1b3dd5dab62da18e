#include <algorithm>
#include <iterator>
#include <string>

#include "khabar/mentions/english/phrase.h"
#include "khabar/tables/names.h"

namespace khabar::actors {

using mentions::NameMatch;
using Kind = PhrasePart::Kind;

namespace {

constexpr std::uint32_t max_phrase = 20;  // why: "a spokesman for the ministry of X of Y"
constexpr std::uint32_t max_depth = 3;    // why: "a member of a cell of the movement of"
constexpr std::uint32_t max_bonds = 3;

template <std::size_t n>
bool one_of(std::string_view word, const std::string_view (&words)[n]) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

std::uint32_t EnglishPhrases::skip_determiners(std::uint32_t at) const {
    constexpr std::uint32_t reach = 3;  // "all of the two"
    const std::uint32_t first = at;
    while (at < in_.end && at - first < reach && (words_.determiner(at) || words_.number(at))) {
        ++at;
    }
    return at;
}

void EnglishPhrases::read_tail(Phrase& phrase, std::uint32_t depth) const {
    if (phrase.head != nullptr) {
        take_complement_of_title(phrase);
        take_name_behind(phrase);
    }
    for (std::uint32_t bonds = 0; bonds < max_bonds && depth < max_depth; ++bonds) {
        if (phrase.end - phrase.begin >= max_phrase || !take_bond(phrase, depth)) {
            break;
        }
    }
    if (depth < max_depth && take_possessed(phrase, depth)) {
        return;
    }
    take_place_of_body(phrase);
}

/// "Minister of foreign affairs", "ministry of defence": what a post or a public body is for.
void EnglishPhrases::take_complement_of_title(Phrase& phrase) const {
    if (!words_.is(phrase.end, "of") && !words_.is(phrase.end, "for")) {
        // "Commission on Human Rights", but "the Security Council on Syria"
        const bool named = phrase.end + 1 < in_.end &&
                           (words_.is(phrase.end, "on") || words_.is(phrase.end, "against"));
        const NameMatch* about = named ? words_.name(phrase.end + 1) : nullptr;
        if (named && in_.is_body(*phrase.head) &&
            (about == nullptr || in_.country_of(*about, false) == nullptr)) {
            take_long_name(phrase);
        }
        return;
    }
    const std::uint32_t title = persons_.end_of_title(phrase.begin, phrase.end);
    if (title > phrase.end) {
        phrase.end = title;
        return;
    }
    if (!in_.is_body(*phrase.head) || is_charged(phrase)) {
        return;
    }
    take_long_name(phrase);
    if (!words_.is(phrase.end, "of") || phrase.actor.armed) {
        return;
    }
    constexpr std::uint32_t longest = 6;  // "of trade, industry and supply"
    std::uint32_t at = phrase.end + 1;
    std::uint32_t end = phrase.end;
    while (at < in_.end && at - phrase.end < longest) {
        const auto part = words_.part(at);
        if (part && (part->kind == Kind::noun || part->kind == Kind::adjective ||
                     (part->kind == Kind::proper && !in_.inside_place(at)))) {
            at = part->tokens.end;
            end = part->kind == Kind::adjective ? end : at;
        } else if ((words_.is(at, "and") || words_.is(at, "the")) && at > phrase.end) {
            ++at;
        } else {
            break;
        }
    }
    phrase.end = end;
}

/// "Accused the government of attacks": "of" is the verb's.
bool EnglishPhrases::is_charged(const Phrase& phrase) const {
    constexpr std::string_view verbs[] = {"accuse", "suspect", "convict", "acquit", "warn",
                                          "inform", "assure",  "deprive", "rid"};
    std::uint32_t at = phrase.begin;
    while (at > 0 && (words_.determiner(at - 1) ||
                      in_.text.best(at - 1).features.part == PartOfSpeech::adjective)) {
        --at;
    }
    return at > 0 && words_.is(phrase.end, "of") && in_.text.best(at - 1).lemma &&
           one_of(in_.words.lemma(in_.text.best(at - 1)), verbs);
}

/// "National Union for the Total Independence of Angola": a body's name goes on over small words to
/// the next capital.
void EnglishPhrases::take_long_name(Phrase& phrase) const {
    static constexpr std::string_view between[] = {"of", "for",     "the", "and",
                                                   "on", "against", "in"};
    constexpr std::uint32_t longest = 9;
    const std::uint32_t begin = phrase.end;
    if (begin < 2 || !words_.capital(begin - 1) || !words_.capital(begin - 2) ||
        words_.is(begin, "in") || words_.is(begin, "and")) {
        return;
    }
    std::uint32_t end = begin;
    for (std::uint32_t at = begin; at < in_.end && at - begin < longest; ++at) {
        const bool word = in_.text.kind(at) == TokenKind::word;
        if (word && words_.capital(at) && !words_.of_calendar(at) && at > begin &&
            (at == end || one_of(in_.text.folded(at - 1), between))) {
            const NameMatch* name = words_.name(at);
            const Posting* country = name == nullptr ? nullptr : in_.country_of(*name, false);
            if (country != nullptr && phrase.actor.country.empty()) {
                phrase.actor.country = in_.tables.cell(country->id(), "iso");
            }
            end = at + 1;
        } else if (!word || !one_of(in_.text.folded(at), between)) {
            break;
        }
    }
    phrase.has_name = phrase.has_name || end > begin;
    phrase.end = end;
}

/// "Leader Ismail Haniyeh", "the rebel group Jaish al-Islam".
void EnglishPhrases::take_name_behind(Phrase& phrase) const {
    const std::uint32_t at = phrase.end;
    if (phrase.has_name || at >= in_.end || phrase.actor.plural ||
        in_.text.kind(at) != TokenKind::word) {
        return;
    }
    const NameMatch* name = words_.name(at);
    const Posting* own = name == nullptr ? nullptr : in_.actor_of(*name);
    if (!phrase.actor.person) {
        const bool outlet = in_.tables.cell(*phrase.head->lemma, "sector") == "JRN";
        const std::uint32_t named = outlet && own == nullptr ? persons_.run(at, true) : at;
        if (named > at) {
            phrase.end = named;  // "the news site X": no row knows it
            phrase.has_name = true;
            phrase.closed = true;
            return;
        }
        if (own != nullptr && !in_.is_person(own->id()) &&
            in_.names_whole(*phrase.head, in_.tables.cell(own->id(), "kind"))) {
            tail_.take_actor(own->id(), name->tokens, phrase);
        }
        return;
    }
    std::uint32_t end = persons_.run(at, true);
    std::optional<RowId> row;
    if (own != nullptr && in_.is_person(own->id()) && end <= name->tokens.end) {
        row = own->id();
        end = name->tokens.end;
    } else if (name != nullptr && end <= name->tokens.end && persons_.unknown_family(*name)) {
        row = persons_.holder(phrase, *name);
        end = name->tokens.end;
    } else if (end > at) {
        row = persons_.bearer(at, end);
    }
    if (end <= at) {
        return;
    }
    if (row && !in_.in_place_name(at) && !tail_.is_private(phrase, *row)) {
        std::vector<std::string> said = phrase.actor.sectors;
        tail_.take_actor(*row, {at, end}, phrase);
        if (!said.empty() && !phrase.actor.sectors.empty() &&
            phrase.actor.sectors.front() == "ELI" && phrase.actor.sectors != said) {
            phrase.actor.sectors = std::move(said);  // in office, as the text tells it
        }
        phrase.titled = true;
        return;
    }
    if (const ActorMention* known = end == at + 1 ? persons_.known(at) : nullptr) {
        phrase.actor = *known;  // "Mr. X" of the one whom the text told in full
    }
    phrase.end = end;
    phrase.has_name = true;
    phrase.closed = true;
}

/// "Loyal to", "affiliated with": the token behind; `at` for other words.
std::uint32_t EnglishPhrases::behind_loyal(std::uint32_t at) const {
    static constexpr std::string_view bound[] = {"loyal",    "allied",     "affiliated",
                                                 "linked",   "belonging",  "aligned",
                                                 "faithful", "sympathetic"};
    const bool own = (words_.is(at + 1, "to") || words_.is(at + 1, "with")) &&
                     one_of(in_.text.folded(at), bound);
    return own ? at + 2 : at;
}

/// "Of", "for", "from", "in", "loyal to" and who or what stands behind.
bool EnglishPhrases::take_bond(Phrase& phrase, std::uint32_t depth) const {
    static constexpr std::string_view posts[] = {"ambassador", "envoy",         "adviser",
                                                 "advisor",    "aide",          "emissary",
                                                 "delegate",   "representative"};
    const std::uint32_t particle = phrase.end;
    const bool of = words_.is(particle, "of");
    const bool for_ = words_.is(particle, "for");
    const bool from = words_.is(particle, "from");
    const bool in = words_.is(particle, "in");
    const bool to = words_.is(particle, "to");
    const std::uint32_t behind = behind_loyal(particle);
    const bool loyal = behind > particle && phrase.head != nullptr;
    if (!(of || for_ || from || in || to || loyal)) {
        return false;
    }
    std::uint32_t at = skip_determiners(loyal ? behind : particle + 1);
    const auto adjective = words_.part(at);
    if (adjective && adjective->kind == Kind::adjective && !adjective->linked &&
        words_.name(at + 1) != nullptr && !words_.hyphen_behind(at) && in_.country_at(at).empty()) {
        ++at;  // "the defeated party X"
    }
    if (at >= in_.end || in_.text.kind(at) != TokenKind::word) {
        return false;
    }
    const bool post = phrase.head != nullptr && one_of(in_.words.lemma(*phrase.head), posts);
    const bool inherits =
        phrase.head != nullptr && in_.tables.cell(*phrase.head->lemma, "inherits") == "y";
    const NameMatch* group = from && phrase.actor.armed ? words_.name(at) : nullptr;
    const Posting* group_row = group == nullptr ? nullptr : in_.actor_of(*group);
    const bool from_group = group_row != nullptr && phrase.head != nullptr && !phrase.has_name &&
                            are_fighters_of(phrase, group_row->id());
    const bool open =
        loyal || from_group || (of && (phrase.head != nullptr || phrase.actor.person)) ||
        (for_ && (inherits || post || phrase.titled)) ||
        (from && phrase.head != nullptr && !phrase.actor.armed && !phrase.has_name &&
         !in_.behind_motion(particle)) ||
        (in && phrase.head != nullptr && !phrase.has_name && !in_.is_body(*phrase.head)) ||
        (to && post);
    if (!open) {
        return false;
    }
    const NameMatch* name = words_.name(at);
    const Posting* country =
        name == nullptr || in_.actor_of(*name) != nullptr ? nullptr : in_.country_of(*name, true);
    const auto part = words_.part(name == nullptr ? at : name->tokens.end);
    const bool plain = name != nullptr && !words_.possessive(name->tokens.end) &&
                       (!part || part->kind == Kind::noun);
    if (country != nullptr && plain && !in) {
        if (phrase.actor.country.empty() && !to && !loyal) {
            phrase.actor.country = in_.tables.cell(country->id(), "iso");
        }
        phrase.end = name->tokens.end;
        phrase.closed = true;
        return true;
    }
    if (phrase.head == nullptr) {
        return false;
    }
    const ReadPhrase inner = read(at, depth + 1);
    if (!inner.phrase) {
        const std::string_view place = in_.country_at(at);
        if ((of || from) && !place.empty()) {  // "residents of Douma"
            if (phrase.actor.country.empty()) {
                phrase.actor.country = place;
            }
            phrase.end = in_.end_of_place(at);
            phrase.closed = true;
            return true;
        }
        return false;
    }
    const Phrase& whole = *inner.phrase;
    const bool body = whole.head != nullptr ? in_.is_body(*whole.head) : whole.has_name;
    if ((in && (!body || !whole.actor.armed || inherits == phrase.titled)) ||
        ((for_ || from || to) && !body && !whole.has_name && !post)) {
        if (!(in && body && whole.actor.armed)) {
            return false;
        }
    }
    if (!to) {
        const bool stays = loyal && (whole.actor.person || !whole.actor.armed);
        sectors_.belong_to(phrase, whole,
                           in      ? SectorRules::Bond::serves_in
                           : stays ? SectorRules::Bond::belongs_to
                                   : SectorRules::Bond::part_of);
        const std::string_view whom =
            whole.head != nullptr ? in_.words.lemma(*whole.head) : std::string_view();
        if (loyal && phrase.actor.armed && (whom == "government" || whom == "regime")) {
            phrase.actor.sectors = {"PRM"};  // they fight at its side
        }
        if ((of || from) && whole.actor.entity && whole.head == nullptr && !phrase.actor.entity &&
            are_fighters_of(phrase, *whole.actor.entity)) {
            phrase.actor.entity = whole.actor.entity;
            phrase.actor.confidence = 60;
        }
        if (phrase.actor.country.empty()) {
            phrase.actor.country = whole.actor.country;
        }
    }
    if (whole.actor.name.begin < whole.actor.name.end && phrase.actor.name.begin == 0) {
        phrase.actor.name = whole.actor.name;
    }
    phrase.end = whole.end;
    phrase.closed = true;
    return true;
}

/// "Egypt's interior minister", "Hamas's armed wing", "Iran's Revolutionary Guards": the one behind
/// the possessive, of the one before it.
bool EnglishPhrases::take_possessed(Phrase& phrase, std::uint32_t depth) const {
    if (!words_.possessive(phrase.end)) {
        return false;
    }
    const std::uint32_t at = phrase.end + 1;
    ReadPhrase inner = read(at, depth + 1);
    if (!inner.phrase) {
        if (const auto own = body_of_country(at, phrase.actor.country)) {
            inner.phrase = own;
        }
    }
    if (!inner.phrase) {
        return false;
    }
    Phrase& owned = *inner.phrase;
    const bool state =
        owned.actor.entity && in_.words.is(*owned.actor.entity, in_.words.countries());
    if (owned.begin != at || state || (owned.head == nullptr && !owned.actor.entity)) {
        return false;
    }
    owned.begin = phrase.begin;
    if (owned.head != nullptr && !owned.actor.entity) {
        sectors_.belong_to(owned, phrase, SectorRules::Bond::part_of);
        const bool whole = owned.actor.name.begin == owned.actor.name.end;
        owned.actor.name = whole ? phrase.actor.name : owned.actor.name;
    }
    if (owned.actor.country.empty()) {
        owned.actor.country = phrase.actor.country;
    }
    phrase = owned;
    return true;
}

/// "Egypt's House of Representatives", "the Iraqi Ministry of Interior": a name that many countries
/// have, behind the country.
std::optional<Phrase> EnglishPhrases::body_of_country(std::uint32_t at,
                                                      std::string_view country) const {
    const NameMatch* name = country.empty() ? nullptr : words_.name(at);
    if (name == nullptr) {
        return std::nullopt;
    }
    for (const Posting& posting : name->postings) {
        if (!in_.words.is(posting.id(), in_.words.actors()) || (posting.flags & family_name) != 0 ||
            in_.tables.cell(posting.id(), "country") != country) {
            continue;
        }
        Phrase phrase;
        phrase.begin = at;
        tail_.take_actor(posting.id(), name->tokens, phrase);
        phrase.titled = false;
        return phrase;
    }
    return std::nullopt;
}

/// "The Iraqi Council of Ministers".
std::optional<Phrase> EnglishPhrases::body_behind(const PhrasePart& country) const {
    std::optional<Phrase> body;
    if (country.linked || country.tokens.end >= in_.end) {
        return body;
    }
    if (country.kind == Kind::people) {
        body = body_of_country(country.tokens.end, in_.tables.cell(*country.country, "iso"));
    } else if (country.kind == Kind::name && in_.actor_of(*country.name) == nullptr) {
        if (const Posting* state = in_.country_of(*country.name, false)) {
            body = body_of_country(country.tokens.end, in_.tables.cell(state->id(), "iso"));
        }
    }
    if (body) {
        body->begin = country.tokens.begin;
    }
    return body;
}

/// "Foreign aid workers in Mali" are of no Malian body.
bool EnglishPhrases::comes_from_abroad(const Phrase& phrase) const {
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
        if (words_.is(at, "foreign") || words_.is(at, "international")) {
            return true;
        }
    }
    return false;
}

/// "The government in Thailand", "rebels in Ivory Coast": of the country where it is said to be,
/// unless its words say another.
void EnglishPhrases::take_place_of_body(Phrase& phrase) const {
    static constexpr std::string_view local[] = {"GOV", "LEG", "JUD", "COP", "PTY", "OPP", "REB",
                                                 "PRM", "CVL", "SOC", "LAB", "EDU", "REL"};
    const std::vector<std::string>& sectors = phrase.actor.sectors;
    const bool rules = phrase.head != nullptr && in_.words.lemma(*phrase.head) == "junta";
    if (!phrase.actor.country.empty() || phrase.head == nullptr || sectors.empty() ||
        comes_from_abroad(phrase) || phrase.actor.person || !words_.is(phrase.end, "in") ||
        (!rules && !one_of(sectors.front(), local))) {
        return;
    }
    const std::uint32_t at = skip_determiners(phrase.end + 1);
    if (at >= in_.end) {
        return;
    }
    phrase.actor.country = in_.country_at(at);
    if (const NameMatch* name = words_.name(at); phrase.actor.country.empty() && name != nullptr) {
        if (const Posting* country = in_.country_of(*name, false)) {
            phrase.actor.country = in_.tables.cell(country->id(), "iso");
        }
    }
}

}  // namespace khabar::actors
