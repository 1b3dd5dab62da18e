#include "khabar/events/lemmas.h"

#include <algorithm>

#include "khabar/text/fold.h"

namespace khabar::events {

namespace {

constexpr std::int32_t slack = 16;  // why: as in syntax/units.cpp, the wider of the two

}  // namespace

Lemmas::Lemmas(const ReadText& text, const TableFile& tables)
    : readings_(text.size()), folded_(text.size()) {
    const LanguageId language = text.document.language();
    const Sheet* verbs = tables.sheet("ar/verbs");
    for (std::uint32_t token = 0; token < text.size(); ++token) {
        const auto readings = text.readings.of(token);
        const auto add_folded = [&](std::string word) {
            auto& known = folded_[token];
            if (!word.empty() && std::find(known.begin(), known.end(), word) == known.end()) {
                known.push_back(std::move(word));
            }
        };
        for (const Reading& reading : readings) {
            if (reading.score < readings.front().score - slack) {
                break;
            }
            if (!reading.lemma) {
                add_folded(fold(text.document.text(reading.stem), language));
                if (&reading == &readings.front()) {
                    break;  // a name: what else its letters may be does not count
                }
                continue;
            }
            const bool participle = reading.features.verb_form == VerbForm::active_participle ||
                                    reading.features.verb_form == VerbForm::passive_participle;
            const bool described = readings.front().features.part == PartOfSpeech::adjective;
            if (participle && !described && &reading != &readings.front()) {
                continue;  // a noun of the same letters is likelier
            }
            const std::string_view lemma = tables.cell(*reading.lemma, "lemma");
            const bool verb = &tables.sheet(reading.lemma->sheet) == verbs;
            readings_[token].push_back({lemma, verb, reading.features.verb_form});
            add_folded(fold(lemma.empty() ? tables.cell(*reading.lemma, "form") : lemma, language));
            if (reading.features.verb_form != VerbForm::verbal_noun) {
                continue;
            }
            for (const std::string_view masdar :
                 alternatives(tables.cell(*reading.lemma, "masdar"))) {
                std::string word = fold(masdar, language);
                const std::string stem = fold(text.document.text(reading.stem), language);
                // the noun of these letters: its plural and dual begin with all but its last letter
                if (stem.starts_with(word.substr(0, word.size() - 2))) {
                    readings_[token].push_back({masdar, false, VerbForm::none});
                    add_folded(std::move(word));
                }
            }
        }
    }
}

bool Lemmas::is(std::uint32_t token, const std::string& folded_lemma) const {
    const auto& known = folded_[token];
    return std::find(known.begin(), known.end(), folded_lemma) != known.end();
}

bool Lemmas::any_in(TokenRange range, const std::vector<std::string>& lemmas) const {
    for (std::uint32_t token = range.begin; token < range.end; ++token) {
        for (const std::string& word : folded_[token]) {
            if (std::find(lemmas.begin(), lemmas.end(), word) != lemmas.end()) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace khabar::events
