#include "khabar/mentions/english/phrase.h"

#include <algorithm>
#include <iterator>

#include "khabar/tables/alternatives.h"
#include "khabar/tables/names.h"

namespace khabar::actors {

using Kind = PhrasePart::Kind;

namespace {

bool lists(std::string_view cell, std::string_view sector) {
    return any_alternative(cell, [&](std::string_view each) { return each == sector; });
}

/// "Last month Israeli forces".
bool measures_time(std::string_view word) {
    constexpr std::string_view spans[] = {"day",    "night",     "week",    "weekend", "month",
                                          "year",   "decade",    "morning", "evening", "summer",
                                          "spring", "afternoon", "autumn",  "winter"};
    return std::find(std::begin(spans), std::end(spans), word) != std::end(spans);
}

}  // namespace

/// "Saudi-led", "Russian-backed": what stands before such a word describes.
PartList::PartList(const EnglishWords& words, const PhrasePart& first, std::uint32_t sentence_end)
    : begin_(first.tokens.begin) {
    const std::uint32_t at = begin_;
    bool prefix = false;  // "pro-", "anti-"
    for (std::uint32_t token = at; token < sentence_end && size_ < most;) {
        std::optional<PhrasePart> part = token == at ? first : words.part(token);
        const bool joined = token > at && words.hyphen_behind(token - 1);
        if (!part && joined && size_ > 0) {  // "led" is a verb elsewhere
            part =
                PhrasePart{Kind::adjective, {token, token + 1}, nullptr, nullptr, {}, false, false};
        }
        if (!part && size_ > 0 && words.describes_next(token)) {
            part =
                PhrasePart{Kind::adjective, {token, token + 1}, nullptr, nullptr, {}, false, false};
        }
        if (!part) {
            return;
        }
        const bool compound = joined && !prefix && size_ > 0 && part->kind != Kind::name &&
                              part->kind != Kind::people;
        if (compound && (part->kind != Kind::head || parts_[size_ - 1].kind == Kind::name)) {
            if (parts_[size_ - 1].kind == Kind::head) {
                parts_[size_ - 1].kind = Kind::noun;  // "hostage-takers"
            } else {
                part->kind = Kind::adjective;
            }
            parts_[size_ - 1].linked = true;
        }
        part->linked = prefix;
        prefix = words.hyphen_behind(token) && part->tokens.end == token + 1 &&
                 (words.is(token, "pro") || words.is(token, "anti") || words.is(token, "non"));
        token = part->tokens.end;
        parts_[size_++] = *part;
        if (part->kind == Kind::name) {
            token = words.behind_short_name(token);
        }
    }
}

/// The last role noun of the row. Behind one of people in the plural another phrase begins, and a
/// name behind one is set beside it.
std::optional<std::size_t> EnglishPhrases::find_head(const PartList& parts) const {
    std::optional<std::size_t> head;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const PhrasePart& part = parts[i];
        if (part.kind != Kind::head) {
            if (head && part.kind != Kind::noun && !part.linked) {
                break;
            }
            continue;
        }
        if (part.linked || !stands_for_people(parts, i)) {
            continue;  // "anti-government demonstrations"
        }
        head = i;
        const bool body = in_.is_body(*part.reading);
        const PhrasePart* next = i + 1 < parts.size() ? &parts[i + 1] : nullptr;
        const bool serves = next != nullptr && next->kind == Kind::head && !next->plural &&
                            !in_.is_body(*next->reading);  // "armed forces commander"
        if (part.plural &&
            (!body || (in_.text.folded(part.tokens.begin).ends_with('s') && !serves))) {
            break;
        }
    }
    return head;
}

/// "Press", "police": a noun that is a verb too.
bool EnglishPhrases::may_be_verb(std::uint32_t at) const {
    const auto readings = in_.text.readings.of(at);
    return std::any_of(readings.begin(), readings.end(), [](const Reading& reading) {
        return reading.features.part == PartOfSpeech::verb &&
               reading.features.verb_form == VerbForm::finite;
    });
}

