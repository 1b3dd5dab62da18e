#include "khabar/language/arabic/candidates.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string>
#include <utility>

#include "khabar/core/utf8.h"
#include "khabar/language/arabic/letters.h"
#include "khabar/language/arabic/marks.h"
#include "khabar/language/arabic/tags.h"
#include "khabar/language/arabic/weights.h"
#include "khabar/tables/names.h"

namespace khabar::arabic {

namespace {

constexpr auto code = WordTable::letter;

std::int32_t score_attached(const Head& head, const Enclitic* pronoun) {
    const Proclitics& before = head.before;
    std::int32_t score = 0;
    score += before.conjunction == 'w'   ? weights::conjunction
             : before.conjunction == 'f' ? weights::then
                                         : 0;
    score += before.preposition != 0 ? weights::preposition : 0;
    score += before.article ? weights::article : 0;
    score += before.future ? weights::future : 0;
    if (pronoun != nullptr) {
        const bool mine = pronoun->person == 1 && pronoun->number == Number::singular;
        score += pronoun->person == 3 ? weights::pronoun
                 : mine               ? weights::my
                                      : weights::rare_pronoun;
    }
    return score;
}

std::int32_t score_frequency(const WordForm& form, const Features& f) {
    const std::uint8_t known = form.frequency < std::size(weights::frequency) ? form.frequency : 2;
    return (f.role != WordRole::none ? weights::function_word : 0) + weights::frequency[known];
}

std::int32_t score_form(const Features& f) {
    std::int32_t score = 0;
    if (f.verb_form == VerbForm::finite) {
        score += weights::finite;
        if (f.tense == Tense::imperative) {
            return weights::imperative;
        }
        score += f.person == 1 ? weights::first_person : 0;
        score += f.person == 2 ? weights::second_person : 0;
        score += f.gender == Gender::feminine && f.number == Number::plural
                     ? weights::feminine_plural
                     : 0;
    }
    if (f.number == Number::dual) {
        score += f.verb_form == VerbForm::finite ? weights::dual_verb : weights::dual;
    }
    score += !f.construct               ? 0
             : f.number == Number::dual ? weights::dual_construct
                                        : weights::construct;
    score += f.human && f.of_masculine ? weights::woman : 0;
    score += f.verb_form == VerbForm::verbal_noun ? weights::verbal_noun : 0;
    score +=
        f.verb_form == VerbForm::active_participle || f.verb_form == VerbForm::passive_participle
            ? weights::participle
            : 0;
    return score;
}

std::int32_t sum(const ReadingScore& score) {
    return score.known + score.frequency + score.attached + score.form + score.spelling;
}

/// What the page writes on one letter against what the row has there.
std::int32_t score_letter(std::uint8_t code_of_letter, std::uint8_t page, std::uint8_t row,
                          bool finite) {
    std::int32_t score = 0;
    const auto page_kind = static_cast<std::uint8_t>(page & marks::kind);
    const auto row_kind = static_cast<std::uint8_t>(row & marks::kind);
    if (page_kind == row_kind) {
        score += page_kind != 0 ? weights::same_letter : 0;
    } else if (page_kind != 0) {
        // pages of Egypt write a last ya without dots
        const bool undotted = code_of_letter == code(ya) && page_kind == marks::maqsura;
        score += undotted ? weights::bare_letter / 2 : weights::other_letter;
    } else if (code_of_letter == code(ha)) {
        score += weights::undotted;
    } else if (code_of_letter != code(alef)) {
        score += weights::bare_letter;
    }
    const auto page_vowel = static_cast<std::uint8_t>(page & marks::vowel);
    const auto row_vowel = static_cast<std::uint8_t>(row & marks::vowel);
    if (page_vowel != 0 && row_vowel != 0) {
        score += page_vowel == row_vowel ? weights::same_mark : weights::other_mark;
    } else if (page_vowel >= marks::first_nunation) {
        score += finite ? weights::other_mark : weights::same_mark;
    }
    if (((page ^ row) & marks::lone_hamza) != 0) {
        score += weights::other_hamza;
    }
    if ((page & marks::doubled) != 0) {
        if ((row & marks::doubled) != 0) {
            score += weights::same_mark;
        } else if (row_vowel != 0) {
            score += weights::other_mark;
        }
    }
    return score;
}

std::int32_t score_spelling(const WordLetters& word, std::uint32_t begin, std::string_view row,
                            bool finite) {
    std::int32_t score = 0;
    const std::size_t letters = std::min<std::size_t>(row.size(), word.count - begin);
    for (std::uint32_t i = 0; i < letters; ++i) {
        const auto on_row = static_cast<std::uint8_t>(row[i]);
        const std::uint8_t on_page = word.marks[begin + i];
        if ((on_page | (on_row & (marks::kind | marks::lone_hamza))) != 0) {
            score += score_letter(word.code[begin + i], on_page, on_row, finite);
        }
    }
    return std::min(score, weights::most_spelling);
}

/// Behind such a word a verb is the first of its clause again.
bool ends_clause(WordClass word) {
    switch (word) {
        case WordClass::punctuation:
        case WordClass::coordinator:
        case WordClass::subordinator:
        case WordClass::condition:
        case WordClass::complementizer:
        case WordClass::relative:
            return true;
        default:
            return false;
    }
}

/// Whether the page writes -an on the last letter, or on the one before a last alef.
bool marks_accusative(const WordLetters& word) {
    const auto an = [&](std::uint32_t back) {
        return word.count > back &&
               (word.marks[word.count - 1 - back] & marks::vowel) == marks::first_nunation;
    };
    return an(0) || an(1);
}

/// Whether the page writes -u or -un on the last letter.
bool marks_nominative(const WordLetters& word) {
    constexpr std::uint8_t u = 2;
    constexpr std::uint8_t un = 6;
    const auto vowel = static_cast<std::uint8_t>(word.marks[word.count - 1] & marks::vowel);
    return vowel == u || vowel == un;
}

FormKind kind_of(const Features& features) {
    FormKind kind;
    kind.features = features;
    kind.score = score_form(features);
    for (std::size_t use = 0; use < 3; ++use) {
        const bool article = use == 1;
        const bool pronoun = use == 2;
        kind.word_class[use] = class_of(features, article, pronoun);
        kind.traits[use] = traits_of(features, article, pronoun);
        kind.traits[use] |= ends_clause(kind.word_class[use]) ? traits::ends_clause : 0;
    }
    return kind;
}

/// Whether two candidates are the same to their neighbours.
bool same_kind(const Candidate& a, const Candidate& b) {
    return a.as_word == b.as_word && a.line == b.line && a.traits == b.traits;
}

/// The particles that a function word is written with, as if they had been cut off.
void take_attached(Candidate& candidate) {
    const Attached& own = attached_particles[(candidate.form->tag >> attached_shift) - 1u];
    Head& head = candidate.head;
    const char conjunction = head.before.conjunction;
    head.before = own.before;
    head.before.conjunction = conjunction != 0 ? conjunction : own.before.conjunction;
    head.particles = static_cast<std::uint8_t>(head.letters + own.particles);
    head.letters = static_cast<std::uint8_t>(head.letters + own.letters);
    candidate.features.definite = own.before.article;
}

}  // namespace

void Candidates::add(const Candidate& candidate) {
    std::size_t at = count;
    while (at > 0 && all[at - 1].own < candidate.own) {
        --at;
    }
    if (at == max_candidates) {
        return;
    }
    count = std::min(count + 1, max_candidates);
    std::move_backward(all.begin() + static_cast<std::ptrdiff_t>(at),
                       all.begin() + static_cast<std::ptrdiff_t>(count - 1),
                       all.begin() + static_cast<std::ptrdiff_t>(count));
    all[at] = candidate;
}

bool Candidates::may_win(std::int32_t own) const {
    return count == 0 || own >= all[0].own - most_behind;
}

void Candidates::finish() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (all[i].form == nullptr || may_win(all[i].own)) {
            if (kept != i) {
                all[kept] = all[i];
            }
            ++kept;
        }
    }
    count = kept;
    kind_count = 0;
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t kind = 0;
        while (kind < kind_count && !same_kind(all[kinds[kind]], all[i])) {
            ++kind;
        }
        if (kind == kind_count) {
            kinds[kind_count++] = static_cast<std::uint8_t>(i);
        }
        like[i] = kinds[kind];
    }
}

