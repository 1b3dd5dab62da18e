#include "khabar/mentions/name_match.h"

#include "khabar/mentions/bare_word.h"
#include "khabar/tables/names.h"

namespace khabar::mentions {

namespace {

constexpr std::uint32_t max_name_tokens = 10;  // why: the longest name of the lexicon has 8 words

}  // namespace

Names::Names(const ReadText& text, const TableFile& tables, const Words& words,
             const FixedPhrases& fixed)
    : index_(text.size(), 0) {
    const Index& names = tables.index(language_sheet(text.language(), "names"));
    for (const Sentence& sentence : text.tokens.sentences) {
        std::uint32_t free_from = sentence.tokens.begin;
        for (std::uint32_t first = sentence.tokens.begin; first < sentence.tokens.end; ++first) {
            NameMatch best;
            for (const Reading& reading : text.readings.of(first)) {
                if (reading.features.part != PartOfSpeech::proper_noun || reading.lemma) {
                    continue;
                }
                const bool bare =
                    reading.before.conjunction == 0 && reading.before.preposition == 0;
                Index::Found found = bare ? names.find(text.key(first))
                                          : names.find(bare_word(text, first, reading));
                if (!found.known) {
                    continue;  // of nearly all words: no key is built for them
                }
                std::string key = bare_word(text, first, reading);
                std::uint32_t end = first + 1;
                while (found.known) {
                    if (!found.postings.empty() && end > best.tokens.end) {
                        best = {{first, end}, &reading, found.postings};
                    }
                    std::uint32_t next = end;
                    while (next < sentence.tokens.end && (words.quote(next) || words.joins(next))) {
                        ++next;
                    }
                    if (next >= sentence.tokens.end || next - first >= max_name_tokens) {
                        break;
                    }
                    key += ' ';
                    key += text.folded(next);
                    found = names.find(key);
                    end = next + 1;
                }
            }
            const Reading& likeliest = text.best(first);
            const bool verb = best.tokens.end == first + 1 && likeliest.lemma &&
                              likeliest.features.verb_form == VerbForm::finite;
            const bool idle =
                fixed.holds(first) && best.tokens.end > first && fixed.holds(best.tokens.end - 1);
            // "Wael" is no "and Eyl"
            const bool given = best.reading != nullptr && !best.plain() && words.given_name(first);
            if (best.reading != nullptr && !verb && !idle && !given &&
                best.tokens.end > free_from) {
                free_from = best.tokens.end;
                all_.push_back(best);
                index_[first] = static_cast<std::uint32_t>(all_.size());
            }
        }
    }
}

}  // namespace khabar::mentions
