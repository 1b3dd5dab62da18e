#include "khabar/language/arabic/voice.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "khabar/language/arabic/weights.h"

namespace khabar::arabic {

namespace {

constexpr std::uint32_t max_reach = 16;  // tokens; why: what hangs on a verb is near it

bool is_finite(const Reading& reading) {
    return reading.features.verb_form == VerbForm::finite;
}

/// The reading of the other voice: the same row and form.
Reading* other_voice(std::span<Reading> readings) {
    const Reading& best = readings.front();
    for (Reading& reading : readings.subspan(1)) {
        Features f = reading.features;
        f.passive = !f.passive;
        if (reading.lemma == best.lemma && f == best.features && reading.before == best.before &&
            reading.pronoun.span == best.pronoun.span) {
            return &reading;
        }
    }
    return nullptr;
}

/// Sets what the sentence adds, so that the parts of each reading make up its score.
void balance(std::span<Reading> readings) {
    for (Reading& reading : readings) {
        reading.parts.neighbours = 0;
    }
    const std::int32_t best = readings.front().parts.sum();
    for (Reading& reading : readings) {
        reading.parts.neighbours =
            static_cast<std::int16_t>(reading.score - (reading.parts.sum() - best));
    }
}

bool is_nominal(const Features& f) {
    return f.part == PartOfSpeech::noun || f.part == PartOfSpeech::adjective ||
           f.part == PartOfSpeech::proper_noun || f.part == PartOfSpeech::number ||
           f.role == WordRole::demonstrative || f.role == WordRole::quantifier;
}

/// Behind such a word another clause begins.
bool ends_reach(const Reading& reading) {
    const Features& f = reading.features;
    return f.part == PartOfSpeech::punctuation || is_finite(reading) ||
           f.role == WordRole::relative || f.role == WordRole::coordinator ||
           f.role == WordRole::subordinator || f.role == WordRole::condition;
}

}  // namespace

Voice::Voice(const TableFile& tables)
    : tables_(tables),
      deictics_(tables.index("ar/deictics")),
      weekdays_(tables.index("ar/weekdays")),
      months_(tables.index("ar/months")),
      agents_(tables.index("ar/agent_particles")),
      verbs_(tables.sheet("ar/verbs")) {
    const Sheet* passives = tables.sheet("ar/passives");
    if (verbs_ == nullptr || passives == nullptr) {
        return;
    }
    verb_sheet_ = static_cast<SheetId>(verbs_ - tables.sheets().data());
    const Index& index = tables.index("ar/passives");
    uses_.resize(verbs_->rows());
    for (std::uint32_t row = 0; row < verbs_->rows(); ++row) {
        Use& use = uses_[row];
        use.valency = valency_of(verbs_->cell(row, "valency"));
        for (const Posting& posting : index.find(verbs_->cell(row, "lemma")).postings) {
            const std::string_view rate = passives->cell(posting.row, "rate");
            std::from_chars(rate.data(), rate.data() + rate.size(), use.rate);
            const std::string_view patient = passives->cell(posting.row, "patient");
            use.patient = patient == "person"  ? Patient::person
                          : patient == "thing" ? Patient::thing
                                               : Patient::either;
        }
    }
}

void Voice::judge(ReadText& text, TokenRange sentence) const {
    for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
        const std::span<Reading> readings = text.readings.of(token);
        Reading& best = readings.front();
        if (!is_finite(best) || !best.pronoun.span.empty() || !best.lemma) {
            continue;
        }
        Reading* other = other_voice(readings);
        if (other == nullptr || other->parts.spelling != best.parts.spelling) {
            continue;  // its letters, or the page's marks, have decided
        }
        const std::int32_t passive = evidence(text, token, sentence);
        const std::int32_t loss = std::clamp(std::abs(passive), 1, weights::most_voice);
        Reading& chosen = best.features.passive == (passive > 0) ? best : *other;
        Reading& against = &chosen == &best ? *other : best;
        chosen.score = 0;
        against.score = -loss;
        against.parts.voice = static_cast<std::int16_t>(-loss);
        std::stable_sort(readings.begin(), readings.end(),
                         [](const Reading& a, const Reading& b) { return a.score > b.score; });
        balance(readings);
    }
}