WordReader::WordReader(const TableFile& tables, Neighbours neighbours)
    : words_(tables.words("ar/words")),
      names_(tables.index("ar/names")),
      given_names_(tables.index("actors/given_names")),
      neighbours_(std::move(neighbours)) {
    if (const Sheet* words = tables.sheet("ar/function_words"); words != nullptr) {
        function_words_ = static_cast<std::uint16_t>(words - tables.sheets().data());
        for (std::uint32_t row = 0; row < words->rows(); ++row) {
            const std::string_view mood = words->cell(row, "mood");
            asked_moods_.push_back(mood == "jussive"       ? traits::asks_jussive
                                   : mood == "subjunctive" ? traits::asks_subjunctive
                                                           : Traits{0});
        }
    }
    for (const std::uint32_t packed : words_.features()) {
        Features features = unpack(packed);
        form_kinds_.push_back(kind_of(features));
        features.part = PartOfSpeech::noun;
        noun_kinds_.push_back(kind_of(features));
        noun_kinds_.back().score += weights::as_noun;
    }
    Features name;
    name.part = PartOfSpeech::proper_noun;
    name_kind_ = kind_of(name);
    const Sheet* verbs = tables.sheet("ar/verbs");
    const Sheet* passives = tables.sheet("ar/passives");
    if (verbs == nullptr || passives == nullptr) {
        return;
    }
    verbs_ = static_cast<std::uint16_t>(verbs - tables.sheets().data());
    passives_.resize(verbs->rows());
    const Index& index = tables.index("ar/passives");
    for (std::uint32_t row = 0; row < verbs->rows(); ++row) {
        for (const Posting& posting : index.find(verbs->cell(row, "lemma")).postings) {
            const std::string_view rate = passives->cell(posting.row, "rate");
            std::from_chars(rate.data(), rate.data() + rate.size(), passives_[row].rate);
            const std::string_view patient = passives->cell(posting.row, "patient");
            passives_[row].patient = patient == "person"  ? traits::of_person
                                     : patient == "thing" ? traits::of_thing
                                                          : Traits{0};
        }
    }
    auxiliaries_.resize(verbs->rows());
    const Sheet* aspect = tables.sheet("ar/aspect");
    const Index& effects = tables.index("ar/aspect");
    for (std::uint32_t row = 0; aspect != nullptr && row < verbs->rows(); ++row) {
        for (const Posting& posting : effects.find(verbs->cell(row, "lemma")).postings) {
            auxiliaries_[row] = aspect->cell(posting.row, "effect") == "auxiliary";
        }
    }
}

