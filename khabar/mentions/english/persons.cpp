#include "khabar/mentions/english/persons.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "khabar/tables/names.h"

namespace khabar::actors {

using mentions::NameMatch;

namespace {

constexpr std::uint32_t max_name = 7;     // why: "Sheikh Hamad bin Khalifa al Thani" and one more
constexpr std::size_t shortest_name = 3;  // why: shorter ones may be any word

bool is_initial(std::string_view word) {
    return word.size() == 2 && word[1] == '.';
}

}  // namespace

bool EnglishPersons::goes_on(std::uint32_t token, bool first) const {
    if (token >= in_.end || in_.text.kind(token) != TokenKind::word || words_.of_calendar(token) ||
        !words_.capital(token)) {
        return false;
    }
    if (is_initial(in_.text.words(token)) || in_.words.given_name(token)) {
        return true;
    }
    if (const NameMatch* name = words_.name(token)) {
        const bool known =
            std::any_of(name->postings.begin(), name->postings.end(), [&](const Posting& posting) {
                const bool person = in_.is_person(posting.id());
                const bool place = in_.words.is(posting.id(), in_.words.places());
                return !person && !(place && !first) && (posting.flags & weak_name) == 0;
            });
        return !known;
    }
    const Features& best = in_.text.best(token).features;
    return in_.words.unknown_name(token) || (best.part == PartOfSpeech::proper_noun) ||
           (!first && best.part == PartOfSpeech::noun && in_.words.head(token) == nullptr);
}

std::uint32_t EnglishPersons::run(std::uint32_t at, bool titled) const {
    const bool named_so = in_.words.given_name(at) && at + 1 < in_.end && goes_on(at + 1, false);
    if (!goes_on(at, true) || (!titled && !named_so && in_.inside_place(at))) {
        return at;
    }
    std::uint32_t end = at + 1;
    std::uint32_t names = is_initial(in_.text.words(at)) ? 0 : 1;
    while (end < in_.end && end - at < max_name) {
        std::uint32_t next = end;
        while (next < in_.end && next < end + 2 && words_.name_particle(next) &&
               !goes_on(next, false)) {
            ++next;
        }
        const bool joined = next == end && words_.hyphen_behind(end - 1) &&  // "Soon-sil"
                            in_.text.kind(next) == TokenKind::word;
        if (!joined && !goes_on(next, false)) {
            break;
        }
        names += is_initial(in_.text.words(next)) ? 0u : 1u;
        end = next + 1;
    }
    if (titled) {
        return end;
    }
    const bool aged = end + 1 < in_.end && words_.is(end, ",") && words_.number(end + 1);
    const bool speaks = aged || (end < in_.end && words_.says(end));
    return names >= 2 && (in_.words.given_name(at) || speaks) ? end : at;
}

std::optional<RowId> EnglishPersons::bearer(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t at = begin + 1; at < end; ++at) {
        const NameMatch* name = words_.name(at);
        if (name == nullptr || name->tokens.end != end) {
            continue;
        }
        for (const Posting& posting : name->postings) {
            if ((posting.flags & family_name) == 0) {
                continue;
            }
            const auto names = alternatives(in_.tables.cell(posting.id(), "en"));
            const std::string_view here = in_.text.words(begin);
            if (std::any_of(names.begin(), names.end(), [&](std::string_view full) {
                    return full.substr(0, full.find_first_of(" -")) == here;
                })) {
                return posting.id();
            }
        }
    }
    return std::nullopt;
}

bool EnglishPersons::unknown_family(const NameMatch& match) const {
    return in_.actor_of(match) == nullptr &&
           std::any_of(match.postings.begin(), match.postings.end(),
                       [](const Posting& posting) { return (posting.flags & family_name) != 0; });
}

std::optional<RowId> EnglishPersons::holder(const Phrase& title, const NameMatch& family) const {
    std::vector<std::string_view> words;
    for (std::uint32_t at = title.begin; at < title.end; ++at) {
        words.push_back(in_.text.folded(at));
    }
    for (std::size_t from = 0; from < words.size(); ++from) {
        const auto found = offices_.title(std::span(words).subspan(from));
        if (!found || from + found->words != words.size()) {
            continue;
        }
        for (const Posting& posting : family.postings) {
            if ((posting.flags & family_name) == 0) {
                continue;
            }
            const std::string_view country = in_.tables.cell(posting.id(), "country");
            if ((title.actor.country.empty() || title.actor.country == country) &&
                offices_.held(found->title, country, posting.id(),
                              in_.text.document.origin().published)) {
                return posting.id();
            }
        }
        return std::nullopt;
    }
    return std::nullopt;
}

