#include "khabar/attribution/speech.h"

#include <algorithm>

#include "khabar/attribution/signs.h"
#include "khabar/tables/names.h"

namespace khabar::attribution {

namespace {

/// Of forms with the same letters: a noun before a participle, an active one before a passive.
int rank(VerbForm form) {
    switch (form) {
        case VerbForm::verbal_noun:
        case VerbForm::none:
        case VerbForm::finite:
            return 0;
        case VerbForm::active_participle:
            return 1;
        case VerbForm::passive_participle:
            return 2;
    }
    return 2;
}

}  // namespace

SpeechRows::SpeechRows(const Scene& scene)
    : scene_(scene), speech_(scene.tables.index(language_sheet(scene.text.language(), "speech"))) {}

SpeechAct SpeechRows::act_of(std::string_view cell) {
    for (const SpeechAct act : {SpeechAct::announced, SpeechAct::confirmed, SpeechAct::claimed,
                                SpeechAct::denied, SpeechAct::quoted, SpeechAct::reported}) {
        if (name(act) == cell) {
            return act;
        }
    }
    return SpeechAct::said;
}

/// How a predicate is read, under its lemma.
const Reading* SpeechRows::reading_of(const Clause& clause) const {
    const Reading* found = nullptr;
    for (const Reading& reading : scene_.text.readings.of(clause.predicate)) {
        if (reading.lemma != clause.lemma ||
            (reading.features.verb_form == VerbForm::finite) != clause.verb) {
            continue;
        }
        if (found == nullptr ||
            rank(reading.features.verb_form) < rank(found->features.verb_form)) {
            found = &reading;
        }
    }
    return found;
}

/// "Stressing that": indefinite, in the accusative where its letters show one, else cut off.
bool SpeechRows::is_circumstance(const Reading& reading) const {
    if (reading.features.definite || reading.before.preposition != 0) {
        return false;
    }
    const std::uint32_t next = reading.token + 1;
    const bool apart = reading.before.conjunction != 0 || reading.token == 0 ||
                       is_sign(scene_.text, reading.token - 1) ||
                       (next < scene_.text.size() && is_that(scene_.text, next));
    return reading.features.accusative || (apart && reading.features.gender == Gender::feminine) ||
           (apart && reading.features.number == Number::plural);
}

bool SpeechRows::is_noun(std::uint32_t token) const {
    for (const Reading& reading : scene_.text.readings.of(token)) {
        if (!reading.lemma || reading.features.part != PartOfSpeech::noun) {
            continue;
        }
        const bool verbal = reading.features.verb_form == VerbForm::verbal_noun;
        const auto postings = speech_.find(scene_.tables.cell(*reading.lemma, "lemma")).postings;
        if (std::any_of(postings.begin(), postings.end(), [&](const Posting& posting) {
                const std::string_view pos = scene_.tables.cell(posting.id(), "pos");
                return pos == "NOUN" || (verbal && pos == "VERB");
            })) {
            return true;
        }
    }
    return false;
}

Speech SpeechRows::read(RowId row) const {
    const std::string_view shape = scene_.tables.cell(row, "shape");
    Speech speech;
    speech.row = row;
    speech.act = act_of(scene_.tables.cell(row, "act"));
    speech.takes_nouns = shape == "about" || shape == "from";
    speech.quotes = shape == "from" || speech.act == SpeechAct::quoted;
    speech.goes_on = shape == "more";
    speech.calls = shape == "calls";
    speech.is_source = shape == "itself";
    return speech;
}

std::optional<Speech> SpeechRows::of(const Clause& clause) const {
    const auto postings = speech_.find(scene_.tables.cell(clause.lemma, "lemma")).postings;
    if (postings.empty()) {
        return std::nullopt;  // as of most clauses
    }
    const Reading* reading = reading_of(clause);
    const VerbForm form = reading == nullptr ? VerbForm::none : reading->features.verb_form;
    if (form == VerbForm::passive_participle ||
        (form == VerbForm::active_participle && !is_circumstance(*reading))) {
        return std::nullopt;  // "the recognised government", "the speaking clock"
    }
    const bool verbal = form != VerbForm::none;
    std::optional<Speech> best;
    for (const Posting& posting : postings) {
        const std::string_view pos = scene_.tables.cell(posting.id(), "pos");
        const bool noun = !clause.verb && form != VerbForm::active_participle && pos == "NOUN";
        if (noun || (verbal && pos == "VERB" && !best)) {
            best = read(posting.id());
            best->participle = form == VerbForm::active_participle;
        }
    }
    return best;
}

}  // namespace khabar::attribution
