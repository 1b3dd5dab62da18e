#include "khabar/mentions/english/actor_words.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <string>

#include "khabar/tables/alternatives.h"
#include "khabar/tables/names.h"

namespace khabar::actors {

using mentions::NameMatch;
using Kind = PhrasePart::Kind;

namespace {

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool has_small(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

EnglishWords::EnglishWords(const Scene& scene)
    : in_(scene),
      peoples_(scene.tables.index("en/peoples")),
      weekdays_(scene.tables.index("en/weekdays")),
      months_(scene.tables.index("en/months")),
      triggers_(scene.tables.index("events/patterns_en")),
      speech_(scene.tables.index("en/speech")),
      modifiers_(scene.tables.index("actors/modifiers_en")),
      misread_(scene.text.size()) {
    for (const NameMatch& match : in_.names.all()) {
        const std::uint32_t at = match.tokens.begin;
        misread_[at] =
            match.tokens.end == at + 1 && has_small(in_.text.words(at)) &&
            std::all_of(match.postings.begin(), match.postings.end(), [&](const Posting& posting) {
                return is_acronym_of(posting.id(), in_.text.folded(at));
            });
        const bool paper =  // "Sana" is no agency
            std::any_of(match.postings.begin(), match.postings.end(), [&](const Posting& posting) {
                const std::string_view kind = in_.tables.cell(posting.id(), "kind");
                return kind == "agency" || kind == "outlet";
            });
        misread_[at] = misread_[at] && (paper || !is_spelled(at));
    }
}

/// "Nato", "Unicef": British papers write acronyms that are spoken as words like names; what else
/// is a word or a name is none ("Care", "Sana").
bool EnglishWords::is_spelled(std::uint32_t token) const {
    constexpr std::size_t least = 4;  // why: "Gia", "Pij" are spoken letter by letter
    const std::string_view word = in_.text.words(token);
    const auto readings = in_.text.readings.of(token);
    return word.size() >= least && capital(token) &&
           std::none_of(word.begin() + 1, word.end(),
                        [](char c) { return c >= 'A' && c <= 'Z'; }) &&
           std::none_of(readings.begin(), readings.end(),
                        [](const Reading& reading) { return reading.lemma.has_value(); }) &&
           in_.tables.index(sheet_of("actors/given_names", LanguageId::english))
               .find(in_.text.key(token))
               .postings.empty();
}

/// Whether all forms of those letters in a row are capitals.
bool EnglishWords::is_acronym_of(RowId row, std::string_view folded) const {
    const bool actor = in_.words.is(row, in_.words.actors());
    if (!actor && !in_.words.is(row, in_.words.countries())) {
        return false;
    }
    bool capitals = false;
    for (const char* column : {"en", actor ? "weak_en" : "capital_en"}) {
        const bool small_too =
            any_alternative(in_.tables.cell(row, column), [&](std::string_view name) {
                const bool same = name.size() == folded.size() &&
                                  std::equal(name.begin(), name.end(), folded.begin(),
                                             [](char a, char b) { return small(a) == small(b); });
                capitals = capitals || same;
                return same && has_small(name);
            });
        if (small_too) {
            return false;
        }
    }
    return capitals;
}

bool EnglishWords::determiner(std::uint32_t token) const {
    return in_.text.best(token).features.part == PartOfSpeech::determiner;
}

bool EnglishWords::is_the(std::uint32_t token) const {
    return in_.text.folded(token) == "the";
}

bool EnglishWords::number(std::uint32_t token) const {
    return in_.text.kind(token) == TokenKind::number ||
           in_.text.best(token).features.part == PartOfSpeech::number;
}

bool EnglishWords::possessive(std::uint32_t token) const {
    if (token >= in_.end) {
        return false;
    }
    const std::string_view word = in_.text.folded(token);
    const PartOfSpeech part = in_.text.best(token).features.part;
    return (word == "'s" || word == "'") && part != PartOfSpeech::auxiliary &&
           part != PartOfSpeech::verb;
}

bool EnglishWords::capital(std::uint32_t token) const {
    const auto first = static_cast<unsigned char>(in_.text.words(token).front());
    return (first >= 'A' && first <= 'Z') || first >= 0x80;
}

bool EnglishWords::of_calendar(std::uint32_t token) const {
    return capital(token) && (!weekdays_.find(in_.text.key(token)).postings.empty() ||
                              !months_.find(in_.text.key(token)).postings.empty());
}

bool EnglishWords::hyphen_behind(std::uint32_t token) const {
    if (token + 1 >= in_.end) {
        return false;
    }
    const Span here = in_.text.tokens.tokens[token].span;
    const Span next = in_.text.tokens.tokens[token + 1].span;
    return next.begin == here.end + 1 && in_.text.document.text(Span{here.end, next.begin}) == "-";
}

bool EnglishWords::name_particle(std::uint32_t token) const {
    static constexpr std::string_view particles[] = {
        "al", "el", "bin", "ibn", "ben", "abu", "abd", "ul", "de", "der", "den", "della", "del",
        "di", "da", "dos", "von", "van", "la",  "le",  "du", "ad", "ed",  "ud",  "as",    "ould"};
    const std::string_view word = in_.text.folded(token);
    return in_.text.kind(token) == TokenKind::word &&
           std::find(std::begin(particles), std::end(particles), word) != std::end(particles);
}

bool EnglishWords::event_noun(std::uint32_t token) const {
    const auto readings = in_.text.readings.of(token);
    return std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
        constexpr std::int32_t slack = -9;  // why: one neighbour's evidence
        if (reading.score < slack || reading.features.part != PartOfSpeech::noun) {
            return false;
        }
        return reading.features.verb_form == VerbForm::verbal_noun ||
               (reading.lemma && !triggers_.find(in_.words.lemma(reading)).postings.empty());
    });
}

bool EnglishWords::says(std::uint32_t token) const {
    const Reading& best = in_.text.best(token);
    return best.features.part == PartOfSpeech::verb && best.lemma &&
           !speech_.find(in_.words.lemma(best)).postings.empty();
}

/// "Threatening people", "targeting civilians": what is done to them.
bool EnglishWords::is_gerund(std::uint32_t token) const {
    const Reading& best = in_.text.best(token);
    return best.features.verb_form == VerbForm::verbal_noun &&
           in_.text.folded(token).ends_with("ing") &&
           modifiers_.find(in_.text.key(token)).postings.empty();
}

/// "Russian shelling": an adjective has no object; what may also be a people has none behind the
/// deed ("the Chinese targeting civilians").
bool EnglishWords::is_deed_of_state(std::uint32_t token) const {
    const auto before = token > 0 ? people_part(token - 1) : std::nullopt;
    if (!before || !before->plural || token + 1 >= in_.end) {
        return before.has_value();
    }
    const PartOfSpeech next = in_.text.best(token + 1).features.part;
    return next == PartOfSpeech::verb || next == PartOfSpeech::auxiliary ||
           next == PartOfSpeech::adposition;
}

bool EnglishWords::describes_next(std::uint32_t token) const {
    const auto readings = in_.text.readings.of(token);
    const bool participle = std::any_of(readings.begin(), readings.end(), [](const Reading& r) {
        return r.features.verb_form == VerbForm::passive_participle;
    });
    return participle && token > 0 && token + 1 < in_.end &&
           !modifiers_.find(in_.text.folded(token)).postings.empty() && people_part(token - 1) &&
           !people_part(token - 1)->plural && head_part(token + 1).has_value();
}

/// "It is over," said French officials: a word of saying behind a comma or a quotation describes
/// nobody.
bool EnglishWords::tells_behind(std::uint32_t token) const {
    const Reading& best = in_.text.best(token);
    if (best.features.verb_form != VerbForm::passive_participle || token == 0 ||
        in_.text.kind(token - 1) != TokenKind::punctuation) {
        return false;
    }
    const auto readings = in_.text.readings.of(token);
    return std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
        return reading.features.part == PartOfSpeech::verb && reading.lemma &&
               !speech_.find(in_.words.lemma(reading)).postings.empty();
    });
}