Voice::Use Voice::use_of(const Reading& verb) const {
    return verb.lemma->sheet == verb_sheet_ ? uses_[verb.lemma->row] : Use{};
}

std::int32_t Voice::evidence(const ReadText& text, std::uint32_t token, TokenRange sentence) const {
    const Reading& verb = text.best(token);
    const Use use = use_of(verb);
    const Behind behind = look_behind(text, token, sentence.end);
    std::int32_t sum = weights::voice_rate * (use.rate - weights::even_rate);
    sum += behind.agent ? weights::voice_agent : 0;
    sum += verb.features.person != 3 ? weights::voice_person : 0;
    const Subject subject = subject_of(text, token, sentence.begin);
    const std::size_t phrases = behind.phrases.size();
    // whatever follows a verb that has its subject is its object
    if (subject == Subject::before || verb.features.number != Number::singular) {
        if (phrases != 0 || behind.content) {
            return sum + weights::voice_object;
        }
        const std::int32_t lacks =
            use.valency.needs_object() ? weights::voice_no_object : weights::voice_no_object / 2;
        return sum + (subject == Subject::shared ? 0 : lacks);
    }
    if (behind.content) {
        const bool impersonal = phrases == 0 && verb.features.tense == Tense::imperfect;
        return sum + (impersonal ? weights::voice_impersonal : weights::voice_object / 2);
    }
    if (phrases == 0 && !use.valency.transitive) {
        return sum + (behind.preposition_first ? weights::voice_impersonal : 0);
    }
    if (phrases == 0) {
        return sum + (subject == Subject::shared ? 0 : weights::voice_no_object / 2);
    }
    const Phrase& first = behind.phrases.front();
    if (first.accusative || (phrases > 1 && behind.phrases[1].accusative)) {
        return sum + weights::voice_object;
    }
    if (!use.valency.transitive) {  // its passive has no subject
        return sum + weights::voice_object;
    }
    if (first.bound || phrases > 1) {
        return sum + weights::voice_object * 2 / 3;
    }
    if (use.patient == Patient::either || first.number) {
        sum += weights::voice_patient / 2;
    } else {
        const bool fits = first.human == (use.patient == Patient::person);
        sum += !fits                        ? weights::voice_no_patient
               : subject == Subject::shared ? weights::voice_patient / 2
                                            : weights::voice_patient;
    }
    if (subject == Subject::shared) {
        return sum;
    }
    return sum + (use.valency.needs_object() ? weights::voice_no_object / 2
                  : use.valency.transitive   ? weights::voice_no_object / 4
                                             : 0);
}

/// "At the hands of" and a noun behind it; not "before" at the end of a phrase.
bool Voice::names_agent(const ReadText& text, std::uint32_t token, std::uint32_t end) const {
    if (token + 2 >= end || !is_nominal(text.best(token + 2).features)) {
        return false;
    }
    const std::string pair =
        std::string(text.folded(token)).append(" ").append(text.folded(token + 1));
    return !agents_.find(pair).postings.empty();
}