void WordReader::read(const WordLetters& word, std::string_view folded, std::int32_t most_behind,
                      Candidates& out) const {
    out.count = 0;
    out.most_behind = most_behind;
    std::array<Head, max_heads> heads;
    const bool has_letters = word.count != 0 && !word.too_long();
    const std::size_t count = has_letters ? cut_heads(word, heads) : 0;
    const Pronouns pronouns = has_letters ? pronouns_of(word) : Pronouns{};
    for (std::size_t i = 0; i < count; ++i) {
        look_up(word, heads[i], pronouns, out);
        look_up_name(folded, word, heads[i], out);
    }
    const bool known = out.count != 0;
    for (std::size_t i = 0; i < count && !known; ++i) {
        read_by_shape(word, heads[i], out);
    }
    Candidate name;  // any word may be a name
    name.score.known = weights::perhaps_name;
    add_guess(name, name_kind_, out);
    if (!word.too_long() && !given_names_.find(folded).postings.empty()) {
        name.score.known = weights::given_name;
        add_guess(name, name_kind_, out);
    }
    out.finish();
}

void WordReader::read_sign(TokenKind kind, Candidates& out) const {
    out.count = 0;
    Candidate sign;
    Features features;
    features.part = kind == TokenKind::number        ? PartOfSpeech::number
                    : kind == TokenKind::punctuation ? PartOfSpeech::punctuation
                                                     : PartOfSpeech::symbol;
    sign.score.known = weights::in_lexicon;
    add_guess(sign, kind_of(features), out);
    out.finish();
}