std::optional<PhrasePart> EnglishWords::name_part(std::uint32_t token) const {
    const NameMatch* match = name(token);
    if (match == nullptr || (!capital(token) && match->tokens.end == token + 1)) {
        return std::nullopt;
    }
    const Posting* place = in_.place_of(*match);
    const bool weak_place =
        place == nullptr || ((place->flags & weak_name) != 0 && in_.words.head(token) != nullptr);
    if (in_.actor_of(*match) == nullptr && weak_place) {
        return std::nullopt;  // what needs help may be a role noun
    }
    PhrasePart out;
    out.kind = Kind::name;
    out.tokens = match->tokens;
    out.name = match;
    return out;
}

std::optional<PhrasePart> EnglishWords::people_part(std::uint32_t token) const {
    constexpr std::uint32_t longest = 3;  // "Papua New Guinean"
    PhrasePart out;
    out.kind = Kind::people;
    if (!capital(token)) {
        return std::nullopt;
    }
    if (Index::Found found = peoples_.find(in_.text.key(token)); found.begins) {
        std::string key(in_.text.folded(token));
        for (std::uint32_t next = token + 1; next < in_.end && next < token + longest; ++next) {
            key += ' ';
            key += in_.text.folded(next);
            found = peoples_.find(key);
            if (!found.known) {
                break;
            }
            if (!found.postings.empty()) {
                const Posting& posting = found.postings.front();
                out.tokens = {token, next + 1};
                out.country = posting.id();
                out.plural = (posting.flags & many_people) != 0;
            }
        }
        if (out.country) {
            out.reading = &in_.text.best(token);
            return out;
        }
    }
    const Reading* reading = in_.words.nisba(token);
    if (reading == nullptr || !reading->features.nisba) {
        return std::nullopt;
    }
    out.tokens = {token, token + 1};
    out.reading = reading;
    out.country = reading->lemma;
    out.plural = reading->features.number == Number::plural;
    for (const Reading& other : in_.text.readings.of(token)) {  // "the Chinese": both
        out.plural = out.plural ||
                     (other.lemma == reading->lemma && other.features.number == Number::plural);
    }
    return out;
}

