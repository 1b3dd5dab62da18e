#include "khabar/attribution/english/sayings.h"

#include <algorithm>
#include <utility>

#include "khabar/attribution/verb_group.h"

namespace khabar::attribution {

std::vector<Saying> EnglishSayings::of(const Stretch& sentence, std::uint32_t head,
                                       const Memory& memory) const {
    std::vector<Saying> sayings;
    for (std::uint32_t c = sentence.first; c < sentence.last; ++c) {
        if (auto saying = read(sentence, head, c)) {
            sayings.push_back(std::move(*saying));
        }
    }
    for (std::size_t i = 0; i < sayings.size(); ++i) {
        place(sayings, i);
        said_by_.name(sayings[i], memory);
        go_on(sayings, i);
    }
    return sayings;
}

std::optional<Saying> EnglishSayings::read(const Stretch& sentence, std::uint32_t head,
                                           std::uint32_t c) const {
    const Clause& clause = scene_.clauses[c];
    const auto speech = rows_.of(clause);
    if (!speech || clause.predicate < head || !is_uttered(sentence, clause, *speech)) {
        return std::nullopt;
    }
    Saying saying;
    saying.clause = c;
    saying.speech = *speech;
    saying.begin = clause.predicate;
    for (const Clause::Part& part : clause.parts) {
        const bool before = part.role == ClauseRole::subject && !part.inherited &&
                            part.tokens.begin >= head && !part.tokens.empty();
        if (before) {
            saying.begin = std::min(saying.begin, part.tokens.begin);
        }
    }
    said_words_.find(sentence, saying);
    if (saying.said.empty()) {
        return std::nullopt;
    }
    return saying;
}

/// "Did not confirm", "will announce", "declined to say": nothing is said. The "saying" of "was
/// quoted as saying" belongs to "quoted".
bool EnglishSayings::is_uttered(const Stretch& sentence, const Clause& clause,
                                const Speech& speech) const {
    if (!clause.verb) {
        return true;
    }
    const std::uint32_t begin = sentence.tokens.begin;
    const std::uint32_t first = verb_group_begin(scene_.text, clause.predicate, begin);
    for (std::uint32_t at = first; at < clause.predicate; ++at) {
        const WordRole role = scene_.text.best(at).features.role;
        const bool unsaid = role == WordRole::future || role == WordRole::possibility ||
                            (role == WordRole::negation && speech.act != SpeechAct::denied);
        if (unsaid) {
            return false;
        }
    }
    const bool quoted = first > begin && scene_.text.folded(first - 1) == "as";
    return !quoted && !is_infinitive(scene_.text, clause.predicate, begin);
}

/// "Denied that the villages had fallen and said": what fell says nothing; who denied goes on.
void EnglishSayings::go_on(std::vector<Saying>& sayings, std::size_t at) const {
    Saying& here = sayings[at];
    const Clause& clause = scene_.clauses[here.clause];
    const bool spoken =
        std::any_of(clause.parts.begin(), clause.parts.end(), [](const Clause::Part& part) {
            return part.role == ClauseRole::subject && (!part.inherited || part.mention);
        });
    if (at == 0 || !clause.verb || clause.passive || spoken) {
        return;
    }
    Saying& before = sayings[at - 1];
    const std::uint32_t verb = clause.predicate;
    const bool joined = verb > 0 && scene_.text.folded(verb - 1) == "and";
    if (!joined || before.links.empty() || !before.said.holds(here.begin) ||
        !scene_.clauses[before.clause].verb) {
        return;
    }
    before.said.end = here.begin;
    here.nested = false;
    here.links = before.links;
    here.speaker = before.speaker;
    here.links.back().act = here.speech.act;
    here.links.back().cue = scene_.text.span({verb, verb + 1});
}

/// A saying that another one says is nested in it; any other ends what was said before it.
void EnglishSayings::place(std::vector<Saying>& sayings, std::size_t at) const {
    Saying& here = sayings[at];
    for (std::size_t i = 0; i < at; ++i) {
        Saying& before = sayings[i];
        if (!before.said.holds(here.begin) || here.said.begin < here.begin) {
            continue;
        }
        if (before.quoted || said_words_.hangs_on(here.clause, before.clause)) {
            const Clause& clause = scene_.clauses[here.clause];
            // "said A, adding that B": he goes on by himself
            const bool goes_on =
                clause.parent == ClauseIndex{before.clause} &&
                (clause.link == ClauseLink::adjunct || clause.link == ClauseLink::coordinate);
            if (!goes_on) {
                here.nested = true;
                continue;
            }
        }
        before.said.end = here.begin;
    }
}

}  // namespace khabar::attribution
