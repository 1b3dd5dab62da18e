#include "khabar/syntax/arabic/clauses.h"

#include "khabar/syntax/arabic/governed.h"
#include "khabar/syntax/arabic/subjects.h"
#include "khabar/syntax/arabic/walk.h"
#include "khabar/syntax/light_verbs.h"
#include "khabar/syntax/open_sentence.h"
#include "khabar/syntax/parts.h"
#include "khabar/syntax/units.h"

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

/// "Officers free the minister and opponents march": headlines join clauses whose subjects come
/// first.
void mark_openers(OpenSentence& sentence) {
    std::vector<Unit>& units = sentence.units;
    bool verb_before = false;
    for (std::size_t k = 0; k + 1 < units.size(); ++k) {
        const Unit& verb = units[k + 1];
        units[k].opens = verb_before && units[k].kind == UnitKind::phrase && units[k].joined &&
                         units[k].particle.empty() && verb.kind == UnitKind::verb && !verb.joined &&
                         sentence.grammar.actor(units[k].mention) != nullptr &&
                         agree(sentence.features(k + 1), sentence.features(k));
        verb_before = verb_before || units[k].kind == UnitKind::verb;
    }
}

void read_sentence(OpenSentence& sentence, BlockKind block) {
    if (block == BlockKind::title) {
        mark_openers(sentence);
    }
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
    const ClauseRows rows(tables, LanguageId::arabic);
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
                              cut_units(text, mentions, rows, sentences[i].tokens, next_mention),
                              {},
                              {},
                              {}};
        read_sentence(sentence, sentences[i].block);
        remember(sentence, memory);
    }
    return clauses;
}

}  // namespace khabar::syntax
