#include "khabar/events/contexts.h"

#include <algorithm>
#include <string>
#include <vector>

#include "khabar/attribution/signs.h"

namespace khabar::events {

namespace {

/// Behind "..., said X": the words up to the next verb, or to a comma that no name follows.
std::uint32_t end_of_telling(const Scene& scene, const Clause& clause, Span telling) {
    const TokenRange sentence = scene.sentence(clause);
    std::uint32_t end = telling.end;
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
        if (scene.text.tokens.tokens[at].span.begin < telling.end) {
            continue;
        }
        const bool comma = attribution::is_comma(scene.text, at) && at + 1 < sentence.end &&
                           scene.text.best(at + 1).features.role != WordRole::none;
        if (comma || attribution::is_stop(scene.text, at) ||
            scene.text.best(at).features.verb_form == VerbForm::finite) {
            break;
        }
        end = scene.text.tokens.tokens[at].span.end;
    }
    return end;
}

/// The words of the sentence that name who says something in it, and the words of saying.
std::vector<Span> tellings(const Scene& scene, const Match& match, const Event& event) {
    std::vector<Span> found;
    if (scene.text.language() != LanguageId::english) {
        return found;
    }
    const Clause& clause = scene.clauses[match.clause];
    const auto [first, last] = scene.clauses_beside(match.clause);
    for (std::uint32_t c = first; c < last; ++c) {
        for (const Link& link : scene.frames[c].chain) {
            const bool acts = std::any_of(
                match.actors.begin(), match.actors.end(),
                [&](const auto* part) { return part->mention && part->mention == link.mention; });
            Span telling{std::min(link.who.begin, link.cue.begin),
                         std::max(link.who.end, link.cue.end)};
            const bool here =
                telling.begin >= event.sentence.begin && telling.end <= event.sentence.end;
            if (acts || !here) {
                continue;
            }
            if (event.trigger.end <= telling.begin) {
                telling.end = end_of_telling(scene, clause, telling);
            } else if (event.trigger.begin < telling.end) {
                telling = link.who;  // "A said, of the raid on B, that": the event lies within
            }
            found.push_back(telling);
        }
    }
    return found;
}

}  // namespace

void add_contexts(const Scene& scene, const Match& match, Event& event) {
    const std::vector<Span> apart = tellings(scene, match, event);
    auto& contexts = event.contexts;
    const auto brought = scene.facts.contexts(scene.clauses[match.clause].sentence);
    contexts.reserve(brought.size() + event.modes.size());
    for (const ContextWord& word : brought) {
        const Span span = scene.text.tokens.tokens[word.token].span;
        const bool told = std::any_of(apart.begin(), apart.end(), [&](const Span& telling) {
            return telling.begin <= span.begin && span.begin < telling.end;
        });
        if (!told) {
            contexts.emplace_back(word.context);
        }
    }
    for (const std::string& mode : event.modes) {
        if (mode == "cyber" || mode == "misinformation") {
            contexts.push_back(mode);
        }
    }
    std::sort(contexts.begin(), contexts.end());
    contexts.erase(std::unique(contexts.begin(), contexts.end()), contexts.end());
}

}  // namespace khabar::events
