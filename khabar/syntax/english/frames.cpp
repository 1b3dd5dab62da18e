#include "khabar/syntax/english/frames.h"

#include <algorithm>

namespace khabar::syntax {

namespace {

constexpr std::size_t max_look = 48;  // why: a subject with its relative clauses

bool is_intransitive(const EnglishSentence& sentence, const EnglishUnit& verb) {
    return verb.reading != nullptr && verb.reading->lemma &&
           !sentence.open.grammar.is_transitive(*verb.reading->lemma);
}

/// Whether a form is a finite verb, as far as what stands around it tells.
bool is_finite(const EnglishSentence& sentence, std::size_t k) {
    const EnglishUnit& unit = sentence.units[k];
    switch (unit.shape) {
        case VerbShape::finite:
        case VerbShape::plain:
            return true;
        case VerbShape::either:
            return has_object_behind(sentence, k) || is_intransitive(sentence, unit) ||
                   reads_as_past(sentence, k);
        case VerbShape::infinitive:
        case VerbShape::ing:
        case VerbShape::participle:
            return false;
    }
    return false;
}

}  // namespace

bool reads_as_past(const EnglishSentence& sentence, std::size_t verb) {
    const Features& best = sentence.open.grammar.text.best(sentence.units[verb].head).features;
    return best.verb_form == VerbForm::finite && best.tense == Tense::perfect && !best.passive;
}

std::vector<std::size_t> choose_subjects(const EnglishSentence& sentence,
                                         const std::vector<std::size_t>& pending,
                                         std::size_t verb) {
    if (pending.size() < 2) {
        return pending;
    }
    const auto before = unit_before(sentence.units, verb);
    const bool closed = before && sentence.units[*before].kind == EnglishPiece::comma;
    std::size_t last = pending.size() - 1;
    if (closed && !sentence.units[pending[last]].joined) {
        return {pending.front()};  // "the minister, a former judge, said"
    }
    if (!sentence.units[pending[last]].joined) {
        const bool headline = sentence.block == BlockKind::title && pending.size() == 2 &&
                              sentence.units[pending[last]].apart;
        return headline ? pending : std::vector<std::size_t>{pending[last]};  // "X, Y agree"
    }
    std::size_t first = last;
    while (first > 0 &&
           (sentence.units[pending[first]].joined || sentence.units[pending[first]].apart)) {
        --first;
    }
    if (closed && first == 0 && sentence.units[pending[1]].apart) {
        return {pending.front()};  // "X, minister and deputy, said"
    }
    return {pending.begin() + static_cast<std::ptrdiff_t>(first), pending.end()};
}

namespace {

/// The phrase right behind "by" and an amount; the "by" itself where none does.
std::size_t behind_measure(const EnglishSentence& sentence, std::size_t by) {
    const std::size_t measure = unit_behind(sentence.units, by);
    if (!sentence.is_kind(measure, EnglishPiece::noun)) {
        return by;
    }
    const EnglishUnit& unit = sentence.units[measure];
    const ReadText& text = sentence.open.grammar.text;
    const bool amount = text.best(unit.tokens.begin).features.part == PartOfSpeech::number &&
                        !text.best(unit.head).features.human;
    const std::size_t next = unit_behind(sentence.units, measure);
    const bool right_behind = sentence.is_kind(next, EnglishPiece::noun) && next == measure + 1;
    return amount && right_behind ? next : by;
}

}  // namespace

bool has_object_behind(const EnglishSentence& sentence, std::size_t verb) {
    std::size_t next = unit_behind(sentence.units, verb);
    if (sentence.is_kind(next, EnglishPiece::particle) && sentence.units[next].particle == "by") {
        next = behind_measure(sentence, next);  // "shortened by one hour the curfew"
    }
    return sentence.is_kind(next, EnglishPiece::noun) && !sentence.units[next].time &&
           !sentence.units[next].adjective;
}

namespace {

/// Nothing that is said stands behind: the end, a particle, a time.
bool tells_of_itself(const EnglishSentence& sentence, std::size_t next) {
    return next >= sentence.units.size() || sentence.is_kind(next, EnglishPiece::particle) ||
           sentence.is_kind(next, EnglishPiece::stop) ||
           (sentence.is_kind(next, EnglishPiece::noun) && sentence.units[next].time);
}

/// "..., their employer, the council,": two phrases between commas, the second another name of the
/// first; "..., witnesses, including a nurse,".
bool closes_another_name(const EnglishSentence& sentence, std::size_t comma) {
    const auto name = unit_before(sentence.units, comma);
    auto between = name ? unit_before(sentence.units, *name) : std::nullopt;
    const bool including = between && sentence.units[*between].kind == EnglishPiece::particle &&
                           sentence.units[*between].particle == "including";
    if (including) {
        between = unit_before(sentence.units, *between);
    }
    const auto first = between ? unit_before(sentence.units, *between) : std::nullopt;
    const auto is_apart = [&](std::size_t unit) {
        return sentence.units[unit].kind == EnglishPiece::noun && sentence.units[unit].apart &&
               sentence.units[unit].bare && !sentence.units[unit].time;
    };
    return first && sentence.units[*between].kind == EnglishPiece::comma &&
           (including || is_apart(*name)) && is_apart(*first);
}

}  // namespace

bool tells_after(const EnglishSentence& sentence, std::size_t verb) {
    const std::vector<EnglishUnit>& units = sentence.units;
    const EnglishUnit& unit = units[verb];
    if (unit.passive || unit.reading == nullptr || !unit.reading->lemma ||
        !sentence.open.grammar.is_speech(*unit.reading->lemma)) {
        return false;
    }
    const auto before = unit_before(units, verb);
    if (!before) {
        return false;
    }
    const bool behind = units[*before].kind == EnglishPiece::comma ||
                        (verb > 0 && units[verb - 1].kind == EnglishPiece::quote);
    const std::size_t next = unit_behind(units, verb);
    if (behind) {  // ", said the mayor", ", their employer, the council, said"
        return (sentence.is_kind(next, EnglishPiece::noun) && !units[next].time) ||
               (tells_of_itself(sentence, next) && closes_another_name(sentence, *before));
    }
    // the speaker begins behind a comma or a quote, and may have a name and a place behind him
    std::size_t first = *before;
    while (first > 0 && units[first].kind != EnglishPiece::comma &&
           units[first].kind != EnglishPiece::verb && units[first].kind != EnglishPiece::that &&
           !(units[first].kind == EnglishPiece::quote)) {
        --first;
    }
    const bool apart =
        units[first].kind == EnglishPiece::comma || units[first].kind == EnglishPiece::quote;
    if (!apart || sentence.is_kind(unit_behind(units, first), EnglishPiece::coordinator)) {
        return false;
    }
    if (sentence.is_kind(unit_behind(units, first), EnglishPiece::particle) &&
        units[*before].kind == EnglishPiece::noun && !units[*before].bare) {
        return false;  // ", in a statement posted on the internet"
    }
    if (next >= units.size() || sentence.is_kind(next, EnglishPiece::that)) {
        return next >= units.size();
    }
    if (sentence.is_kind(next, EnglishPiece::noun) && !units[next].time) {
        const std::size_t then = unit_behind(units, next);
        return !sentence.is_kind(then, EnglishPiece::verb) &&
               !sentence.is_kind(then, EnglishPiece::that) &&
               !sentence.is_kind(then, EnglishPiece::noun);
    }
    return !sentence.is_kind(next, EnglishPiece::verb);
}

bool has_later_verb(const EnglishSentence& sentence, std::size_t verb) {
    const std::vector<EnglishUnit>& units = sentence.units;
    const std::size_t end = std::min(units.size(), verb + max_look);
    std::size_t inner = 0;  // clauses that were opened and have no verb yet
    for (std::size_t i = verb + 1; i < end; ++i) {
        switch (units[i].kind) {
            case EnglishPiece::relative:
            case EnglishPiece::that:
            case EnglishPiece::subordinator:
                ++inner;
                break;
            case EnglishPiece::stop:
            case EnglishPiece::colon:
                return false;
            case EnglishPiece::verb: {
                const auto before = unit_before(units, i);
                // "the group, led by X, claimed": the second comma closes the aside
                const auto opened = unit_before(units, verb);
                const bool closes =
                    inner == 0 && before && opened && units[*before].kind == EnglishPiece::comma &&
                    units[*opened].kind == EnglishPiece::comma &&
                    units[i].shape != VerbShape::ing && units[i].shape != VerbShape::infinitive;
                if (closes) {
                    return true;
                }
                if (!is_finite(sentence, i) ||
                    (before && units[*before].kind == EnglishPiece::coordinator)) {
                    break;
                }
                if (inner > 0) {
                    --inner;
                    break;
                }
                return !tells_after(sentence, i);
            }
            default:
                break;
        }
    }
    return false;
}

}  // namespace khabar::syntax