/// Walks the automaton from behind the particles; wherever a form ends, what is left must be a
/// pronoun or nothing.
void WordReader::look_up(const WordLetters& word, const Head& head, const Pronouns& pronouns,
                         Candidates& out) const {
    WordTable::Walk walk;
    for (std::uint32_t at = head.letters; at < word.count; ++at) {
        if (!words_.step(walk, word.code[at])) {
            return;
        }
        const std::uint32_t left = word.count - at - 1;
        if (!walk.final || left > max_pronoun) {
            continue;
        }
        const Enclitic* pronoun = pronouns[left];
        if (left != 0 && pronoun == nullptr) {
            continue;
        }
        if (left == 0 && at == head.letters && head.letters != 0) {
            continue;  // one letter is no stem, but for a preposition with its pronoun
        }
        for (const WordForm& form : words_.forms(walk)) {
            add_form(word, head, form, pronoun, left, out);
        }
    }
}

void WordReader::add_form(const WordLetters& word, const Head& head, const WordForm& form,
                          const Enclitic* pronoun, std::uint32_t pronoun_letters,
                          Candidates& out) const {
    const FormKind& kind = form_kinds_[form.features];
    const Features& f = kind.features;
    if (!fits(head.before, pronoun, pronoun_letters, f)) {
        return;
    }
    const bool finite = f.verb_form == VerbForm::finite;
    std::int32_t use = kind.score;
    if (f.passive && finite && form.sheet == verbs_) {
        use += (form.tag & shows_passive) != 0
                   ? weights::passive_seen
                   : weights::passive + weights::passive_rate * passives_[form.row].rate;
    }
    ReadingScore score;
    score.known = weights::in_lexicon;
    score.frequency = static_cast<std::int16_t>(score_frequency(form, f));
    score.attached = static_cast<std::int16_t>(score_attached(head, pronoun));
    score.form = static_cast<std::int16_t>(use);
    score.spelling =
        static_cast<std::int16_t>(score_spelling(word, head.letters, words_.marks(form), finite));
    const std::int32_t own = sum(score);
    if (!out.may_win(own)) {
        return;
    }
    Candidate candidate;
    candidate.form = &form;
    candidate.pronoun = pronoun;
    candidate.pronoun_letters = static_cast<std::uint8_t>(pronoun_letters);
    candidate.head = head;
    candidate.features = f;
    candidate.score = score;
    candidate.own = own;
    candidate.nominative = pronoun == nullptr && marks_nominative(word);
    candidate.features.accusative = f.accusative || (pronoun == nullptr && marks_accusative(word));
    place(candidate, kind, out);
    if (f.part == PartOfSpeech::adjective) {
        const FormKind& noun = noun_kinds_[form.features];
        candidate.features.part = PartOfSpeech::noun;
        candidate.score.form = static_cast<std::int16_t>(noun.score);
        candidate.own = sum(candidate.score);
        place(candidate, noun, out);
    }
}

/// Names keep their article, so that a cut article is put back after the l- that hides it.
void WordReader::look_up_name(std::string_view folded, const WordLetters& word, const Head& head,
                              Candidates& out) const {
    const bool hidden_article = head.before.article && head.before.preposition == 'l';
    if (head.before.future || (head.before.article && !hidden_article)) {
        return;
    }
    const std::string_view stem = folded.substr(word.folded[head.letters]);
    Index::Found found;
    if (hidden_article) {
        std::string with_article;
        append_utf8(with_article, alef);
        append_utf8(with_article, lam);
        found = names_.find(with_article.append(stem));
    } else {
        found = names_.find(stem);
    }
    if (!found.known) {
        return;
    }
    const bool weak =
        std::all_of(found.postings.begin(), found.postings.end(),
                    [](const Posting& posting) { return (posting.flags & weak_name) != 0; });
    Candidate candidate;
    candidate.head = head;
    candidate.score.known = static_cast<std::int16_t>(found.postings.empty() ? weights::name_begins
                                                      : weak                 ? weights::weak_name
                                                                             : weights::name);
    add_guess(candidate, name_kind_, out);
}

