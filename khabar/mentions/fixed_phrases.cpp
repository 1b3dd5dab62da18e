#include "khabar/mentions/fixed_phrases.h"

#include <string>
#include <string_view>

#include "khabar/mentions/bare_word.h"
#include "khabar/tables/names.h"

namespace khabar::mentions {

FixedPhrases::FixedPhrases(const ReadText& text, const TableFile& tables)
    : held_(text.size(), false) {
    const Index& phrases = tables.index(language_sheet(text.language(), "fixed_phrases"));
    for (const Sentence& sentence : text.tokens.sentences) {
        for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
            if (text.kind(at) != TokenKind::word) {
                continue;
            }
            const Reading& best = text.best(at);
            const bool bare = best.before.conjunction == 0 && best.before.preposition == 0;
            Index::Found found =
                bare ? phrases.find(text.key(at)) : phrases.find(bare_word(text, at, best));
            if (!found.known) {
                continue;  // of nearly all words: no key is built for them
            }
            std::string key = bare_word(text, at, best);
            std::uint32_t end = at + 1;
            std::uint32_t longest = at;
            while (found.known) {
                longest = found.postings.empty() ? longest : end;
                if (!found.begins || end >= sentence.tokens.end) {
                    break;
                }
                key.append(" ").append(text.folded(end++));
                found = phrases.find(key);
            }
            for (std::uint32_t i = at; i < longest; ++i) {
                held_[i] = true;
            }
        }
    }
}

}  // namespace khabar::mentions
