#include "khabar/events/part_of_deed.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "khabar/syntax/heads.h"

namespace khabar::events {

namespace {

/// "In retaliation for an attack on", "to avenge the killing of".
bool answered_in_english(const Scene& scene, const Event& event) {
    static constexpr std::string_view answers[] = {
        "retaliation", "response", "revenge", "reprisal", "answer", "avenge", "reply", "vengeance"};
    constexpr std::uint32_t back = 4;
    const Clause& clause = scene.clauses[static_cast<std::size_t>(event.clause)];
    if (clause.verb) {
        return false;
    }
    const std::uint32_t begin = scene.sentence(clause).begin;
    const std::uint32_t at = clause.predicate;
    for (std::uint32_t word = std::max(begin, at < back ? 0 : at - back); word < at; ++word) {
        const std::string_view told = scene.text.folded(word);
        if (std::find(std::begin(answers), std::end(answers), told) != std::end(answers)) {
            return true;
        }
    }
    return false;
}

/// "Two were killed when a bomb exploded": whether the clause between two predicates opens so.
bool is_when(const Scene& scene, std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t at = begin + 1; at < end; ++at) {
        if (scene.text.folded(at) == "when") {
            return true;
        }
    }
    return false;
}

/// "An attack by X killed 14", "the attack that killed 14": the noun of a deed is who or what does
/// the verb behind it.
bool is_done_by(const Scene& scene, const Clause& verb, const Clause& noun) {
    return verb.verb && !verb.passive && !noun.verb && noun.predicate < verb.predicate &&
           std::any_of(verb.parts.begin(), verb.parts.end(), [&](const Clause::Part& part) {
               return part.role == ClauseRole::subject &&
                      syntax::head_token(scene.text, part.tokens) == noun.predicate;
           });
}

/// "A bomb planted by X killed Y": what is told of the weapon, and what it did.
bool tells_weapon(const Scene& scene, const Clause& told, const Clause& verb) {
    return told.verb && verb.verb && told.link == ClauseLink::relative &&
           told.predicate < verb.predicate && told.parent &&
           &scene.clauses[static_cast<std::size_t>(*told.parent)] == &verb &&
           std::any_of(verb.parts.begin(), verb.parts.end(), [&](const Clause::Part& part) {
               return part.role == ClauseRole::subject &&
                      scene.facts.means(syntax::head_token(scene.text, part.tokens));
           });
}

}  // namespace

bool part_of_deed(const Scene& scene, const Event& part, const Event& deed) {
    const auto of = [&](const Event& event) -> const Clause& {
        return scene.clauses[static_cast<std::size_t>(event.clause)];
    };
    const Clause& small = of(part);
    if (scene.text.language() != LanguageId::english ||
        part.sentence_index != deed.sentence_index || answered(scene, part)) {
        return false;
    }
    if (part.type == "ASSAULT" && deed.type == part.type &&
        ((is_done_by(scene, small, of(deed)) && !answered(scene, deed)) ||
         tells_weapon(scene, of(deed), small))) {
        return true;
    }
    if (!of(deed).verb) {
        return false;
    }
    if (!small.verb) {
        return small.parent == deed.clause && small.link == ClauseLink::adjunct &&
               small.predicate > of(deed).predicate;
    }
    const auto is_participle = [&](const Clause& clause) {
        return clause.verb && clause.link == ClauseLink::adjunct &&
               scene.text.folded(clause.predicate).ends_with("ing");
    };
    const auto convicts = [](const Event& event) {
        return event.type == "SANCTION" && !event.modes.empty() && event.modes.front() == "convict";
    };
    if (convicts(part) && convicts(deed)) {  // "was found guilty and sentenced", "and fined"
        return small.link == ClauseLink::coordinate &&
               (small.parent == deed.clause || small.parent == of(deed).parent);
    }
    if (part.type == "AID" && deed.type == part.type) {
        // "sent planes carrying tents", "trucks carrying tents reached the camp"
        const auto carries = [&](const Clause& clause, ClauseIndex of_clause) {
            return clause.link == ClauseLink::relative && clause.parent == of_clause &&
                   scene.text.folded(clause.predicate).ends_with("ing");
        };
        return carries(small, deed.clause) || carries(of(deed), part.clause);
    }
    if (part.type == "PROTEST" && deed.type == part.type) {
        // "marched, burning tyres", "gathered and clashed with police"
        return small.parent == deed.clause &&
               (is_participle(small) || (small.link == ClauseLink::coordinate &&
                                         !part.modes.empty() && part.modes.front() == "riot"));
    }
    if (part.type != "ASSAULT" || deed.type != part.type) {
        return false;
    }
    if (is_participle(small)) {
        return small.parent == deed.clause;
    }
    if (small.link == ClauseLink::adjunct && small.parent == deed.clause && of(deed).passive) {
        return is_when(scene, of(deed).predicate, small.predicate);
    }
    if (small.link != ClauseLink::coordinate || !small.parent) {
        return false;
    }
    const Clause& first = scene.clauses[static_cast<std::size_t>(*small.parent)];
    return is_participle(first) && (small.parent == deed.clause || first.parent == deed.clause) &&
           scene.text.folded(small.predicate).ends_with("ing");
}

/// "In answer to the killing of", "in revenge for the shelling": what is answered is another
/// deed than the answer.
bool answered(const Scene& scene, const Event& event) {
    if (scene.text.language() == LanguageId::english) {
        return answered_in_english(scene, event);
    }
    static constexpr std::string_view answers[] = {
        "\xD8\xB1\xD8\xAF\xD9\x91", "\xD8\xB1\xD8\xAF", "\xD8\xA7\xD9\x86\xD8\xAA\xD9\x82\xD9\x85",
        "\xD8\xA7\xD9\x86\xD8\xAA\xD9\x82\xD8\xA7\xD9\x85", "\xD8\xAB\xD8\xA3\xD8\xB1"};
    const Clause& clause = scene.clauses[static_cast<std::size_t>(event.clause)];
    const TokenRange sentence = scene.text.tokens.sentences[clause.sentence].tokens;
    if (clause.verb) {
        return false;
    }
    const std::uint32_t begin =
        std::max(sentence.begin, clause.predicate < 2 ? 0 : clause.predicate - 2);
    for (std::uint32_t at = begin; at < clause.predicate; ++at) {
        const auto readings = scene.lemmas.of(at);
        if (scene.text.best(at).features.part != PartOfSpeech::verb &&
            std::any_of(readings.begin(), readings.end(), [&](const LemmaReading& reading) {
                return std::find(std::begin(answers), std::end(answers), reading.lemma) !=
                       std::end(answers);
            })) {
            return true;
        }
    }
    return false;
}

}  // namespace khabar::events
