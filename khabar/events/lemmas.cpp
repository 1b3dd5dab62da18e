#include "khabar/events/lemmas.h"

#include <algorithm>
#include <string>

#include "khabar/events/pattern_set.h"
#include "khabar/text/fold.h"

namespace khabar::events {

namespace {

constexpr std::int32_t slack = 16;  // why: as in syntax/units.cpp, the wider of the two

}  // namespace

HashedKey folded_stem(const ReadText& text, const Reading& reading, std::string& scratch) {
    if (reading.stem == text.tokens.tokens[reading.token].span) {
        return text.key(reading.token);
    }
    scratch.clear();
    fold_into(scratch, text.document.text(reading.stem), text.language());
    return HashedKey(scratch);
}

Lemmas::Lemmas(const ReadText& text, const PatternSet& patterns) {
    ends_.reserve(text.size() + std::size_t{1});
    readings_.reserve(text.size());
    words_.reserve(text.size());
    for (std::uint32_t token = 0; token < text.size(); ++token) {
        read(token, text, patterns);
        ends_.push_back({static_cast<std::uint32_t>(readings_.size()),
                         static_cast<std::uint32_t>(words_.size())});
    }
}

void Lemmas::read(std::uint32_t token, const ReadText& text, const PatternSet& patterns) {
    const auto readings = text.readings.of(token);
    const bool described = readings.front().features.part == PartOfSpeech::adjective;
    for (const Reading& reading : readings) {
        if (reading.score < readings.front().score - slack) {
            break;
        }
        if (!reading.lemma) {
            add_word(patterns.vocabulary().find(folded_stem(text, reading, scratch_)));
            if (&reading == &readings.front()) {
                break;  // a name: what else its letters may be does not count
            }
            continue;
        }
        const VerbForm form = reading.features.verb_form;
        const bool participle =
            form == VerbForm::active_participle || form == VerbForm::passive_participle;
        if (participle && !described && &reading != &readings.front()) {
            continue;  // a noun of the same letters is likelier
        }
        const LemmaRow& row = patterns.lemma_rows().of(*reading.lemma);
        readings_.push_back({row.lemma, row.listed.trigger, row.verb, form, row.listed.court});
        add_word(row.word);
        if (form != VerbForm::verbal_noun || row.masdars == 0) {
            continue;
        }
        const std::string_view stem = folded_stem(text, reading, scratch_).text;
        for (const Masdar& masdar : patterns.lemma_rows().masdars(row)) {
            if (stem.starts_with(masdar.beginning)) {  // the noun of these letters
                readings_.push_back(
                    {masdar.written, masdar.trigger, false, VerbForm::none, masdar.court});
                add_word(masdar.word);
            }
        }
    }
}

void Lemmas::add_word(WordId word) {
    const auto first = words_.begin() + ends_.back().words;
    if (word != WordId::unknown && std::find(first, words_.end(), word) == words_.end()) {
        words_.push_back(word);
    }
}

bool Lemmas::is(std::uint32_t token, WordId word) const {
    const auto known = words(token);
    return std::find(known.begin(), known.end(), word) != known.end();
}

bool Lemmas::any_in(TokenRange range, const WordList& list) const {
    if (range.begin >= range.end) {
        return false;
    }
    // the words of neighbours lie side by side
    return std::any_of(words_.begin() + ends_[range.begin].words,
                       words_.begin() + ends_[range.end].words,
                       [&](WordId word) { return lists(list, word); });
}

}  // namespace khabar::events