std::uint32_t EnglishPersons::end_of_title(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::uint32_t longest = 6;  // "secretary of state for foreign affairs"
    std::vector<std::string_view> words;
    for (std::uint32_t at = begin; at < in_.end && at < end + longest; ++at) {
        words.push_back(in_.text.folded(at));
    }
    for (std::uint32_t from = 0; from < end - begin; ++from) {
        const auto found = offices_.title(std::span(words).subspan(from));
        if (found && begin + from + found->words > end) {
            return begin + from + static_cast<std::uint32_t>(found->words);
        }
    }
    return end;
}

void EnglishPersons::read_office(Phrase& phrase) const {
    static constexpr std::string_view lesser[] = {"deputy", "vice",   "assistant", "former", "ex",
                                                  "under",  "shadow", "junior",    "then"};
    const bool named = phrase.actor.entity.has_value();
    const bool former = !phrase.actor.sectors.empty() && phrase.actor.sectors.front() == "ELI";
    if (phrase.head == nullptr || !phrase.actor.person || named || former ||
        phrase.head->token >= phrase.end) {
        return;
    }
    const std::uint32_t head = phrase.head->token;
    std::vector<std::string_view> words;
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
        words.push_back(in_.text.folded(at));
    }
    for (std::uint32_t from = 0; phrase.begin + from <= head; ++from) {
        const std::uint32_t before = phrase.begin + from - 1;
        const bool less = from > 0 && (std::find(std::begin(lesser), std::end(lesser),
                                                 words[from - 1]) != std::end(lesser) ||
                                       (in_.text.best(before).features.part == PartOfSpeech::noun &&
                                        !ends_name(phrase.begin, before)));
        const auto found = offices_.title(std::span(words).subspan(from));
        if (!found || less || phrase.begin + from + found->words <= head) {
            continue;
        }
        const auto sectors = alternatives(in_.tables.cell(found->title, "sector"));
        ActorMention& actor = phrase.actor;
        const std::string place = where(phrase, phrase.begin + from);
        const bool of_state = place.size() == 3;
        if (!sectors.empty() && (of_state || (place.empty() && found->words > 1))) {
            actor.sectors.assign(sectors.begin(), sectors.end());
            actor.armed = actor.armed && (sectors.front() == "MIL" || sectors.front() == "COP");
        }
        const bool one_of_many =
            in_.tables.cell(found->title, "single") == "y" && phrase.begin > 0 &&
            (words_.is(phrase.begin - 1, "a") || words_.is(phrase.begin - 1, "an"));
        if (place.empty() || one_of_many || in_.tables.cell(found->title, "key") == "member") {
            return;
        }
        actor.office = ActorMention::Office{
            found->title, place,
            offices_.holder(found->title, place, in_.text.document.origin().published)};
        actor.confidence = 70;
        return;
    }
}

/// Whether a name that begins in the phrase ends with a token.
bool EnglishPersons::ends_name(std::uint32_t begin, std::uint32_t last) const {
    for (std::uint32_t at = begin; at <= last; ++at) {
        const NameMatch* name = words_.name(at);
        if (name != nullptr && name->tokens.end == last + 1) {
            return true;
        }
    }
    return false;
}

/// The body or the state that stands before a title or behind it.
std::string EnglishPersons::where(const Phrase& phrase, std::uint32_t title) const {
    bool state = false;
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
        const NameMatch* name = words_.name(at);
        if (name != nullptr && (name->tokens.end <= title || at > title)) {
            const Posting* body = in_.actor_of(*name);
            if (body != nullptr && !in_.is_person(body->id())) {
                return std::string(in_.tables.cell(body->id(), "id"));
            }
            state = state || (body == nullptr && in_.country_of(*name, true) != nullptr);
        }
        const auto people = name == nullptr ? words_.part(at) : std::nullopt;
        state = state || (people && people->kind == PhrasePart::Kind::people && !people->linked);
    }
    return state ? phrase.actor.country : std::string();
}

void EnglishPersons::remember(const Phrase& phrase) {
    if (!phrase.actor.person || !phrase.has_name || phrase.actor.entity || phrase.end == 0) {
        return;
    }
    std::uint32_t last = phrase.end - 1;
    if (last >= phrase.begin + 2 && words_.hyphen_behind(last - 1) && !words_.capital(last)) {
        last -= 2;  // "Kim Min-ho" is Kim
    }
    const std::string_view family = in_.text.folded(last);
    if (family.size() >= shortest_name && words_.capital(last)) {
        told_.emplace(std::string(family), phrase.actor);
    }
}

const ActorMention* EnglishPersons::known(std::uint32_t at) const {
    if (told_.empty() || !words_.capital(at)) {
        return nullptr;
    }
    const auto found = told_.find(in_.text.folded(at));
    return found == told_.end() ? nullptr : &found->second;
}

}  // namespace khabar::actors
