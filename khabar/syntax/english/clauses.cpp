#include "khabar/syntax/english/clauses.h"

#include <algorithm>
#include <cstddef>

#include "khabar/syntax/english/parts.h"
#include "khabar/syntax/english/sentence.h"
#include "khabar/syntax/english/walk.h"
#include "khabar/syntax/light_verbs.h"

namespace khabar::syntax {

namespace {

/// What a light verb lends its noun may be the noun's own already.
void drop_repeated(Clause& clause) {
    const auto known = [&](std::size_t at) {
        const Clause::Part& part = clause.parts[at];
        return part.inherited && std::any_of(clause.parts.begin(),
                                             clause.parts.begin() + static_cast<std::ptrdiff_t>(at),
                                             [&](const Clause::Part& other) {
                                                 return other.role == part.role &&
                                                        other.tokens == part.tokens &&
                                                        other.particle == part.particle;
                                             });
    };
    for (std::size_t at = clause.parts.size(); at > 0; --at) {
        if (known(at - 1)) {
            clause.parts.erase(clause.parts.begin() + static_cast<std::ptrdiff_t>(at - 1));
        }
    }
}

void read_sentence(EnglishSentence& sentence, EnglishMemory& memory) {
    open_english_clauses(sentence);
    OpenSentence& open = sentence.open;
    for (std::uint32_t c = open.first; c < open.last(); ++c) {
        if (open.clauses[c].verb) {
            collect_of_english_verb(sentence, c);
        } else {
            collect_of_english_noun(sentence, c);
        }
    }
    link_english_nouns(sentence);
    give_deeds_to_blamed(sentence);
    take_english_subjects(sentence, memory);
    for (std::uint32_t c = open.first; c < open.last(); ++c) {
        if (open.clauses[c].verb) {  // nouns of these letters ("a strike") carry nothing
            carry_light_verb(open, c);
        }
    }
    for (std::uint32_t c = open.first; c < open.last(); ++c) {
        drop_repeated(open.clauses[c]);
    }
}

}  // namespace

std::vector<Clause> english_clauses(const ReadText& text, std::span<const Mention> mentions,
                                    const TableFile& tables) {
    const Grammar grammar(text, mentions, tables);
    const ClauseRows rows(tables, LanguageId::english);
    std::vector<Clause> clauses;
    const Memory no_memory;
    EnglishMemory memory;
    const auto& sentences = text.tokens.sentences;
    for (std::uint32_t i = 0; i < sentences.size(); ++i) {
        OpenSentence open{
            grammar, no_memory, i,  clauses, static_cast<std::uint32_t>(clauses.size()),
            {},      {},        {}, {}};
        EnglishSentence sentence{rows,
                                 open,
                                 sentences[i].block,
                                 english_units(text, mentions, rows, sentences[i].tokens),
                                 {},
                                 {}};
        sentence.taken.resize(sentence.units.size());
        read_sentence(sentence, memory);
    }
    return clauses;
}

}  // namespace khabar::syntax
