#include "khabar/syntax/english/event_nouns.h"

#include <algorithm>

namespace khabar::syntax {

/// The reading under which a noun names an event: the verbal noun of a verb, or a noun that some
/// row of events, saying or status speaks of.
const Reading* EnglishEventNouns::reading(std::uint32_t at, bool adjective) const {
    const Reading& best = text_.best(at);
    if (best.features.role != WordRole::none || best.features.nisba ||
        best.features.part == PartOfSpeech::proper_noun) {
        return nullptr;
    }
    for (const Reading& reading : text_.readings.of(at)) {
        const PartOfSpeech part = reading.features.part;
        const bool fits =
            part == PartOfSpeech::noun || (adjective && part == PartOfSpeech::adjective);
        if (reading.lemma && fits && is_listed(reading)) {
            return &reading;
        }
    }
    return nullptr;
}

/// Whether rows of events, saying or status speak of a word: of a verbal noun those of its verb
/// too, of another only those of its own kind.
bool EnglishEventNouns::is_listed(const Reading& reading) const {
    const HashedKey lemma(rows_.tables.cell(*reading.lemma, "lemma"));
    const bool verbal = reading.features.verb_form == VerbForm::verbal_noun;
    const std::string_view part = reading.features.part == PartOfSpeech::adjective ? "ADJ" : "NOUN";
    const auto lists = [&](const Index& index) {
        const auto postings = index.find(lemma).postings;
        return std::any_of(postings.begin(), postings.end(), [&](const Posting& posting) {
            return verbal || rows_.tables.cell(posting.id(), "pos") == part;
        });
    };
    return lists(rows_.patterns) || lists(rows_.speech) || lists(rows_.status) ||
           (verbal && lists(rows_.light));
}

}  // namespace khabar::syntax
