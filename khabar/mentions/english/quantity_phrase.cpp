#include "khabar/mentions/english/quantity_phrase.h"

#include <algorithm>
#include <string>
#include <utility>

#include "khabar/mentions/amount_bounds.h"
#include "khabar/mentions/amount_kind.h"
#include "khabar/tables/names.h"

namespace khabar::amounts {

namespace {

constexpr std::uint32_t noun_reach = 5;  // why: "two senior Islamic State group commanders"

/// "911 calls": a number that is dialled.
bool is_emergency_line(std::string_view number, std::string_view noun) {
    static constexpr std::string_view lines[] = {"911", "999", "112", "000"};
    static constexpr std::string_view nouns[] = {
        "call", "calls", "caller", "callers", "dispatcher", "dispatchers", "operator", "operators"};
    return std::find(std::begin(lines), std::end(lines), number) != std::end(lines) &&
           std::find(std::begin(nouns), std::end(nouns), noun) != std::end(nouns);
}

/// "A 2,000-strong force": so many fighters.
bool is_armed_body(std::string_view word) {
    static constexpr std::string_view words[] = {"force",     "army",    "contingent", "brigade",
                                                 "battalion", "militia", "garrison",   "regiment",
                                                 "corps",     "unit"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::string_view bearing_of(std::string_view role) {
    static constexpr std::pair<std::string_view, std::string_view> names[] = {
        {"n", "N"},   {"s", "S"},   {"e", "E"},   {"w", "W"},
        {"ne", "NE"}, {"nw", "NW"}, {"se", "SE"}, {"sw", "SW"}};
    for (const auto& [word, bearing] : names) {
        if (word == role) {
            return bearing;
        }
    }
    return {};
}

}  // namespace

std::optional<Mention> EnglishPhrases::read(const EnglishAmount& amount,
                                            const LastAmount& last) const {
    Draft draft;
    draft.amount = amount;
    draft.amount_end = draft.next = amount.end;
    if (labels_.in_address(amount.begin) || in_.is_time_unit(draft.next) ||
        in_.word_at(draft.next).first == "of_age") {
        return std::nullopt;
    }
    if (amount.end < in_.limit() && amount.end == amount.begin + 1 &&
        is_emergency_line(in_.text().folded(amount.begin), in_.text().folded(amount.end))) {
        return std::nullopt;
    }
    if (begins_length(amount)) {
        return std::nullopt;
    }
    take_unit_before(draft);
    if (draft.kind.empty()) {
        take_unit(draft);
    }
    if (draft.kind.empty()) {
        take_noun(draft);
    }
    if (!is_amount(draft)) {
        return std::nullopt;
    }
    const std::string_view kind = kind_of(draft, last);
    if (draft.amount.number.one && in_.word_at(amount.end).first == "of" && !is_casualty(kind)) {
        return std::nullopt;  // "one of a kind"
    }
    if (draft.amount.number.one && draft.bare() && kind.empty() && !draft.amount.cued &&
        !labels_.alone(amount.begin, draft.next)) {
        return std::nullopt;  // "one of them"
    }
    if (is_casualty(kind) && draft.amount.number.part > 0) {
        NumberRead& one = draft.amount.number;  // "one in three soldiers was killed"
        one.value = one.min = one.max = one.part;
    }
    QuantityMention quantity;
    quantity.kind = kind.empty() ? "other" : kind;
    quantity.unit = draft.unit;
    quantity.bearing = draft.bearing;
    quantity.noun = draft.noun;
    bound(draft.amount.number, draft.amount.approx, quantity);
    quantity.amount = {amount.begin, draft.amount_end};
    Mention mention;
    mention.tokens = {amount.begin, std::max(draft.next, draft.amount_end)};
    if (draft.noun_before && draft.noun.begin < amount.begin) {
        mention.tokens.begin = draft.noun.begin;
    }
    mention.words = in_.text().span(mention.tokens);
    mention.what = std::move(quantity);
    return mention;
}

/// "$20", "USD 20", "more than $20".
void EnglishPhrases::take_unit_before(Draft& draft) const {
    const std::uint32_t begin = draft.amount.number.begin;
    if (begin <= in_.first()) {
        return;
    }
    // A unit of two tokens: "US$", "C$".
    for (std::uint32_t back = 2; back >= 1; --back) {
        if (begin < in_.first() + back) {
            continue;
        }
        const std::uint32_t at = begin - back;
        const auto unit = in_.unit_at(at);
        const std::string_view shown = in_.text().words(at);
        const bool code =
            std::all_of(shown.begin(), shown.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        const bool sign = in_.text().kind(begin - 1) == TokenKind::symbol;
        if (unit && unit->end == begin && (sign || code) && in_.cell(*unit, "kind") == "money") {
            draft.unit = in_.cell(*unit, "unit");
            draft.kind = "money";
            draft.noun = {at, begin};
            draft.noun_before = true;
            return;
        }
    }
}

void EnglishPhrases::take_unit(Draft& draft) const {
    // "tens of millions of dollars"
    const auto [role, hit] = in_.word_at(draft.next);
    const std::uint32_t at = role == "of" ? hit.end : draft.next;
    const auto unit = in_.free(at) ? in_.unit_at(at) : std::nullopt;
    if (!unit) {
        return;
    }
    const auto noun = in_.noun_at(at);
    const std::string_view shown = in_.text().words(at);
    const bool letter = shown.size() == 1 && in_.text().kind(at) == TokenKind::word;
    const bool capital = shown.front() >= 'A' && shown.front() <= 'Z';
    if ((noun && noun->end > unit->end) || (letter && (capital || !draft.amount.number.digits))) {
        return;
    }
    draft.kind = in_.cell(*unit, "kind");
    draft.unit = in_.cell(*unit, "unit");
    draft.noun = {at, unit->end};
    draft.next = unit->end;
    if (draft.kind == "percent") {
        draft.amount_end = draft.next;
    }
    if (draft.kind == "distance") {
        const auto point = in_.word_at(draft.next);
        draft.bearing = bearing_of(point.first);  // its words stay with the place behind them
        const auto to = in_.word_at(draft.next + 2);
        if (draft.bearing.empty() && point.first == "to" && !to.first.empty()) {
            draft.bearing = bearing_of(to.first);  // "10 km to the south of"
        }
    }
    const std::uint32_t behind = draft.next;
    draft.amount.approx = approx_behind(in_, draft.next, draft.amount.approx);
    if (draft.kind == "percent" && draft.next > behind) {
        draft.amount_end = draft.next;
    }
}

bool EnglishPhrases::modifier(std::uint32_t at) const {
    if (!in_.free(at) || in_.text().kind(at) != TokenKind::word) {
        return false;
    }
    const auto [role, hit] = in_.word_at(at);
    if (role == "filler" || role == "det") {
        return true;
    }
    const Features& features = in_.text().best(at).features;
    const bool closed =
        features.role != WordRole::none || features.part == PartOfSpeech::auxiliary ||
        features.part == PartOfSpeech::adposition || features.part == PartOfSpeech::pronoun ||
        features.part == PartOfSpeech::coordinator || features.part == PartOfSpeech::subordinator ||
        features.part == PartOfSpeech::determiner;
    if (closed || features.verb_form == VerbForm::finite ||
        (!role.empty() && role != "label" && bearing_of(role).empty())) {
        return false;
    }
    if (in_.may(at, numeral_word) && numbers_.part(at, in_.limit())) {
        return false;
    }
    const std::string_view word = in_.text().folded(at);
    return word != "'s" && word != "'" && !in_.is_time_unit(at);
}

std::optional<EnglishPhrases::Noun> EnglishPhrases::head(std::uint32_t at, bool singular) const {
    std::optional<Noun> found;
    const std::uint32_t top = std::min(in_.limit(), at + noun_reach);
    std::uint32_t i = at;
    while (i < top) {
        const auto noun = in_.noun_at(i);
        const auto fate_at = noun ? in_.governor_at(i, in_.limit()) : std::nullopt;
        if (noun && fate_at && fate_at->end > noun->end) {
            break;  // "three shot dead"
        }
        if (noun) {
            const bool many = !noun->singular;
            const auto casualty = in_.governor_at(i, in_.limit());
            // "five wounded in", "five people dead"
            const bool fate = casualty && is_casualty(noun->kind) && found;
            if (fate) {
                break;
            }
            found = Noun{{i, noun->end}, noun->kind, noun->end};
            // The last noun of a run is its head: "police officers", "rocket launchers".
            const bool more = in_.noun_at(noun->end).has_value() &&
                              !in_.governor_at(noun->end, in_.limit()) &&
                              !amounts_.hyphen(noun->end);
            if (many || (singular && !more)) {
                break;
            }
            i = noun->end;
            continue;
        }
        if (in_.governor_at(i, in_.limit()) && !(i == at)) {
            break;
        }
        if (found && !in_.noun_at(i + 1)) {
            // A singular noun before another that no row knows: "car parks".
            const std::string_view word = in_.text().folded(i);
            if (modifier(i) && word.ends_with('s') && found->kind != "killed" &&
                in_.text().best(i).features.part == PartOfSpeech::noun) {
                return Noun{{i, i + 1}, "", i + 1};
            }
            break;
        }
        if (!modifier(i)) {
            break;
        }
        ++i;
    }
    if (found) {
        return found;
    }
    // A noun that no row knows: the first in the plural, else the word itself.
    for (i = at; i < top && modifier(i); ++i) {
        const std::string_view word = in_.text().folded(i);
        const Features& features = in_.text().best(i).features;
        if (in_.governor_at(i, in_.limit())) {
            break;
        }
        const bool noun = features.part == PartOfSpeech::noun;
        if (noun && (features.number == Number::plural ||
                     (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) ||
                     (singular && i > at))) {
            return Noun{{i, i + 1}, features.human ? "people" : "", i + 1};
        }
    }
    const bool one = at < in_.limit() && modifier(at) && !in_.governor_at(at, in_.limit()) &&
                     in_.text().best(at).features.part == PartOfSpeech::noun;
    return one ? std::optional(
                     Noun{{at, at + 1}, in_.text().best(at).features.human ? "people" : "", at + 1})
               : std::nullopt;
}

void EnglishPhrases::take_noun(Draft& draft) const {
    const std::uint32_t behind = draft.next;
    draft.amount.approx = approx_behind(in_, draft.next, draft.amount.approx);
    if (draft.next > behind) {
        draft.amount_end = draft.next;
    }
    auto [role, hit] = in_.word_at(draft.next);
    std::uint32_t at = draft.next;
    bool strong = false;
    if (role == "strong") {
        strong = true;  // "a 2,000-strong force"
        at = hit.end;
    } else if (role == "of" || role == "among") {
        at = hit.end;
        const auto all = in_.word_at(at);
        at = all.first == "det" ? all.second.end : at;
        // "ten of the 25 hostages": a figure of its own, which tells what the first one counts
        if (const auto whole = numbers_.read(at, in_.limit()); whole && in_.free(at)) {
            const auto noun = head(whole->end, whole->one);
            draft.kind = noun ? noun->kind : std::string_view();
            return;
        }
    }
    const NumberRead& number = draft.amount.number;
    const bool singular = number.one || strong || (number.value && *number.value <= 1);
    const auto noun = head(at, singular);
    if (!noun) {
        if (strong) {
            draft.kind = "people";
        }
        return;
    }
    draft.kind = strong && (noun->kind.empty() || noun->kind == "other") ? "people" : noun->kind;
    if (strong && draft.kind == "people" && is_armed_body(in_.text().folded(noun->tokens.begin))) {
        draft.kind = "fighters";
    }
    draft.noun = noun->tokens;
    draft.next = noun->end;
    draft.amount.approx = approx_behind(in_, draft.next, draft.amount.approx);
}

std::string_view EnglishPhrases::kind_of(const Draft& draft, const LastAmount& last) const {
    std::string_view kind = draft.kind;
    const std::uint32_t begin = draft.amount.begin;
    if ((draft.unit.empty() && draft.bare()) || is_people(kind)) {
        const std::string_view governing = kinds_.governor(begin, draft.next, last);
        const bool own =
            kind == "fighters" && (governing == "protesters" || governing == "displaced");
        if (!governing.empty() && !own) {
            kind = governing;
        }
    }
    if (kind == "arrested" || kind == "abducted") {  // "nine prisoners were killed"
        const std::string_view governing = kinds_.governor(begin, draft.next, last);
        kind = is_hurt(governing) ? governing : kind;
    }
    if ((kind.empty() || is_people(kind)) && is_casualty(last.kind) && kinds_.among(begin)) {
        kind = last.kind;
    }
    if (kind == "same") {
        kind = last.kind.empty() || !(is_casualty(last.kind) || is_people(last.kind))
                   ? std::string_view("people")
                   : last.kind;
    }
    // "20 dead and wounded"
    if (is_hurt(kind) && draft.noun.end == draft.next && draft.next + 1 < in_.limit()) {
        const std::string_view joint = in_.text().folded(draft.next);
        const auto other =
            joint == "and" || joint == "or" ? in_.noun_at(draft.next + 1) : std::nullopt;
        if (other && is_hurt(other->kind) && other->kind != kind && kind == draft.kind) {
            kind = "casualties";
        }
    }
    return kind;
}

}  // namespace khabar::amounts
