#include "khabar/mentions/phrase.h"
#include "khabar/tables/names.h"

namespace khabar::mentions {

Words::Words(const ReadText& text, const TableFile& tables)
    : text_(text),
      tables_(tables),
      heads_(tables.sheet(sheet_of("actors/heads", text.language()))),
      countries_(tables.sheet("actors/countries")),
      actors_(tables.sheet("actors/actors")),
      places_(tables.sheet("places/places")),
      given_names_(tables.index(text.language() == LanguageId::arabic
                                    ? std::string("actors/given_names")
                                    : sheet_of("actors/given_names", text.language()))) {}

const Reading* Words::in_sheet(std::uint32_t token, const Sheet* sheet) const {
    const auto readings = text_.readings.of(token);
    for (const Reading& reading : readings) {
        const Features& best = readings.front().features;
        const bool firm = best.verb_form == VerbForm::finite || best.role == WordRole::preposition;
        if (reading.score < readings.front().score - (firm ? firm_slack : slack)) {
            break;
        }
        if (reading.lemma && is(*reading.lemma, sheet)) {
            return &reading;
        }
    }
    return nullptr;
}

const Reading* Words::head(std::uint32_t token) const {
    const Reading* reading = in_sheet(token, heads_);
    if (reading == nullptr) {
        return nullptr;
    }
    const bool wants_pronoun = tables_.cell(*reading->lemma, "bound") == "y";
    // "a teacher (f.)" has the letters of "a school", "minors" those of "a palace"
    const Features& best = text_.best(token).features;
    const bool outdone = best.part == PartOfSpeech::noun && !best.human &&
                         lemma(text_.best(token)) != lemma(*reading) &&
                         reading->score < (reading->features.of_masculine ? 0 : thing_slack);
    return (wants_pronoun && reading->pronoun.span.empty()) || outdone ? nullptr : reading;
}

bool Words::quote(std::uint32_t token) const {
    if (text_.kind(token) != TokenKind::punctuation) {
        return false;
    }
    const std::string_view sign = text_.words(token);
    return sign == "\"" || sign == "\xE2\x80\x9C" || sign == "\xE2\x80\x9D" || sign == "\xC2\xAB" ||
           sign == "\xC2\xBB" || sign == "'";
}

bool Words::unknown_name(std::uint32_t token) const {
    const Reading& best = text_.best(token);
    return best.features.part == PartOfSpeech::proper_noun && !best.lemma &&
           best.before.preposition == 0;
}

bool Words::unknown_surname(std::uint32_t token) const {
    const Reading& best = text_.best(token);
    return !best.lemma && best.features.part == PartOfSpeech::noun && best.features.definite &&
           best.before.conjunction == 0 && best.before.preposition == 0;
}

bool Words::given_name(std::uint32_t token) const {
    const char first = text_.words(token).front();
    const bool small = first >= 'a' && first <= 'z';  // "said"
    return text_.kind(token) == TokenKind::word && !small &&
           text_.best(token).features.role == WordRole::none &&
           !given_names_.find(text_.key(token)).postings.empty();
}

std::string_view Words::lemma(const Reading& reading) const {
    return reading.lemma ? tables_.cell(*reading.lemma, "lemma") : std::string_view();
}

}  // namespace khabar::mentions
