#include "khabar/syntax/english/phrases.h"

#include <algorithm>
#include <string>

namespace khabar::syntax {

namespace {

constexpr std::uint32_t max_phrase = 5;  // why: "with the exception of"

}  // namespace

EnglishPhrases::EnglishPhrases(const ReadText& text, const ClauseRows& rows, TokenRange sentence)
    : text_(text), rows_(rows), sentence_(sentence) {}

/// A fixed phrase that begins here ("because of", "as well as"): the longest.
bool EnglishPhrases::take(std::uint32_t at, EnglishToken& token) const {
    if (text_.kind(at) != TokenKind::word || !rows_.function_words.find(text_.key(at)).begins) {
        return false;
    }
    std::string key(text_.folded(at));
    const std::uint32_t limit = std::min(sentence_.end, at + max_phrase);
    bool taken = false;
    for (std::uint32_t next = at + 1; next < limit; ++next) {
        key += ' ';
        key += text_.folded(next);
        const Index::Found found = rows_.function_words.find(key);
        for (const Posting& posting : found.postings) {
            if (const auto as = word(posting.id()); as != EnglishWord::other) {
                if (as == EnglishWord::particle && is_infinitive(next)) {
                    break;  // "are due to hold a summit"
                }
                token.word = as;
                token.phrase_end = next + 1;
                token.particle = rows_.tables.cell(posting.id(), "form");
                taken = true;
                break;
            }
        }
        if (!found.begins) {
            break;
        }
    }
    return taken;
}

/// "To" with the base form of a verb behind it.
bool EnglishPhrases::is_infinitive(std::uint32_t at) const {
    if (text_.folded(at) != "to" || at + 1 >= sentence_.end) {
        return false;
    }
    const Features& next = text_.best(at + 1).features;
    return text_.folded(at + 1) == "be" ||
           (next.part == PartOfSpeech::verb && next.verb_form == VerbForm::finite &&
            next.tense == Tense::imperfect && next.person != 3);
}

/// Fixed phrases that the chunker sees as one word. Those that may be counted on ("more than")
/// are the amounts' own, and "going to" belongs to a verb group.
EnglishWord EnglishPhrases::word(RowId row) const {
    switch (word_role(rows_.tables.cell(row, "role"))) {
        case WordRole::preposition:
            return EnglishWord::particle;
        case WordRole::exception:
            return EnglishWord::particle;
        case WordRole::coordinator:
            return EnglishWord::coordinator;
        case WordRole::subordinator:
            return rows_.tables.cell(row, "form").ends_with(" to") ? EnglishWord::other
                                                                   : EnglishWord::subordinator;
        case WordRole::condition:
            return rows_.tables.cell(row, "pos") == "ADP" ? EnglishWord::particle
                                                          : EnglishWord::subordinator;
        case WordRole::adverb:
        case WordRole::time_adverb:
        case WordRole::emphasis:
            return EnglishWord::adverb;
        default:
            return EnglishWord::other;
    }
}

}  // namespace khabar::syntax
