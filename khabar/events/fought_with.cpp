#include "khabar/events/fought_with.h"

#include "khabar/events/same_happening.h"

namespace khabar::events {

namespace {

bool is_behind_with(const Scene& scene, std::uint32_t at) {
    constexpr std::uint32_t back = 6;  // why: "with police and ruling-party"
    for (std::uint32_t steps = 0; at > 0 && steps < back; ++steps) {
        const std::string_view word = scene.text.folded(--at);
        const PartOfSpeech part = scene.text.best(at).features.part;
        if (word == "with") {
            return true;
        }
        if (word != "and" && part != PartOfSpeech::noun && part != PartOfSpeech::adjective &&
            part != PartOfSpeech::determiner) {
            return false;
        }
    }
    return false;
}

}  // namespace

bool fought_with(const Scene& scene, const Event::Filler& filler, const Event& target,
                 const Event& source) {
    return scene.text.language() == LanguageId::english && filler.role == EventRole::recipient &&
           has(target, EventRole::recipient) && told_by_verb(scene, target) &&
           !told_by_verb(scene, source) && is_behind_with(scene, filler.mention.tokens.begin);
}

}  // namespace khabar::events
