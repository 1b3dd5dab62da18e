#include "khabar/mentions/english/bearers.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace khabar::actors {

namespace {

template <std::size_t n>
bool one_of(std::string_view word, const std::string_view (&words)[n]) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// Whether one of that number and kind can be meant by the pronoun.
bool fits(std::string_view pronoun, const ActorMention& actor) {
    if (pronoun == "his" || pronoun == "her") {
        return actor.person;
    }
    return pronoun == "its" ? !actor.person && !actor.plural : !actor.person;
}

/// Who serves a state, a body or somebody: a lawyer or a brother need not be of that country.
bool serves(const ActorMention& actor) {
    static constexpr std::string_view of_state[] = {"GOV", "MIL", "COP", "SPY",
                                                    "LEG", "JUD", "PTY", "PRM"};
    return actor.armed || (!actor.sectors.empty() && one_of(actor.sectors.front(), of_state));
}

}  // namespace

void EnglishBearers::read(Phrase& phrase, std::span<const Mention> found,
                          std::uint32_t sentence) const {
    if (phrase.head == nullptr || phrase.actor.entity || !phrase.actor.country.empty()) {
        return;
    }
    if (!take_owner(phrase, found, sentence)) {
        take_group(phrase, found);
    }
}

/// Whether a verb stands right behind.
bool EnglishBearers::is_subject(const Mention& mention) const {
    constexpr std::uint32_t reach = 3;  // why: "has repeatedly said"
    for (std::uint32_t at = mention.tokens.end; at < in_.end && at < mention.tokens.end + reach;
         ++at) {
        const Features& best = in_.text.best(at).features;
        if (best.part == PartOfSpeech::auxiliary || best.verb_form == VerbForm::finite) {
            return true;
        }
        if (best.part != PartOfSpeech::adverb) {
            return false;
        }
    }
    return false;
}

/// "The ministry denied that the villages had fallen and said its forces held": the forces are of
/// the nearest subject before them that the pronoun can mean.
bool EnglishBearers::take_owner(Phrase& phrase, std::span<const Mention> found,
                                std::uint32_t sentence) const {
    static constexpr std::string_view pronouns[] = {"its", "his", "her", "their"};
    constexpr std::uint32_t reach = 3;  // why: "its own elite forces"
    std::uint32_t at = phrase.begin;
    while (at > sentence && phrase.begin - at < reach &&
           !one_of(in_.text.folded(at - 1), pronouns)) {
        const Features& best = in_.text.best(at - 1).features;
        if (best.part != PartOfSpeech::adjective && !words_.number(at - 1)) {
            return false;
        }
        --at;
    }
    if (at == sentence || !one_of(in_.text.folded(at - 1), pronouns)) {
        return false;
    }
    const std::string_view pronoun = in_.text.folded(at - 1);
    for (std::size_t i = found.size(); i-- > 0 && found[i].tokens.begin >= sentence;) {
        const auto& owner = std::get<ActorMention>(found[i].what);
        if (!fits(pronoun, owner) || !is_subject(found[i])) {
            continue;
        }
        if (serves(phrase.actor)) {
            phrase.actor.country = owner.country;
        }
        break;
    }
    return true;
}

/// "The group said it would reply" of the armed group named before, and "a spokesman for" it.
void EnglishBearers::take_group(Phrase& phrase, std::span<const Mention> found) const {
    static constexpr std::string_view groups[] = {
        "group", "movement", "militia", "faction", "organisation", "organization", "militants"};
    const std::uint32_t last = phrase.end - 1;
    if (phrase.has_name || last == 0 || !one_of(in_.text.folded(last), groups) ||
        !words_.is_the(last - 1) || (phrase.begin != last && !phrase.titled)) {
        return;
    }
    for (std::size_t i = found.size(); i-- > 0;) {
        const auto& actor = std::get<ActorMention>(found[i].what);
        if (!actor.entity || in_.tables.cell(*actor.entity, "kind") != "armed_group") {
            continue;
        }
        phrase.actor.country = actor.country;
        phrase.actor.sectors = actor.sectors;
        phrase.actor.armed = phrase.actor.person ? phrase.actor.armed : actor.armed;
        return;
    }
}

}  // namespace khabar::actors