/// A word that no row knows, by its article and its ending. A reading without a row is the mark of
/// a guess.
void WordReader::read_by_shape(const WordLetters& word, const Head& head, Candidates& out) const {
    const std::uint32_t letters = word.count - head.letters;
    if (head.before.future || letters < 3) {
        return;
    }
    const auto last = [&](std::uint32_t back) { return word.code[word.count - 1 - back]; };
    Candidate candidate;
    candidate.head = head;
    candidate.score.known = weights::by_shape;
    Features f;
    f.number = Number::singular;
    f.gender = Gender::masculine;
    const bool fem = word.ends_in_ta_marbuta();
    const std::uint32_t nisba_end = fem ? 1 : 0;  // -iyy, -iyya
    if (letters > 3 + nisba_end && last(nisba_end) == code(ya)) {
        f.part = PartOfSpeech::adjective;
        f.gender = fem ? Gender::feminine : Gender::masculine;
        add_guess(candidate, kind_of(f), out);
        f.part = PartOfSpeech::noun;
        add_guess(candidate, kind_of(f), out);
        return;
    }
    f.part = PartOfSpeech::noun;
    if (letters > 3 && last(0) == code(ta) && last(1) == code(alef)) {
        f.gender = Gender::feminine;
        f.number = Number::plural;
        add_guess(candidate, kind_of(f), out);
    } else if (letters > 4 && last(0) == code(nun) &&
               (last(1) == code(waw) || last(1) == code(ya))) {
        f.number = Number::plural;
        f.human = true;
        add_guess(candidate, kind_of(f), out);
    } else if (head.before.article) {
        f.gender = fem ? Gender::feminine : Gender::masculine;
        add_guess(candidate, kind_of(f), out);
    } else if (head.before.conjunction != 0 || head.before.preposition != 0) {
        f = Features{};
        f.part = PartOfSpeech::proper_noun;
        add_guess(candidate, kind_of(f), out);
    } else if (fem) {
        f.gender = Gender::feminine;
        candidate.score.known = weights::by_shape - 6;
        add_guess(candidate, kind_of(f), out);
    }
}

/// Adds a candidate without a row.
void WordReader::add_guess(Candidate& candidate, const FormKind& kind, Candidates& out) const {
    candidate.features = kind.features;
    candidate.score.attached = static_cast<std::int16_t>(score_attached(candidate.head, nullptr));
    candidate.score.form = static_cast<std::int16_t>(kind.score);
    candidate.own = sum(candidate.score);
    place(candidate, kind, out);
}

/// Works out what a candidate is to its neighbours, and adds it.
void WordReader::place(Candidate& candidate, const FormKind& kind, Candidates& out) const {
    Features& f = candidate.features;
    const Proclitics& before = candidate.head.before;
    const bool has_pronoun = candidate.pronoun != nullptr;
    const std::size_t use = has_pronoun ? 2 : before.article ? 1 : 0;
    f.definite = before.article;
    f.before_pronoun = false;
    const WordClass towards_next = kind.word_class[use];
    candidate.line = neighbours_.line(towards_next, candidate.form);
    candidate.traits = kind.traits[use];
    candidate.traits |= before.conjunction != 0 ? traits::joined : 0;
    candidate.traits |= before.preposition != 0 ? traits::governed : 0;
    candidate.traits |= candidate.nominative ? traits::nominative : 0;
    candidate.traits |= f.accusative ? traits::accusative : 0;
    constexpr Traits nominal = traits::noun | traits::adjective | traits::name | traits::number;
    candidate.as_word = before.preposition != 0 && (candidate.traits & nominal) != 0
                            ? WordClass::phrase
                            : towards_next;
    if (candidate.form != nullptr && candidate.form->sheet == verbs_ &&
        (candidate.traits & traits::passive) != 0) {
        candidate.traits |= passives_[candidate.form->row].patient;
    }
    if (candidate.form != nullptr && candidate.form->sheet == verbs_ &&
        (candidate.traits & traits::finite) != 0 && auxiliaries_[candidate.form->row]) {
        candidate.traits |= traits::ends_clause;  // "they had attacked": another verb is to come
    }
    if (candidate.form != nullptr && candidate.form->sheet == function_words_) {
        candidate.traits |= asked_moods_[candidate.form->row];
    }
    if (candidate.form != nullptr && candidate.form->tag != 0) {
        if (candidate.form->sheet == function_words_) {
            const std::size_t particles = candidate.form->tag >> attached_shift;
            if (particles != 0 && particles <= attached_particles.size()) {
                take_attached(candidate);
            }
        } else if ((candidate.form->tag & needs_object) != 0 &&
                   (candidate.traits & (traits::finite | traits::passive | traits::bound)) ==
                       traits::finite) {
            candidate.traits |= traits::needs_object;
        }
    }
    out.add(candidate);
}

}  // namespace khabar::arabic
