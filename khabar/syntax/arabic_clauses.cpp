#include "khabar/syntax/arabic_clauses.h"

#include "khabar/syntax/governed.h"
#include "khabar/syntax/light_verbs.h"
#include "khabar/syntax/open_sentence.h"
#include "khabar/syntax/parts.h"
#include "khabar/syntax/subjects.h"
#include "khabar/syntax/units.h"
#include "khabar/syntax/walk.h"

namespace khabar::syntax {

namespace {

void collect_parts(OpenSentence& sentence, std::uint32_t clause) {
    if (sentence.clauses[clause].verb) {
        collect_of_verb(sentence, clause);
    } else if (sentence.units[sentence.unit_of(clause)].kind == UnitKind::participle) {
        collect_of_participle(sentence, clause);
    } else {
        collect_of_noun(sentence, clause);
    }
}

void read_sentence(OpenSentence& sentence) {
    open_clauses(sentence);
    const auto each = [&](auto step) {
        for (std::uint32_t c = sentence.first; c < sentence.last(); ++c) {
            step(sentence, c);
        }
    };
    each(collect_parts);
    link_governed(sentence);
    each(take_dropped_subject);
    each(carry_light_verb);
}

}  // namespace

std::vector<Clause> arabic_clauses(const ReadText& text, std::span<const Mention> mentions,
                                   const TableFile& tables) {
    const Grammar grammar(text, mentions, tables);
    std::vector<Clause> clauses;
    Memory memory;
    std::size_t next_mention = 0;
    const auto& sentences = text.tokens.sentences;
    for (std::uint32_t i = 0; i < sentences.size(); ++i) {
        OpenSentence sentence{grammar,
                              memory,
                              i,
                              clauses,
                              static_cast<std::uint32_t>(clauses.size()),
                              cut_units(text, mentions, tables, sentences[i].tokens, next_mention),
                              {},
                              {},
                              {}};
        read_sentence(sentence);
        remember(sentence, memory);
    }
    return clauses;
}

}  // namespace khabar::syntax
