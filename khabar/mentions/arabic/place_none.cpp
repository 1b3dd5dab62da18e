#include "khabar/mentions/arabic/place_none.h"

#include <string_view>

#include "khabar/tables/names.h"

namespace khabar::places {

using mentions::NameMatch;

namespace {

// why: "quoting X" is said with it, "from X" rarely
constexpr std::string_view preposition_from_speaker = "\xD8\xB9\xD9\x86";

}  // namespace

/// A channel, a person or a body of the same name, where no particle of place says place. One
/// that bears the name as its short form gives way to a place that is called so.
bool NoPlaces::rather_actor(const NameMatch& match, TokenRange sentence) const {
    bool actor = false;
    bool short_form = false;
    bool place = false;
    for (const Posting& posting : match.postings) {
        const bool weak = (posting.flags & weak_name) != 0;
        const bool is_actor = in_.words.is(posting.id(), in_.words.actors());
        actor = actor || (is_actor && !weak);
        short_form = short_form || (is_actor && weak);
        place = place || (!is_actor && !weak);
    }
    const std::uint32_t at = match.tokens.begin;
    const bool behind = at > sentence.begin &&
                        in_.text.best(at - 1).features.part == PartOfSpeech::adposition &&
                        in_.text.folded(at - 1) != preposition_from_speaker;
    return (actor || (short_form && !place)) && match.reading->before.preposition != 'b' && !behind;
}

/// "The Saudi ministry of education": the feminine nisba has the letters of the state.
bool NoPlaces::describes_body(const NameMatch& match, TokenRange sentence) const {
    const std::uint32_t at = match.tokens.begin;
    if (match.tokens.end != at + 1 || !match.plain() || at <= sentence.begin ||
        in_.words.nisba(at) == nullptr) {
        return false;
    }
    const Features& before = in_.text.best(at - 1).features;
    return before.definite &&
           (before.part == PartOfSpeech::noun || before.part == PartOfSpeech::adjective);
}

/// "The engineer Baghdad X", "Muhammad Baghdad": somebody's name that is a place's too.
bool NoPlaces::names_person(const NameMatch& match, TokenRange sentence) const {
    const std::uint32_t at = match.tokens.begin;
    if (at <= sentence.begin || !match.plain()) {
        return false;
    }
    const Reading* head = in_.words.head(at - 1);
    const bool titled = head != nullptr && head->features.definite &&
                        head->features.number == Number::singular &&
                        in_.tables.cell(*head->lemma, "body") != "y";
    const std::uint32_t next = match.tokens.end;
    const bool goes_on = next < sentence.end && in_.text.kind(next) == TokenKind::word &&
                         (in_.words.given_name(next) || in_.words.unknown_name(next));
    return (titled && goes_on) || in_.words.given_name(at - 1);
}

/// The ship "Beirut": a name alone in quotes behind a noun that is no place word.
bool NoPlaces::names_thing(const NameMatch& match, TokenRange sentence) const {
    const std::uint32_t at = match.tokens.begin;
    if (at < sentence.begin + 2 || match.tokens.end >= sentence.end || !in_.words.quote(at - 1) ||
        !in_.words.quote(match.tokens.end)) {
        return false;
    }
    const Features& before = in_.text.best(at - 2).features;
    return before.part == PartOfSpeech::noun && before.role == WordRole::none;
}

}  // namespace khabar::places
