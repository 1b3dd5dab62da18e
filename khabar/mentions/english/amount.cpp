#include "khabar/mentions/english/amount.h"

#include <cmath>
#include <utility>

#include "khabar/mentions/amount_bounds.h"
#include "khabar/mentions/english/digits.h"

namespace khabar::amounts {

namespace {

constexpr int max_cues = 4;  // why: "about more than" is two; a page may repeat one

}  // namespace

bool EnglishAmounts::hyphen(std::uint32_t at) const {
    if (at <= in_.first() || at >= in_.limit()) {
        return false;
    }
    const auto& tokens = in_.text().tokens.tokens;
    const std::uint32_t end = tokens[at - 1].span.end;
    const std::string_view between =
        in_.text().document.text().substr(end, tokens[at].span.begin - end);
    return between == "-" || between == "\xE2\x80\x91" || between == "\xE2\x80\x93";
}

bool EnglishAmounts::all_free(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i) {
        if (!in_.free(i)) {
            return false;
        }
    }
    return true;
}

std::uint32_t EnglishAmounts::over_determiner(std::uint32_t at) const {
    const auto [role, hit] = in_.word_at(at);
    return role == "det" ? hit.end : at;
}

std::uint32_t EnglishAmounts::over_unit(std::uint32_t at) const {
    const auto unit = in_.unit_at(at);
    return unit ? unit->end : at;
}

std::optional<NumberRead> EnglishAmounts::number(std::uint32_t at) const {
    if (!in_.free(at)) {
        return std::nullopt;
    }
    return numbers_.read(at, in_.limit());
}

std::optional<NumberRead> EnglishAmounts::ranked(std::uint32_t at) const {
    if (auto plain = number(at)) {
        return plain;
    }
    const std::uint32_t word = over_determiner(at);
    const auto rank = word > at ? numbers_.rank(word, in_.limit()) : std::nullopt;
    if (!rank) {
        return std::nullopt;
    }
    NumberRead number;
    number.begin = at;
    number.end = rank->end;
    number.value = number.min = number.max = rank->value;
    return number;
}

std::optional<NumberRead> EnglishAmounts::joined(const NumberRead& low, std::uint32_t at) const {
    const auto high = ranked(at);
    if (!high) {
        return std::nullopt;
    }
    return join_ends(low, *high, !high->digits || high->end > high->begin + 1);
}

std::optional<NumberRead> EnglishAmounts::range(std::uint32_t at, bool between) const {
    const auto low = ranked(at);
    if (!low || !low->value) {
        return std::nullopt;
    }
    const auto [role, hit] = in_.word_at(over_unit(low->end));
    if (!(role == "to" || (between && role == "and"))) {
        return std::nullopt;
    }
    const auto unit = in_.unit_at(hit.end);  // "between $5 and $10"
    return joined(*low, unit ? unit->end : hit.end);
}

std::optional<NumberRead> EnglishAmounts::ratio(const NumberRead& one) const {
    if (!one.value || one.article) {
        return std::nullopt;
    }
    const bool single = std::abs(*one.value) == 1;
    const auto part = numbers_.part(one.end, in_.limit());
    if (!part || (part->role != EnglishNumberRole::in && part->role != EnglishNumberRole::over)) {
        return std::nullopt;
    }
    auto whole = number(part->end);
    // "nine out of ten"; "nine in ten" may tell a place or a year.
    const bool out_of = part->role == EnglishNumberRole::in && part->end > one.end + 1 && whole &&
                        whole->value && std::abs(*one.value) < *whole->value;
    // "2000 over 3" is shared out where nothing follows.
    const bool shared = whole && part->role == EnglishNumberRole::over &&
                        whole->end >= in_.limit() && one.begin == in_.first();
    if (!whole || !(single || shared || out_of) || !whole->value || *whole->value < 2 ||
        whole->article || !in_.free(one.end)) {
        return std::nullopt;
    }
    whole->begin = one.begin;
    whole->part = part->role == EnglishNumberRole::in ? *one.value : 0;
    whole->digits = false;
    whole->value = whole->min = whole->max = *one.value / *whole->value;
    return whole;
}

