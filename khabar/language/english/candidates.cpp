#include "khabar/language/english/candidates.h"

#include <algorithm>
#include <array>
#include <string>

#include "khabar/language/english/shapes.h"
#include "khabar/language/english/weights.h"
#include "khabar/language/valency.h"
#include "khabar/tables/names.h"

namespace khabar::english {

namespace {

std::uint16_t number_of(const TableFile& tables, std::string_view name) {
    constexpr std::uint16_t none = 0xFFFF;
    const Sheet* sheet = tables.sheet(name);
    return sheet == nullptr ? none : static_cast<std::uint16_t>(sheet - tables.sheets().data());
}

std::int32_t own_form(const Candidate& candidate, Shape shape) {
    switch (candidate.word) {
        case WordClass::done:
        case WordClass::passive:
        case WordClass::progressive:
            return weights::needs_auxiliary;
        case WordClass::reduced:
            return weights::reduced;
        case WordClass::active:
            return weights::active;
        case WordClass::gerund:
            return weights::gerund;
        case WordClass::noun:
        case WordClass::noun_plural:
            return candidate.features.verb_form == VerbForm::verbal_noun ? weights::event_noun : 0;
        case WordClass::base:
        case WordClass::third:
        case WordClass::past:
        case WordClass::past_transitive:
            return weights::verb;
        case WordClass::attributive:
            return weights::participle;
        case WordClass::adjective:
            return shape == Shape::degree ? weights::degree : weights::adjective;
        default:
            return 0;
    }
}

std::int32_t own_capital(const Features& f, Capital capital) {
    if (capital == Capital::small) {
        return f.nisba || f.part == PartOfSpeech::proper_noun ? weights::small_name_of : 0;
    }
    if (capital == Capital::idle || f.nisba) {
        return 0;
    }
    if (capital == Capital::acronym) {
        return weights::all_capitals;
    }
    switch (f.part) {
        case PartOfSpeech::noun:
            return weights::capital_noun;
        case PartOfSpeech::adjective:
            return weights::capital_adjective;
        case PartOfSpeech::verb:
            return weights::capital_verb;
        case PartOfSpeech::proper_noun:
            return 0;
        default:
            return weights::capital_function;
    }
}

/// Adverbs that stand behind verbs more than prepositions do.
constexpr auto particles =
    std::to_array<std::string_view>({"away", "back", "down", "off", "out", "up"});

/// What other readings of the same form speak against a reading.
void weigh_kin(std::string_view folded, Candidates& out) {
    bool participle = false;
    bool preposition = false;
    for (const Candidate& each : out.list()) {
        participle = participle || each.word == WordClass::reduced;
        preposition = preposition || each.word == WordClass::preposition;
    }
    const bool particle = std::find(particles.begin(), particles.end(), folded) != particles.end();
    for (std::size_t i = 0; i < out.count; ++i) {
        Candidate& each = out.all[i];
        const bool noun =
            each.features.part == PartOfSpeech::noun && each.features.verb_form == VerbForm::none;
        std::int32_t worth = 0;
        if (participle && noun) {
            worth = weights::noun_of_participle;
        } else if (preposition && each.word == WordClass::adverb && !particle) {
            worth = weights::adverb_of_preposition;
        }
        each.parts.form = static_cast<std::int16_t>(each.parts.form + worth);
        each.own += worth;
    }
}

/// Most verbs are nouns too, in a house that does not list them: "a push".
void add_unlisted_noun(Candidates& out) {
    bool base = false;
    for (const Candidate& each : out.list()) {
        base = base || each.word == WordClass::base;
        if (each.features.part == PartOfSpeech::noun) {
            return;
        }
    }
    if (base) {
        Candidate noun;
        noun.features.part = PartOfSpeech::noun;
        noun.features.number = Number::singular;
        noun.word = WordClass::noun;
        noun.parts.known = weights::unlisted_noun;
        out.add(noun);
    }
}

/// The second part of a compound, behind a hyphen: government-held areas.
void weigh_joined(Candidates& out) {
    for (std::size_t i = 0; i < out.count; ++i) {
        Candidate& each = out.all[i];
        const std::int32_t worth = each.word == WordClass::attributive ? weights::joined_participle
                                   : each.features.part == PartOfSpeech::verb ||
                                           each.features.part == PartOfSpeech::auxiliary
                                       ? weights::joined_verb
                                       : 0;
        each.parts.attached = static_cast<std::int16_t>(worth);
        each.own += worth;
    }
}

std::int16_t narrow(std::int32_t value) {
    return static_cast<std::int16_t>(value);
}

}  // namespace

WordReader::WordReader(const TableFile& tables)
    : words_(tables.words("en/words")),
      names_(tables.index("en/names")),
      phrases_(tables.index("en/function_words")),
      verb_sheet_(number_of(tables, "en/verbs")),
      function_sheet_(number_of(tables, "en/function_words")),
      head_sheet_(number_of(tables, "actors/heads_en")) {
    for (const std::uint32_t packed : words_.features()) {
        features_.push_back(unpack(packed));
    }
    if (const Sheet* verbs = tables.sheet("en/verbs")) {
        const Index& speech = tables.index("en/speech");
        for (std::uint32_t row = 0; row < verbs->rows(); ++row) {
            const std::string_view lemma = verbs->cell(row, "lemma");
            const bool says = !speech.find(lemma).postings.empty();
            const bool transitive = valency_of(verbs->cell(row, "valency")).transitive;
            verbs_.push_back(
                {WordClass::other, transitive && !says, !transitive, says, lemma == "get"});
        }
    }
    if (const Sheet* words = tables.sheet("en/function_words")) {
        for (std::uint32_t row = 0; row < words->rows(); ++row) {
            Features f;
            f.part = part_of_speech(words->cell(row, "pos"));
            f.role = word_role(words->cell(row, "role"));
            function_features_.push_back(f);
            function_words_.push_back({class_of(f, Shape::plain, false, words->cell(row, "form"))});
        }
    }
}

void WordReader::read(std::string_view folded, Capital capital, bool joined,
                      Candidates& out) const {
    out.count = 0;
    // the apostrophe behind a plural is what 's is behind others
    const bool possessive = folded == "'";
    const std::span<const WordForm> forms = words_.find_latin(possessive ? "'s" : folded);
    for (const WordForm& form : forms) {
        if (!possessive || features_[form.features].part == PartOfSpeech::particle) {
            add_form(form, folded, capital, out);
        }
    }
    weigh_kin(folded, out);
    if (out.count == 0) {
        add_shapes(folded, capital, out);
    }
    add_unlisted_noun(out);
    if (joined) {
        weigh_joined(out);
    }
    if (out.count == out.all.size()) {
        --out.count;  // a name is always among them
    }
    if (forms.empty() || capital != Capital::small) {
        add_name(folded, capital, out);
    }
}

void WordReader::read_phrases(const ReadText& text, TokenRange tokens,
                              std::span<Candidates> candidates) const {
    constexpr std::uint32_t longest = 5;  // why: "no more than" and the like have three
    std::string key;
    for (std::uint32_t first = tokens.begin; first + 1 < tokens.end; ++first) {
        const Candidates& opens = candidates[first - tokens.begin];
        if (opens.all[0].form == nullptr || opens.all[0].form->sheet != function_sheet_) {
            continue;
        }
        Index::Found found = phrases_.find(text.key(first));
        if (!found.begins) {
            continue;
        }
        key = text.folded(first);
        std::uint32_t end = first + 1;
        std::uint32_t best = first;
        const Posting* row = nullptr;
        while (found.begins && end < tokens.end && end - first < longest) {
            key += ' ';
            key += text.folded(end++);
            found = phrases_.find(key);
            for (const Posting& posting : found.postings) {
                const WordClass word = function_words_[posting.row].word;
                const bool one_word = word == WordClass::adverb || word == WordClass::negation ||
                                      word == WordClass::subordinator ||
                                      word == WordClass::coordinator;
                if (one_word) {
                    best = end;
                    row = &posting;
                    break;
                }
            }
        }
        for (std::uint32_t token = first; row != nullptr && token < best; ++token) {
            Candidates& words = candidates[token - tokens.begin];
            Candidate word;
            if (token + 1 == best) {  // the last word stands for all
                word.features = function_features_[row->row];
                word.word = function_words_[row->row].word;
                word.lemma = RowId{SheetId{function_sheet_}, row->row};
            } else {
                word.features.part = PartOfSpeech::adverb;
                word.word = WordClass::adverb;
            }
            word.parts.known = weights::in_phrase;
            words.count = std::min(words.count, max_candidates - 1);
            words.add(word);
        }
        first = std::max(first, best == first ? first : best - 1);
    }
}

void WordReader::add_form(const WordForm& form, std::string_view folded, Capital capital,
                          Candidates& out) const {
    Candidate candidate;
    candidate.form = &form;
    candidate.lemma = RowId{SheetId{form.sheet}, form.row};
    candidate.features = features_[form.features];
    const auto shape = static_cast<Shape>(form.tag);
    ReadingScore& parts = candidate.parts;
    parts.known = narrow(weights::in_lexicon);
    parts.frequency = narrow(weights::frequency[form.frequency]);
    if (form.sheet == function_sheet_) {
        candidate.word = function_words_[form.row].word;
        parts.frequency = narrow(parts.frequency + weights::function_word);
        if (candidate.word == WordClass::be && folded.front() == '\'') {
            parts.form = narrow(weights::clitic);
        }
    } else {
        const bool verb = form.sheet == verb_sheet_;
        candidate.word =
            class_of(candidate.features, shape, verb && verbs_[form.row].transitive, folded);
        candidate.says = verb && verbs_[form.row].says;
        candidate.gets =
            verb && verbs_[form.row].gets && candidate.features.part == PartOfSpeech::verb;
        const bool idle = verb && verbs_[form.row].intransitive &&
                          candidate.word == WordClass::reduced;  // "three men died in riots"
        parts.form =
            narrow(own_form(candidate, shape) + (form.sheet == head_sheet_ ? weights::role : 0) +
                   (idle ? weights::reduced_intransitive : 0));
    }
    parts.spelling = narrow(own_capital(candidate.features, capital));
    out.add(candidate);
}

void WordReader::add_name(std::string_view folded, Capital capital, Candidates& out) const {
    Candidate candidate;
    candidate.features.part = PartOfSpeech::proper_noun;
    candidate.word = WordClass::name;
    const bool known = out.count > 0 && out.all[0].form != nullptr;
    std::int32_t worth = capital == Capital::small ? weights::small_name
                         : capital == Capital::idle
                             ? (known ? weights::bare_name : weights::unknown_name)
                         : known ? weights::perhaps_name
                                 : weights::unknown_name;
    if (capital == Capital::acronym) {
        worth = weights::acronym;
    }
    if (const Index::Found found = names_.find(folded); found.known) {
        std::int32_t of_row = weights::name_begins;
        for (const Posting& posting : found.postings) {
            of_row = std::max(
                of_row, (posting.flags & weak_name) != 0 ? weights::weak_name : weights::name);
        }
        worth = capital != Capital::small ? std::max(worth, of_row)
                : known                   ? worth
                                          : std::max(worth, weights::small_begins);
    }
    candidate.parts.known = narrow(worth);
    out.add(candidate);
}

void WordReader::read_sign(TokenKind kind, std::string_view sign, Candidates& out) {
    out.count = 0;
    Candidate candidate;
    candidate.features.part = kind == TokenKind::number        ? PartOfSpeech::number
                              : kind == TokenKind::punctuation ? PartOfSpeech::punctuation
                                                               : PartOfSpeech::symbol;
    candidate.word = kind == TokenKind::number        ? WordClass::number
                     : kind == TokenKind::punctuation ? class_of_sign(sign)
                                                      : WordClass::other;
    out.add(candidate);
}

}  // namespace khabar::english
