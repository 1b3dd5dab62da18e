#include "khabar/attribution/english/said_words.h"

#include <algorithm>

#include "khabar/attribution/signs.h"

namespace khabar::attribution {

namespace {

constexpr std::uint32_t max_depth = 32;       // why: deeper nesting is no sentence of people
constexpr std::uint32_t max_quoted_name = 5;  // why: "the White Helmets", no speech

}  // namespace

bool EnglishSaidWords::hangs_on(std::uint32_t clause, std::uint32_t above) const {
    std::uint32_t at = clause;
    for (std::uint32_t depth = 0; depth < max_depth; ++depth) {
        if (at == above) {
            return true;
        }
        if (!scene_.clauses[at].parent) {
            return false;
        }
        at = static_cast<std::uint32_t>(*scene_.clauses[at].parent);
    }
    return false;
}

void EnglishSaidWords::find(const Stretch& sentence, Saying& saying) const {
    const Clause& verb = scene_.clauses[saying.clause];
    if (!verb.verb) {
        find_of_noun(sentence, saying);
        return;
    }
    std::optional<std::uint32_t> behind;
    std::optional<std::uint32_t> before;
    for (std::uint32_t c = sentence.first; c < sentence.last; ++c) {
        if (!is_content(saying, c)) {
            continue;
        }
        if (scene_.clauses[c].predicate > verb.predicate) {
            behind = behind ? behind : c;
        } else {
            before = before ? before : c;
        }
    }
    if (before) {
        saying.said = {sentence.tokens.begin, behind ? sentence.tokens.end : saying.begin};
    } else if (behind) {
        const bool noun = !scene_.clauses[*behind].verb;
        saying.said = {content_begin(saying, *behind),
                       noun ? noun_end(sentence, *behind) : sentence.tokens.end};
    } else {
        find_quotation(sentence, saying);
        if (saying.said.empty() && is_told_after(sentence, saying)) {
            saying.said = {sentence.tokens.begin, saying.begin};
        }
    }
}

/// "..., the mayor was quoted as saying": a comma before the speaker, and nothing said behind.
bool EnglishSaidWords::is_told_after(const Stretch& sentence, const Saying& saying) const {
    const Clause& verb = scene_.clauses[saying.clause];
    const bool apart =
        saying.begin > sentence.tokens.begin + 1 && is_comma(scene_.text, saying.begin - 1);
    return apart && saying.speech.act != SpeechAct::denied &&
           std::none_of(verb.parts.begin(), verb.parts.end(), [&](const Clause::Part& part) {
               return part.role == ClauseRole::object && !part.inherited;
           });
}

/// A clause that is said; where the word takes nouns too ("confirmed the death", "denied bombing",
/// "accused them of bombing"), what it governs.
bool EnglishSaidWords::is_content(const Saying& saying, std::uint32_t c) const {
    const Clause& clause = scene_.clauses[c];
    if (saying.speech.quotes && clause.link == ClauseLink::content && clause.parent &&
        hangs_on(static_cast<std::uint32_t>(*clause.parent), saying.clause)) {
        return true;  // "quoted X as saying that"
    }
    if (clause.parent != ClauseIndex{saying.clause}) {
        return false;
    }
    if (clause.link == ClauseLink::content) {
        return true;
    }
    const bool takes = saying.speech.takes_nouns || saying.speech.act == SpeechAct::claimed ||
                       saying.speech.act == SpeechAct::denied;
    if (clause.link != ClauseLink::governed || !takes) {
        return false;
    }
    const auto& parts = scene_.clauses[saying.clause].parts;
    return std::any_of(parts.begin(), parts.end(), [&](const Clause::Part& part) {
        const bool told = part.role == ClauseRole::object ||
                          (part.role == ClauseRole::oblique &&
                           (part.particle == "of" || part.particle == "about"));
        return told && part.tokens.holds(clause.predicate);
    });
}

std::uint32_t EnglishSaidWords::first_token(const Clause& clause) const {
    std::uint32_t first = std::min(clause.predicate, clause.tokens.begin);
    for (const Clause::Part& part : clause.parts) {
        if (!part.inherited && !part.tokens.empty()) {
            first = std::min(first, part.tokens.begin);
        }
    }
    return first;
}

/// At "that" where it stands before the first clause said, else where that clause begins.
std::uint32_t EnglishSaidWords::content_begin(const Saying& saying, std::uint32_t child) const {
    const Clause& clause = scene_.clauses[child];
    const std::uint32_t verb = scene_.clauses[saying.clause].predicate;
    for (std::uint32_t at = verb + 1; at < clause.predicate; ++at) {
        if (is_that(scene_.text, at)) {
            return at;
        }
    }
    return std::max(verb + 1, first_token(clause));
}

/// What hangs on an event noun ends at the next verb that says no more of it, or at a stop. "Denied
/// reports that X fled": what the noun says goes on.
std::uint32_t EnglishSaidWords::noun_end(const Stretch& sentence, std::uint32_t named) const {
    const std::uint32_t noun = scene_.clauses[named].predicate;
    std::uint32_t end = sentence.tokens.end;
    for (std::uint32_t c = sentence.first; c < sentence.last; ++c) {
        const Clause& clause = scene_.clauses[c];
        const bool said = clause.link == ClauseLink::content && hangs_on(c, named);
        if (clause.verb && !said && clause.predicate > noun &&
            clause.link != ClauseLink::relative && clause.link != ClauseLink::adjunct &&
            clause.link != ClauseLink::governed) {
            end = std::min(end, std::max(noun + 1, first_token(clause)));
        }
    }
    for (std::uint32_t at = noun + 1; at < end; ++at) {
        if (is_stop(scene_.text, at)) {
            return at;
        }
    }
    return end;
}

/// Words in quotation marks with a verb of their own, or too long for a name; behind the word of
/// saying, else before it.
void EnglishSaidWords::find_quotation(const Stretch& sentence, Saying& saying) const {
    const std::uint32_t verb = scene_.clauses[saying.clause].predicate;
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
        if (!is_quote(scene_.text, at)) {
            continue;
        }
        const std::uint32_t close =
            closing_quote(scene_.text, at, sentence.tokens.end).value_or(sentence.tokens.end);
        const bool speaks =
            std::any_of(scene_.clauses.begin() + sentence.first,
                        scene_.clauses.begin() + sentence.last, [&](const Clause& clause) {
                            return clause.verb && at < clause.predicate && clause.predicate < close;
                        });
        const bool beside = at > verb || close < verb;
        if (beside && (speaks || close - at > max_quoted_name)) {
            saying.said = {at + 1, close};
            saying.quoted = true;
            if (at > verb) {
                return;
            }
        }
        at = close;
    }
}

