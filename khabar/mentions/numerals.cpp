#include "khabar/mentions/numerals.h"
#include "khabar/tables/names.h"

#include <charconv>
#include <cmath>
#include <string_view>

namespace khabar::amounts {

namespace {

double to_double(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

NumberReader::NumberReader(const WordMatcher& words, const TableFile& tables)
    : words_(words),
      index_(tables.index(language_sheet(words.text().language(), "numerals"))),
      sheet_(tables.sheet(language_sheet(words.text().language(), "numerals"))) {
    if (sheet_ != nullptr) {
        role_ = sheet_->column("role").value_or(0);
        value_ = sheet_->column("value").value_or(0);
    }
}

std::optional<NumberPart> NumberReader::part(std::uint32_t token, std::uint32_t limit) const {
    if (token >= limit) {
        return std::nullopt;
    }
    NumberPart part;
    if (words_.text().kind(token) == TokenKind::number) {
        const std::optional<DigitRun> run = digit_run(words_.text(), token);
        const std::optional<double> value = run ? run->value() : std::nullopt;
        if (!value) {
            return std::nullopt;
        }
        part.role = NumberRole::digits;
        part.value = *value;
        part.end = run->end;
        return part;
    }
    if (sheet_ == nullptr) {
        return std::nullopt;
    }
    const std::optional<WordHit> hit = words_.match(index_, token, limit);
    // "Quantities" is no "like hundreds": a word that the lexicon knows whole keeps its letters.
    const Reading& best = words_.text().best(token);
    if (!hit || (hit->preposition != 0 && best.lemma && best.before.preposition == 0)) {
        return std::nullopt;
    }
    part.role = number_role(sheet_->cell(hit->row.row, role_));
    part.value = to_double(sheet_->cell(hit->row.row, value_));
    for (const Posting& row : hit->rows) {
        if (number_role(sheet_->cell(row.row, role_)) == NumberRole::fraction_bound) {
            part.bound_part = to_double(sheet_->cell(row.row, value_));
        }
    }
    part.end = hit->end;
    part.conjunction = hit->conjunction;
    part.article = hit->article;
    part.cut = hit->cut;
    return part;
}

std::optional<NumberRead> NumberReader::order_of_size(const NumberPart& first, std::uint32_t token,
                                                      std::uint32_t limit) const {
    // few; tens; few hundreds; tens of thousands; thousands.
    NumberRead read;
    read.begin = token;
    read.end = first.end;
    read.conjunction = first.conjunction;
    read.article = first.article;
    read.cut = first.cut;
    read.approx = first.role == NumberRole::few ? Approx::few : Approx::magnitude;
    read.min = first.value;
    read.max = first.role == NumberRole::few ? 9 : first.value * 10 - 1;
    const double top = first.role == NumberRole::few ? 10 : first.value * 10;
    const std::optional<NumberPart> next = part(first.end, limit);
    if (next && !next->conjunction && next->cut == 0 && first.role != NumberRole::scale_many &&
        (next->role == NumberRole::scale_many ||
         (next->role == NumberRole::magnitude && first.role == NumberRole::few))) {
        read.end = next->end;
        read.min = first.value * next->value;
        read.max = top * next->value - 1;
    }
    return read;
}

bool NumberReader::begins(std::uint32_t token, std::uint32_t limit) const {
    if (token >= limit) {
        return false;
    }
    if (words_.text().kind(token) == TokenKind::number) {
        return true;
    }
    return words_.is(token, words_.affixes().the) || words_.match(index_, token, limit).has_value();
}

std::optional<NumberRead> NumberReader::read(std::uint32_t token, std::uint32_t limit) const {
    const Affixes& affixes = words_.affixes();
    std::uint32_t at = token;
    bool article = false;
    if (at + 1 < limit && words_.is(at, affixes.the) &&
        words_.text().kind(at + 1) == TokenKind::number) {
        article = true;  // the article with a tatweel before digits
        ++at;
    }
    const std::optional<NumberPart> first = part(at, limit);
    if (!first || first->role == NumberRole::none || first->role == NumberRole::ordinal) {
        return std::nullopt;
    }
    if (first->role == NumberRole::magnitude || first->role == NumberRole::few ||
        first->role == NumberRole::scale_many) {
        return order_of_size(*first, at, limit);
    }
    NumberRead read;
    read.begin = token;
    read.end = first->end;
    read.conjunction = first->conjunction;
    read.article = article || first->article;
    read.cut = first->cut;
    read.digits = first->role == NumberRole::digits;
    if (const auto part = fraction(*first, limit)) {
        return read_fraction(*part, read, limit);
    }
    if (first->role == NumberRole::fraction_many || first->role == NumberRole::fraction_bound) {
        return std::nullopt;
    }
    return read_whole(*first, read, limit);
}

std::optional<NumberReader::Fraction> NumberReader::fraction(const NumberPart& first,
                                                             std::uint32_t limit) const {
    if (first.role == NumberRole::fraction) {
        return Fraction{first.value, first.end};
    }
    if (first.role == NumberRole::unit && first.value > 2) {
        const std::optional<NumberPart> parts = part(first.end, limit);
        if (parts && parts->role == NumberRole::fraction_many && !parts->conjunction &&
            parts->cut == 0) {
            return Fraction{std::round(first.value * parts->value * 1e9) / 1e9, parts->end};
        }
    }
    // "five" counts men in the plural without the article; "the fifth of the men" is bound to them.
    if (first.bound_part > 0 && !first.article && first.cut == 0 &&
        before_definite(first.end, limit)) {
        return Fraction{first.bound_part, first.end};
    }
    return std::nullopt;
}

std::optional<NumberReader::Fraction> NumberReader::and_fraction(const NumberPart& part,
                                                                 std::uint32_t limit) const {
    if (part.bound_part > 0) {
        const bool last =
            part.end >= limit || words_.text().kind(part.end) == TokenKind::punctuation;
        return last ? std::optional(Fraction{part.bound_part, part.end}) : std::nullopt;
    }
    return fraction(part, limit);
}

NumberRead NumberReader::read_fraction(const Fraction& fraction, NumberRead read,
                                       std::uint32_t limit) const {
    const std::optional<NumberPart> next = part(fraction.end, limit);
    read.fraction = fraction.end == read.end;  // of two words it needs no whole to be one
    read.end = fraction.end;
    read.value = fraction.value;
    if (next && next->role == NumberRole::scale && next->cut == 0) {
        read.value = fraction.value * next->value;
        read.end = next->end;
        read.fraction = false;
    }
    read.min = read.max = *read.value;
    return read;
}

std::optional<NumberRead> NumberReader::read_whole(const NumberPart& first, NumberRead read,
                                                   std::uint32_t limit) const {
    const Affixes& affixes = words_.affixes();
    NumberSum sum;
    sum.take(first, true);
    read.one = first.role == NumberRole::unit && first.value == 1;
    bool teen_alone = first.role == NumberRole::teen;
    double added = 0;
    NumberSum whole;  // before the last "and"
    std::uint32_t whole_end = 0;
    while (read.end < limit) {
        // "and" may stand alone before digits.
        std::uint32_t next_at = read.end;
        bool lone_and = false;
        if (words_.is(next_at, affixes.and_) && next_at + 1 < limit) {
            lone_and = true;
            ++next_at;
        }
        std::optional<NumberPart> next = part(next_at, limit);
        if (!next || (next->article && next->role != NumberRole::scale)) {
            break;
        }
        next->conjunction = next->conjunction || lone_and;
        if (next->cut > (next->conjunction && !lone_and ? 1 : 0)) {
            break;  // a preposition begins another phrase
        }
        if (!next->conjunction && next->role == NumberRole::unit && sum.scale() > 0 &&
            sum.open() == 0 && hundreds_follow(next->end, limit)) {
            next->conjunction = true;  // "a thousand five hundred", as people say it
        }
        const bool sign = words_.text().kind(next_at) == TokenKind::symbol;
        const auto fraction = next->conjunction || sign ? and_fraction(*next, limit) : std::nullopt;
        if (fraction) {
            const std::optional<NumberPart> unit = part(fraction->end, limit);
            read.end = fraction->end;
            double scale = sum.scale() > 0 && sum.open() == 0 ? sum.scale() : 1;
            if (unit && unit->role == NumberRole::scale && unit->cut == 0) {
                scale = unit->value;
                read.end = unit->end;
                if (sum.scale() == 0) {
                    sum.multiply_current(scale);
                }
            }
            added = fraction->value * scale;
            read.digits = read.one = false;
            break;
        }
        const bool many = next->role == NumberRole::scale || next->role == NumberRole::scale_many;
        if (whole_end > 0 && many && !next->conjunction && !next->article) {
            NumberSum larger = sum;
            if (!larger.take(*next, false)) {
                sum = whole;  // "20 thousand and 25 thousand" are two numbers
                read.end = whole_end;
                break;
            }
        }
        if (next->conjunction) {
            whole = sum;
            whole_end = read.end;
        }
        if (next->article || !sum.take(*next, false)) {
            break;
        }
        teen_alone = false;
        read.one = false;
        read.digits = read.digits && next->role == NumberRole::digits;
        read.end = next->end;
    }
    if (first.role == NumberRole::scale_open && read.end == first.end &&
        before_noun(read.end, limit)) {
        sum.multiply_total(2);  // before its noun the dual has lost its last letter
    }
    if (teen_alone) {
        return std::nullopt;  // "one of", not a number
    }
    read.value = sum.value() + added;
    read.min = read.max = *read.value;
    return read;
}

bool NumberReader::hundreds_follow(std::uint32_t token, std::uint32_t limit) const {
    const std::optional<NumberPart> next = part(token, limit);
    return next && next->role == NumberRole::hundred && next->value == 100 && !next->conjunction;
}

bool NumberReader::before_definite(std::uint32_t token, std::uint32_t limit) const {
    if (token >= limit || words_.text().kind(token) != TokenKind::word) {
        return false;
    }
    const Reading& reading = words_.text().best(token);
    return reading.before.article && reading.before.conjunction == 0 &&
           reading.before.preposition == 0;
}

bool NumberReader::before_noun(std::uint32_t token, std::uint32_t limit) const {
    if (token >= limit || words_.text().kind(token) != TokenKind::word) {
        return false;
    }
    const Reading& reading = words_.text().best(token);
    return reading.before == Proclitics{} && (reading.features.part == PartOfSpeech::noun ||
                                              reading.features.part == PartOfSpeech::adjective ||
                                              reading.features.part == PartOfSpeech::proper_noun);
}

std::optional<std::pair<int, std::uint32_t>> NumberReader::ordinal(std::uint32_t token,
                                                                   std::uint32_t limit) const {
    const std::optional<NumberPart> found = part(token, limit);
    if (!found || found->role != NumberRole::ordinal) {
        return std::nullopt;
    }
    return std::pair{static_cast<int>(found->value), found->end};
}

std::optional<RankRead> NumberReader::rank(std::uint32_t token, std::uint32_t limit) const {
    const std::optional<NumberPart> first = part(token, limit);
    const bool one = first && first->role == NumberRole::unit && first->value == 1;
    if (!first || !(first->role == NumberRole::ordinal ||
                    (first->article &&
                     (one || first->role == NumberRole::teen || first->role == NumberRole::tens ||
                      first->role == NumberRole::hundred)))) {
        return std::nullopt;
    }
    RankRead rank;
    rank.value = first->value;
    rank.end = first->end;
    rank.preposition = first->cut > (first->conjunction ? 1 : 0);
    rank.cardinal = first->role != NumberRole::ordinal;
    if (rank.cardinal && first->conjunction) {
        return std::nullopt;  // the end of "the twenty-first"
    }
    bool whole = !one && first->role != NumberRole::teen;
    while (rank.end < limit) {
        const bool lone_and = words_.is(rank.end, words_.affixes().and_);
        const std::optional<NumberPart> next = part(lone_and ? rank.end + 1 : rank.end, limit);
        const bool ten = next && !whole && next->role == NumberRole::unit && next->value == 10 &&
                         !next->article && !next->conjunction;
        const bool more = next && (lone_and || next->conjunction) &&
                          ((next->role == NumberRole::tens && next->article) ||
                           (next->role == NumberRole::ordinal && rank.value >= 100)) &&
                          std::fmod(rank.value, 100) < 10;
        if (!ten && !more) {
            break;
        }
        rank.value += next->value;
        rank.end = next->end;
        rank.cardinal = rank.cardinal && next->role != NumberRole::ordinal && !one;
        whole = true;
    }
    return whole ? std::optional(rank) : std::nullopt;
}

}  // namespace khabar::amounts
