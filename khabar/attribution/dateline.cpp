#include "khabar/attribution/dateline.h"

#include <string_view>

#include "khabar/attribution/signs.h"

namespace khabar::attribution {

namespace {

// why: a town, a date in two calendars and three agencies; a longer one was not seen
constexpr std::uint32_t max_dateline = 16;

bool is_bracket(const ReadText& text, std::uint32_t token) {
    const std::string_view word = text.words(token);
    return word == "(" || word == ")" || word == "[" || word == "]";
}

}  // namespace

std::uint32_t dateline_end(const Scene& scene, const Stretch& sentence) {
    const ReadText& text = scene.text;
    bool body = false;  // an agency or outlet, or something in brackets
    std::uint32_t end = sentence.tokens.begin;
    std::size_t next = first_mention_from(scene.mentions, sentence.tokens.begin);
    for (std::uint32_t at = sentence.tokens.begin;
         at < sentence.tokens.end && at < sentence.tokens.begin + max_dateline; ++at) {
        if (text.kind(at) == TokenKind::word &&
            text.best(at).features.verb_form == VerbForm::finite && text.best(at).lemma) {
            break;
        }
        body = body || is_bracket(text, at);
        for (; next < scene.mentions.size() && scene.mentions[next].tokens.begin == at; ++next) {
            const auto* actor = std::get_if<ActorMention>(&scene.mentions[next].what);
            body = body || (actor != nullptr && actor->source_body);
        }
        if (body && (is_dash(text, at) || is_colon(text, at))) {
            end = at + 1;
        }
    }
    return end;
}

}  // namespace khabar::attribution