/// "Said in a report that": what stands behind hangs on the verb.
bool EnglishSaidWords::is_said_by_verb(const Stretch& sentence, const Saying& saying) const {
    for (std::uint32_t c = saying.clause + 1; c < sentence.last; ++c) {
        const Clause& clause = scene_.clauses[c];
        if (clause.link == ClauseLink::content && clause.parent) {
            return scene_.clauses[static_cast<std::size_t>(*clause.parent)].verb;
        }
    }
    return false;
}

/// "The claim that rebels fled", "his denial of the attack", "reports of clashes".
void EnglishSaidWords::find_of_noun(const Stretch& sentence, Saying& saying) const {
    const std::uint32_t noun = scene_.clauses[saying.clause].predicate;
    const std::uint32_t next = noun + 1;
    if (next >= sentence.tokens.end) {
        return;
    }
    const bool that = is_that(scene_.text, next);
    if (that && is_said_by_verb(sentence, saying)) {
        return;
    }
    const std::string_view word = scene_.text.folded(next);
    if (that || word == "of" || word == "about") {
        saying.said = {next, that ? sentence.tokens.end : noun_end(sentence, saying.clause)};
    }
    // "news of her son, who": of somebody, not of what happened
    const bool tells =
        that || std::any_of(scene_.clauses.begin() + sentence.first,
                            scene_.clauses.begin() + sentence.last, [&](const Clause& clause) {
                                return saying.said.holds(clause.predicate) &&
                                       clause.link != ClauseLink::relative;
                            });
    if (!tells) {
        saying.said = {};
    }
}

}  // namespace khabar::attribution