std::optional<NumberRead> EnglishAmounts::number_or_range(std::uint32_t at) const {
    if (!in_.free(at)) {
        return std::nullopt;
    }
    if (in_.text().kind(at) == TokenKind::number) {
        const auto range = english_digit_range(in_.text(), at);
        if (range && range->end <= in_.limit()) {
            NumberRead both;
            both.begin = at;
            both.end = range->end;
            both.min = range->low;
            both.max = range->high;
            both.approx = Approx::range;
            both.digits = true;
            // "5-7 million", "10-15m"
            const auto scale = numbers_.part(range->end, in_.limit());
            if (scale && scale->role == EnglishNumberRole::scale) {
                both.min *= scale->value;
                both.max *= scale->value;
                both.end = scale->end;
            }
            return both;
        }
    }
    auto first = number(at);
    if (!first || !first->value) {
        return first;
    }
    if (auto share = ratio(*first)) {
        return share;
    }
    const std::uint32_t next = first->end;
    const bool dash = in_.sign(next, "\xE2\x80\x93") || in_.sign(next, "~") ||
                      (in_.sign(next, "-") && next + 1 < in_.limit() && in_.glued(next + 1));
    if (dash || hyphen(next)) {
        if (auto both = joined(*first, dash ? next + 1 : next)) {
            return both;
        }
    }
    const auto [role, hit] = in_.word_at(next);
    if (role == "to" || role == "or") {
        if (auto both = joined(*first, hit.end);
            both && all_free(next, both->end) && (role != "or" || both->max < *first->value * 10)) {
            return both;
        }
    }
    return first;
}

/// "Handed over 13 prisoners": a particle that the verb before it takes.
bool EnglishAmounts::belongs_to_verb(std::uint32_t at) const {
    if (at == in_.first()) {
        return false;
    }
    const Reading& verb = in_.text().best(at - 1);
    if (verb.features.part != PartOfSpeech::verb || !verb.lemma) {
        return false;
    }
    const std::string valency = " " + std::string(in_.tables().cell(*verb.lemma, "valency")) + " ";
    return valency.starts_with(" trans ") &&
           valency.find(" " + std::string(in_.text().folded(at)) + " ") != std::string::npos;
}

std::optional<EnglishAmount> EnglishAmounts::one(std::uint32_t at) const {
    EnglishAmount amount;
    amount.begin = at;
    std::uint32_t next = at;
    for (int cues = 0; cues < max_cues; ++cues) {
        const auto cue = in_.cue_at(next, false);
        if (!cue || (cue->end == next + 1 && belongs_to_verb(next))) {
            break;
        }
        if (amount.approx == Approx::exact || amount.approx == Approx::about) {
            amount.approx = approx_of(in_.cell(*cue, "approx"));
        }
        amount.cued = true;
        next = cue->end;
    }
    std::optional<NumberRead> number;
    const auto [opener, hit] = in_.word_at(next);
    if (opener == "between" || opener == "from") {
        const auto unit = in_.unit_at(hit.end);
        number = range(unit ? unit->end : hit.end, opener == "between");
        if (number) {
            amount.between = true;
        } else if (!amount.cued) {
            return std::nullopt;
        }
    }
    if (!number) {
        // "more than $20", "over the tenth"
        const auto unit = amount.cued ? in_.unit_at(next) : std::nullopt;
        const bool sign = unit && in_.text().kind(next) == TokenKind::symbol;
        number = number_or_range(sign ? unit->end : next);
        if (!number && amount.cued) {
            number = ranked(next);
        }
    }
    if (!number || !all_free(at, number->end)) {
        return std::nullopt;
    }
    amount.number = *number;
    amount.end = number->end;
    return amount;
}

std::optional<EnglishAmount> EnglishAmounts::read(std::uint32_t at) const {
    auto first = one(at);
    if (!first || !first->number.value || !(is_lower(first->approx) || is_upper(first->approx))) {
        return first;
    }
    // Two limits with "and" or "but" between them are the ends of one range.
    const auto [role, hit] = in_.word_at(first->end);
    const auto second = role == "and" ? one(hit.end) : std::nullopt;
    if (!second || !second->cued) {
        return first;
    }
    const auto range = join_limits(first->number, first->approx, second->number, second->approx);
    if (!range) {
        return first;
    }
    first->number = *range;
    first->end = range->end;
    first->approx = Approx::exact;
    return first;
}

}  // namespace khabar::amounts