/// "The wounded", and not "wounded soldiers".
bool EnglishPhrases::stands_for_people(const PartList& parts, std::size_t head) const {
    const std::uint32_t at = parts[head].tokens.begin;
    const Features& best = in_.text.best(at).features;
    const RowId row = *parts[head].reading->lemma;
    if (in_.tables.cell(row, "plural") == in_.tables.cell(row, "lemma") &&
        !in_.is_body(*parts[head].reading) &&
        (head > 0 || at == 0 || (!words_.is_the(at - 1) && !words_.number(at - 1)))) {
        return false;  // "they were dead"
    }
    if (head == 0 && !parts[head].plural && at > 0 &&
        in_.text.best(at - 1).features.part == PartOfSpeech::auxiliary) {
        return false;  // "he is firm"
    }
    const PhrasePart* next = head + 1 < parts.size() ? &parts[head + 1] : nullptr;
    if (in_.text.folded(at) == "official" && next != nullptr && next->kind == Kind::name &&
        at > 0 && words_.is_the(at - 1)) {
        const Posting* named = in_.actor_of(*next->name);
        return named != nullptr && in_.is_person(named->id());  // "the official IRNA agency"
    }
    if (next != nullptr && next->kind == Kind::name && head > 0 &&
        parts[head - 1].kind == Kind::name && in_.country_of(*next->name, false) != nullptr &&
        may_be_verb(at)) {
        return false;  // "Qatar press Israel"
    }
    if (best.part == PartOfSpeech::noun || best.part == PartOfSpeech::proper_noun) {
        return true;
    }
    const bool last = head + 1 == parts.size() || parts[head + 1].kind == Kind::name ||
                      parts[head + 1].kind == Kind::proper;
    if (head == 0) {  // "the wounded"; "a general said"
        return last && at > 0 && words_.determiner(at - 1);
    }
    const bool whose = parts[head - 1].kind == Kind::people || parts[head - 1].kind == Kind::name;
    const bool body = whose && in_.is_body(*parts[head].reading);   // "the Russian military aim"
    return best.part == PartOfSpeech::adjective && (last || body);  // "a Russian official"
}

/// Where the phrase of a head begins: a plural that is no modifier belongs to another phrase
/// ("Israel strikes rebel positions").
std::size_t EnglishPhrases::find_begin(const PartList& parts, std::size_t head) const {
    std::size_t begin = head;
    while (begin > 0) {
        const PhrasePart& part = parts[begin - 1];
        const bool plural_thing = part.kind == Kind::noun && part.plural && !part.linked &&
                                  !words_.hyphen_behind(part.tokens.begin);
        const bool known = sectors_.modifies(in_.text.folded(part.tokens.begin));
        const bool time = part.kind == Kind::noun && parts[begin].kind == Kind::people &&
                          measures_time(in_.text.folded(part.tokens.begin));
        if (time || (plural_thing && !known && !words_.possessive(part.tokens.end)) ||
            (part.kind == Kind::people && part.plural && !part.linked &&
             in_.text.best(part.tokens.begin).features.part == PartOfSpeech::noun &&
             in_.text.best(part.tokens.begin).features.number == Number::plural)) {
            break;
        }
        --begin;
    }
    return begin;
}

/// "Police station", "rebel stronghold": the head is a word of a thing's name. One that does
/// something counts all the same: "army raid", and a body of somebody's: "Israeli police custody".
bool EnglishPhrases::only_modifies(const PartList& parts, std::size_t head) const {
    if (head + 1 >= parts.size() || parts[head + 1].kind != Kind::noun) {
        return false;
    }
    std::size_t last = head + 1;
    while (last + 1 < parts.size() && parts[last + 1].kind == Kind::noun) {
        ++last;
    }
    const std::uint32_t thing = parts[last].tokens.begin;
    if (in_.heads.at(thing)) {
        return true;
    }
    const bool whose =
        head > 0 && (parts[head - 1].kind == Kind::people || parts[head - 1].kind == Kind::name);
    const auto readings = in_.text.readings.of(parts[head].tokens.begin);
    const bool adjective = std::any_of(readings.begin(), readings.end(), [](const Reading& each) {
        return each.features.part == PartOfSpeech::adjective;
    });
    if (words_.event_noun(thing) && (whose || !adjective)) {
        return false;  // but "military exercises" are of no army
    }
    return !whose || !in_.is_body(*parts[head].reading);
}

ReadPhrase EnglishPhrases::read(std::uint32_t at, std::uint32_t depth) const {
    const std::optional<PhrasePart> first = words_.part(at);
    if (!first) {
        return {std::nullopt, at};
    }
    const PartList parts(words_, *first, in_.end);
    if (auto body = body_behind(parts[0])) {
        read_tail(*body, depth);
        return {std::move(body), body->end};
    }
    const auto head = find_head(parts);
    if (!head) {
        return without_head(parts, parts.size(), depth);
    }
    const std::size_t begin = find_begin(parts, *head);
    if (begin > 0) {
        return without_head(parts, begin, depth);
    }
    if (only_modifies(parts, *head)) {
        const std::size_t count = parts[0].kind == Kind::head ? 0 : *head;
        return count == 0 ? ReadPhrase{std::nullopt, parts[*head].tokens.end}
                          : without_head(parts, count, depth);
    }
    Phrase phrase = described(parts, begin, *head);
    read_tail(phrase, depth);
    return {std::move(phrase), phrase.end};
}

Phrase EnglishPhrases::described(const PartList& parts, std::size_t begin, std::size_t head) const {
    Phrase phrase;
    tail_.take_head(*parts[head].reading, parts[head].tokens.begin, phrase);
    phrase.begin = parts[begin].tokens.begin;
    phrase.closed = false;
    if (parts[head].plural) {
        phrase.actor.plural = true;
        phrase.actor.person = false;
        phrase.titled = false;
    }
    for (std::size_t i = head; i > begin; --i) {
        take_modifier(phrase, parts[i - 1]);
    }
    phrase.end = parts[head].tokens.end;
    return phrase;
}

