#include "khabar/attribution/arabic/sayings.h"

#include <algorithm>
#include <utility>

#include "khabar/attribution/phrases.h"
#include "khabar/attribution/signs.h"

namespace khabar::attribution {

namespace {

constexpr std::uint32_t max_turn = 3;  // why: "at the same time"

}  // namespace

std::vector<Saying> ArabicSayings::of(const Stretch& sentence, std::uint32_t head,
                                      const Memory& memory) const {
    std::vector<Saying> sayings;
    for (std::uint32_t c = sentence.first; c < sentence.last; ++c) {
        if (auto saying = read(sentence, head, c)) {
            sayings.push_back(std::move(*saying));
        }
    }
    for (std::size_t i = 0; i < sayings.size(); ++i) {
        place(sentence, sayings, i);
        said_by_.name(sentence, head, sayings, i, memory);
    }
    return sayings;
}

std::optional<Saying> ArabicSayings::read(const Stretch& sentence, std::uint32_t head,
                                          std::uint32_t clause) const {
    const Clause& here = scene_.clauses[clause];
    const auto speech = rows_.of(here);
    if (!speech || here.predicate < head) {
        return std::nullopt;
    }
    const bool negated = here.predicate > sentence.tokens.begin && here.verb &&
                         scene_.text.best(here.predicate - 1).features.role == WordRole::negation;
    const bool ahead = here.verb && scene_.text.best(here.predicate).before.future;
    if (ahead || (negated && speech->act != SpeechAct::denied)) {
        return std::nullopt;  // "did not confirm", "will announce": nothing is said
    }
    Saying saying;
    saying.clause = clause;
    saying.speech = *speech;
    saying.begin = here.predicate;
    for (const Clause::Part& part : here.parts) {
        if (part.role == ClauseRole::subject && !part.inherited && part.tokens.begin >= head) {
            saying.begin = std::min(saying.begin, part.tokens.begin);
        }
    }
    said_words_.find(sentence, saying);
    if (saying.said.empty()) {
        return std::nullopt;
    }
    return saying;
}

/// A saying that is joined, or a participle, ends what was said before it; any other is said by
/// whom it stands in.
void ArabicSayings::place(const Stretch& sentence, std::vector<Saying>& sayings,
                          std::size_t at) const {
    Saying& here = sayings[at];
    const Clause& clause = scene_.clauses[here.clause];
    const std::uint32_t first = here.begin;
    const bool joined = is_joined(scene_.text, first) || is_joined(scene_.text, clause.predicate);
    bool turned = false;  // "while X said", "however, X said"
    for (std::uint32_t back = 1; back <= max_turn && first >= sentence.tokens.begin + back;
         ++back) {
        turned = turned || turn_at(scene_, first - back, sentence.tokens.end) == back;
    }
    const bool anew = here.speech.participle || (clause.verb && (joined || turned));
    const bool dropped = clause.verb && said_by_.subjects(clause, sentence.tokens.begin).empty();
    for (std::size_t i = 0; i < at; ++i) {
        Saying& before = sayings[i];
        if (!before.said.holds(here.begin) || here.said.begin < here.begin) {
            continue;
        }
        // "a witness said that the protesters shouted and they called it ...": they, not the
        // witness
        const bool others = dropped && !before.links.empty() && !turned &&
                            !can_be_subject(said_by_.third_person(clause), before.speaker);
        if (anew && !others && !before.quoted && !before.speech.is_source) {
            before.said.end = here.begin;
        } else {
            here.nested = true;
        }
    }
}

}  // namespace khabar::attribution
