#include "khabar/mentions/person_names.h"

namespace khabar::actors {

namespace {

constexpr std::uint32_t max_person_name = 5;
constexpr std::string_view servant_of = "\xD8\xB9\xD8\xA8\xD8\xAF";  // Abd: half a name
constexpr std::string_view article = "\xD8\xA7\xD9\x84";
constexpr std::string_view conjunction = "\xD9\x88";
constexpr std::string_view nisba = "\xD9\x8A";
constexpr std::size_t min_stem = 6;  // why: three letters; a shorter name may be any word

}  // namespace

std::uint32_t PersonNames::read(std::uint32_t at, bool titled) const {
    const mentions::Words& words = in_.words;
    std::uint32_t end = at;
    while (end < in_.end && end - at < max_person_name && in_.text.kind(end) == TokenKind::word) {
        const bool given = words.given_name(end);
        const bool joined = !given && (in_.text.best(end).before.conjunction != 0 ||
                                       (!titled && in_.text.folded(end).starts_with(conjunction)));
        const bool surname = end > at && words.unknown_surname(end);
        const mentions::NameMatch* name = in_.names.at(end);
        const bool family = end > at && is_family_name(end);
        const bool known = name != nullptr && in_.counts(*name) && !given && !family;
        if (joined || known || (!given && !surname && !family && !words.unknown_name(end))) {
            break;
        }
        const bool servant = in_.text.folded(end) == servant_of && end + 1 < in_.end &&
                             in_.text.folded(end + 1).starts_with(article);
        end += servant ? 2 : 1;
    }
    return end;
}

/// "Al-Yamani", "al-Badawi" behind a given name: a nisba with the article is a family's name, and
/// says nothing of a country.
bool PersonNames::is_family_name(std::uint32_t at) const {
    const std::string_view word = in_.text.folded(at);
    return in_.words.given_name(at - 1) && in_.text.best(at).features.role == WordRole::none &&
           word.starts_with(article) && word.ends_with(nisba) &&
           in_.text.best(at).before.conjunction == 0 && in_.text.best(at).before.preposition == 0;
}

void PersonNames::remember(const Phrase& phrase) {
    if (!phrase.actor.person || !phrase.has_name) {
        return;
    }
    for (std::uint32_t at = phrase.begin; at < phrase.end; ++at) {
        if (in_.words.unknown_name(at) && in_.names.at(at) == nullptr &&
            stem(at).size() >= min_stem) {
            persons_.emplace(std::string(stem(at)), phrase.actor);
        }
    }
}

const ActorMention* PersonNames::known(std::uint32_t at) const {
    if (!in_.words.unknown_name(at)) {
        return nullptr;
    }
    const auto found = persons_.find(stem(at));
    return found == persons_.end() ? nullptr : &found->second;
}

}  // namespace khabar::actors