/// A noun phrase goes on with what stands in construct, with adjectives and names; one that is
/// definite is closed to another noun.
Voice::Behind Voice::look_behind(const ReadText& text, std::uint32_t verb,
                                 std::uint32_t end) const {
    Behind out;
    const std::uint32_t limit = std::min(end, verb + 1 + max_reach);
    bool in_phrase = false;   ///< a phrase that may go on
    bool closed = false;      ///< it is definite
    bool accusative = false;  ///< its first word shows it
    bool counts = false;      ///< it is one of out.phrases, not of a preposition or of time
    for (std::uint32_t at = verb + 1; at < limit; ++at) {
        const Reading& reading = text.best(at);
        const Features& f = reading.features;
        if (ends_reach(reading)) {
            break;
        }
        if (f.role == WordRole::complementizer) {
            out.content = true;
            break;
        }
        const bool governed = reading.before.preposition != 0;
        if (f.role == WordRole::preposition || governed) {
            out.agent = out.agent || names_agent(text, at, end);
            out.preposition_first = out.preposition_first || at == verb + 1;
            in_phrase = governed || reading.pronoun.span.empty();
            closed = governed && (f.definite || f.part == PartOfSpeech::proper_noun ||
                                  !reading.pronoun.span.empty());
            counts = false;
            continue;
        }
        if (!is_nominal(f)) {
            in_phrase = false;
            continue;
        }
        const bool joined = reading.before.conjunction != 0;
        const bool number = f.part == PartOfSpeech::number;
        const bool same_case = f.accusative == accusative;
        const bool describes = f.part == PartOfSpeech::adjective && same_case;
        const bool construct =
            !f.accusative && !closed && (!number || text.best(at - 1).features.part == f.part);
        const bool goes_on = in_phrase && (joined || describes || construct ||
                                           (closed && f.part == PartOfSpeech::proper_noun));
        if (!goes_on) {
            counts = !is_time(text, at);
            in_phrase = true;
            closed = false;
            accusative = f.accusative;
            if (counts) {
                out.phrases.push_back({f.human || f.part == PartOfSpeech::proper_noun, f.accusative,
                                       number, reading.pronoun.person == 3});
            }
        } else if (counts && !closed && f.part == PartOfSpeech::noun && !joined) {
            // "three soldiers", "members of the force": who they are may be said by the second
            Phrase& phrase = out.phrases.back();
            phrase.human = phrase.human || (phrase.number && f.human);
            phrase.number = phrase.number && !f.human;
        }
        closed = closed || f.definite || f.part == PartOfSpeech::proper_noun ||
                 !reading.pronoun.span.empty();
    }
    return out;
}

Voice::Subject Voice::subject_of(const ReadText& text, std::uint32_t verb,
                                 std::uint32_t begin) const {
    const Reading& reading = text.best(verb);
    if (reading.before.conjunction != 0) {
        return Subject::shared;
    }
    Subject unless_found = Subject::behind;
    for (std::uint32_t at = verb; at > begin; --at) {
        const Reading& before = text.best(at - 1);
        const Features& f = before.features;
        if (is_finite(before)) {  // "was doing"
            unless_found = Subject::shared;
            continue;
        }
        if (f.role == WordRole::negation || f.role == WordRole::possibility ||
            f.role == WordRole::emphasis || f.role == WordRole::future) {
            continue;
        }
        if (f.role == WordRole::relative || f.role == WordRole::pronoun) {
            return Subject::before;
        }
        if (f.role == WordRole::complementizer) {
            return before.pronoun.span.empty() ? Subject::shared : Subject::before;
        }
        const bool nominal = f.part == PartOfSpeech::noun || f.part == PartOfSpeech::adjective ||
                             f.part == PartOfSpeech::proper_noun;
        return nominal && !is_time(text, at - 1) ? Subject::before : unless_found;
    }
    return unless_found;
}

bool Voice::is_time(const ReadText& text, std::uint32_t token) const {
    const Reading& reading = text.best(token);
    std::string_view word = text.folded(token);
    const auto tells_time = [&](const Posting& posting) {
        const std::string_view role = tables_.cell(posting.id(), "role");
        return role == "unit" || role == "part" || role == "day" || role == "night";
    };
    const auto known = [&](std::string_view key) {
        const auto deictics = deictics_.find(key).postings;
        return std::any_of(deictics.begin(), deictics.end(), tells_time) ||
               !weekdays_.find(key).postings.empty() || !months_.find(key).postings.empty();
    };
    constexpr std::size_t article = 4;  // bytes
    return known(word) ||
           (reading.before.article && word.size() > article && known(word.substr(article)));
}

}  // namespace khabar::arabic