/// The nearest to the head first; of two countries the first named is the phrase's.
void EnglishPhrases::take_modifier(Phrase& phrase, const PhrasePart& part) const {
    const std::uint32_t at = part.tokens.begin;
    switch (part.kind) {
        case Kind::adjective:
        case Kind::noun:
            if (part.linked) {
                take_side(phrase, at);
                break;
            }
            sectors_.describe(phrase, at);
            sectors_.belong(phrase, at);
            break;
        case Kind::head:
            if (part.linked) {
                take_side(phrase, at);
                break;
            }
            sectors_.describe(phrase, at);
            sectors_.belong(phrase, at);
            phrase.actor.armed =
                phrase.actor.armed || (in_.is_body(*phrase.head) &&
                                       in_.tables.cell(*part.reading->lemma, "armed") == "y");
            break;
        case Kind::people: {
            const bool ethnic = at > 0 && words_.is(at - 1, "ethnic");
            if (!part.linked && !ethnic) {
                phrase.actor.country = in_.tables.cell(*part.country, "iso");
            }
            break;
        }
        case Kind::name:
            if (!part.linked) {
                take_name_before(phrase, part);
            }
            break;
        case Kind::proper:  // "Plainclothes officers": a capital by its place alone
            if (sectors_.modifies(in_.text.folded(at))) {
                sectors_.describe(phrase, at);
            }
            break;
    }
}

/// "Anti-government protesters" and "army-backed fighters" are neither; "pro-government militias"
/// fight at its side.
void EnglishPhrases::take_side(Phrase& phrase, std::uint32_t at) const {
    const std::string_view whom = in_.text.folded(at);
    const bool for_state = whom == "government" || whom == "regime" || whom == "state";
    if (for_state && at > 0 && words_.is(at - 1, "pro") && phrase.actor.armed) {
        phrase.actor.sectors = {"PRM"};
    }
}

void EnglishPhrases::take_name_before(Phrase& phrase, const PhrasePart& part) const {
    if (const Posting* actor = in_.actor_of(*part.name)) {
        const std::string_view named = in_.tables.cell(actor->id(), "kind");
        if ((named == "outlet" || named == "agency") &&
            !lists(in_.tables.cell(*phrase.head->lemma, "sector"), "JRN") &&
            in_.words.lemma(*phrase.head) != "agency") {
            return;  // "the National Guard" is of no newspaper
        }
        const bool whole = whole_before(phrase, actor->id());
        sectors_.take_name(phrase, actor->id(), whole);
        phrase.actor.name = part.tokens;
        if (whole) {
            phrase.actor.entity = actor->id();
            phrase.actor.confidence = 85;
            const std::string_view kind = in_.tables.cell(actor->id(), "kind");
            phrase.actor.source_body = kind == "agency" || kind == "outlet";
        } else if (are_fighters_of(phrase, actor->id())) {
            phrase.actor.entity = actor->id();
            phrase.actor.confidence = 60;
        }
        const std::string_view country = in_.tables.cell(actor->id(), "country");
        if (phrase.actor.country.empty() || is_state(country)) {
            phrase.actor.country = country;
        }
        return;
    }
    if (const Posting* country = in_.country_of(*part.name, false)) {
        phrase.actor.country = in_.tables.cell(country->id(), "iso");
    } else if (const std::string_view place = in_.country_at(part.tokens.begin); !place.empty()) {
        phrase.actor.country = place;
    }
}

/// "Hamas fighters", "militants of X": what they do the armed group does.
bool EnglishPhrases::are_fighters_of(const Phrase& phrase, RowId row) const {
    const std::string_view own = in_.tables.cell(*phrase.head->lemma, "sector");
    return phrase.actor.plural && !in_.is_body(*phrase.head) && phrase.actor.armed &&
           (lists(own, "UAF") || lists(own, "REB") || lists(own, "MIL")) &&
           in_.words.is(row, in_.words.actors()) && in_.tables.cell(row, "kind") == "armed_group";
}

/// "The Houthi movement" is the movement; "the Hamas government", "Hamas fighters" are others.
bool EnglishPhrases::whole_before(const Phrase& phrase, RowId row) const {
    constexpr std::string_view group = "group";
    if (phrase.actor.plural || !in_.names_whole(*phrase.head, in_.tables.cell(row, "kind"))) {
        return false;
    }
    const std::string_view own = in_.tables.cell(*phrase.head->lemma, "sector");
    const std::string_view kind = in_.tables.cell(row, "kind");
    if (kind == "agency" || kind == "outlet") {
        return lists(own, "JRN") || in_.words.lemma(*phrase.head) == "agency";
    }
    if (own.empty()) {
        return in_.words.lemma(*phrase.head) == group;
    }
    const std::string_view sectors = in_.tables.cell(row, "sector");
    return any_alternative(own, [&](std::string_view sector) { return lists(sectors, sector); });
}

}  // namespace khabar::actors