std::uint32_t EnglishWords::behind_short_name(std::uint32_t token) const {
    const std::uint32_t behind = token + 3;
    const bool letters = is(token, "(") && behind < in_.end && is(token + 2, ")") &&
                         in_.text.kind(token + 1) == TokenKind::word &&
                         !has_small(in_.text.words(token + 1));
    return letters && head_part(behind) ? behind : token;
}

void EnglishWords::read_sentence(TokenRange tokens) {
    first_ = tokens.begin;
    parts_.clear();
    for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
        parts_.push_back(read_part(token));
    }
}

std::optional<PhrasePart> EnglishWords::part(std::uint32_t token) const {
    assert(token >= first_);
    return token < in_.end ? parts_[token - first_] : std::nullopt;
}

std::optional<PhrasePart> EnglishWords::read_part(std::uint32_t token) const {
    if (in_.text.kind(token) != TokenKind::word || of_calendar(token) ||
        !is_letter(in_.text.words(token).front())) {
        return std::nullopt;
    }
    if (auto name = name_part(token)) {
        return name;
    }
    if (auto people = people_part(token)) {
        return people;
    }
    if (auto head = head_part(token)) {
        return head;
    }
    PhrasePart out;
    out.tokens = {token, token + 1};
    out.reading = &in_.text.best(token);
    const Features& best = out.reading->features;
    out.plural = best.number == Number::plural;
    if (best.role != WordRole::none) {
        return std::nullopt;
    }
    switch (best.part) {
        case PartOfSpeech::adjective:
            if (best.verb_form == VerbForm::active_participle && token > 0 &&
                in_.text.best(token - 1).features.part == PartOfSpeech::adposition) {
                return std::nullopt;  // "by targeting civilians"
            }
            if (tells_behind(token)) {
                return std::nullopt;
            }
            out.kind = Kind::adjective;
            return out;
        case PartOfSpeech::noun:
            if (is_gerund(token) && !is_deed_of_state(token)) {
                return std::nullopt;
            }
            out.kind = Kind::noun;
            return out;
        case PartOfSpeech::proper_noun:
            if (!capital(token)) {
                return std::nullopt;
            }
            out.kind = Kind::proper;
            return out;
        default:
            return std::nullopt;
    }
}

}  // namespace khabar::actors
