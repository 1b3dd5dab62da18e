#include "khabar/mentions/arabic/actor_office.h"

#include <string>
#include <string_view>
#include <vector>

#include "khabar/mentions/bare_word.h"

namespace khabar::actors {

void OfficeReader::read(Phrase& phrase) const {
    const bool named = phrase.actor.entity && in_.is_person(*phrase.actor.entity);
    const bool former = !phrase.actor.sectors.empty() && phrase.actor.sectors.front() == "ELI";
    if (!phrase.titled || named || former || phrase.actor.plural) {
        return;
    }
    const std::string first = mentions::bare_word(in_.text, phrase.begin, *phrase.first);
    std::vector<std::string_view> words{first};
    for (std::uint32_t at = phrase.begin + 1; at < phrase.end; ++at) {
        words.push_back(in_.text.folded(at));
    }
    const auto title = offices_.title(words);
    if (!title) {
        return;
    }
    std::string place = where(phrase, phrase.begin + static_cast<std::uint32_t>(title->words));
    if (place.empty()) {
        return;
    }
    ActorMention& actor = phrase.actor;
    actor.office = ActorMention::Office{
        title->title, place,
        offices_.holder(title->title, place, in_.text.document.origin().published)};
    actor.entity.reset();
    actor.person = true;
    actor.confidence = 70;
    const auto sectors = alternatives(in_.tables.cell(title->title, "sector"));
    if (!sectors.empty()) {  // "the leader of": the title does not tell of what
        actor.sectors.assign(sectors.begin(), sectors.end());
    }
}

/// The country or body of an office: nothing but a nisba, a state or a body may stand behind the
/// title, and an unknown person's name behind that.
std::string OfficeReader::where(const Phrase& phrase, std::uint32_t rest) const {
    if (rest >= phrase.end) {
        return {};  // "the president": of whom is not said here
    }
    if (in_.words.nisba(rest) != nullptr) {
        return phrase.actor.country;
    }
    const mentions::NameMatch* name = in_.names.at(rest);
    if (name == nullptr || name->reading->before.conjunction != 0) {
        return {};
    }
    if (const Posting* body = in_.actor_of(*name); body != nullptr && !in_.is_person(body->id())) {
        return std::string(in_.tables.cell(body->id(), "id"));
    }
    const Posting* country = in_.country_of(*name, true);
    return country == nullptr ? std::string() : std::string(in_.tables.cell(country->id(), "iso"));
}

}  // namespace khabar::actors
